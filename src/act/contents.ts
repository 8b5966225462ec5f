import {
  eachMessage,
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

/** What only the bytes of its messages tell of a session. */
export interface Contents {
  /** By the id of the journal entry. */
  readonly digests: ReadonlyMap<string, Digests>
  /** What looks like personal data of somebody real, and nobody has confirmed. */
  readonly found: readonly PersonalDataFinding[]
}

type Session = Parameters<typeof eachMessage>[0]
type Messages = Parameters<typeof eachMessage>[1]

/** Looks through every message of a session, one at a time. */
export async function contentsOf(
  { count, confirmed }: { readonly count: Session; readonly confirmed: ReadonlySet<string> },
  scan: PersonalDataScan,
  messages: Messages,
): Promise<Contents> {
  const digests = new Map<string, Digests>()
  const found = await eachMessage(count, messages, (entry) => {
    const { id, request, response } = entry
    digests.set(id, {
      requestSha256: sha256(request),
      ...(response && { responseSha256: sha256(response) }),
    })
    return scan(entry).filter((one) => !confirmed.has(placeOf(one)))
  })
  return { digests, found }
}
