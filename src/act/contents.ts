import type { CertificationFacts } from '../certification/facts.ts'
import {
  contentIn,
  entriesOf,
  type PersonalDataFinding,
  type PersonalDataScan,
  placeOf,
} from '../certification/personal-data.ts'
import { sha256 } from './json.ts'

/** SHA-256 of both sides of a message, hex. */
export interface Digests {
  readonly requestSha256: string
  /** Absent: it was never answered. */
  readonly responseSha256?: string
}

type Content = Parameters<PersonalDataScan>[0]

/** What the bytes of one message tell. */
export interface Looked extends Digests {
  readonly id: string
  readonly found: readonly PersonalDataFinding[]
}

export function lookedAt(content: Content, scan: PersonalDataScan): Looked {
  const { id, request, response } = content
  return {
    id,
    requestSha256: sha256(request),
    ...(response && { responseSha256: sha256(response) }),
    found: scan(content),
  }
}

/** What only the bytes of its messages tell of a session. */
export interface Contents {
  /** By the id of the journal entry. */
  readonly digests: ReadonlyMap<string, Digests>
  /** What looks like personal data of somebody real, and nobody has confirmed. */
  readonly found: readonly PersonalDataFinding[]
}

interface Sources {
  readonly scan: PersonalDataScan
  readonly messages: Parameters<typeof contentIn>[0]
  /** Messages that were looked at before: those that had their answers are not read again, for nothing changes them. */
  readonly looked: readonly Looked[]
}

/** Of every message of a session; of those that are read one is held at a time. */
export async function contentsOf(
  { count, confirmed }: Pick<CertificationFacts, 'count' | 'confirmed'>,
  { scan, messages, looked }: Sources,
): Promise<Contents> {
  const known = new Map(
    looked.flatMap((one) => (one.responseSha256 === undefined ? [] : [[one.id, one] as const])),
  )
  const digests = new Map<string, Digests>()
  const found: PersonalDataFinding[] = []
  for (const { id } of entriesOf(count)) {
    const { found: here, ...own } = known.get(id) ?? lookedAt(await contentIn(messages, id), scan)
    digests.set(id, own)
    found.push(...here.filter((one) => !confirmed.has(placeOf(one))))
  }
  return { digests, found }
}
