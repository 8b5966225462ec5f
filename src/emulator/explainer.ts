import { type FaultCode, faultEntry, ShepFault } from '../contract/faults.ts'
import type { Text } from '../contract/texts/text.ts'
import { type Certificate, parseCertificate } from '../eds/certificate.ts'
import { isNamedBy } from '../envelope/certificate-name.ts'
import { explain } from '../envelope/explain/explain.ts'
import type { Explanation } from '../envelope/explain/explanation.ts'
import type { GateSettings } from '../envelope/gate.ts'
import type { Arrival, KeyFinder } from '../envelope/verify.ts'
import type { Storage } from '../storage/database.ts'
import type { JournalEntry } from '../storage/messages.ts'
import { wholeEntry } from './erasure/erased-view.ts'
import { contentTypeIn, keyFinderAt } from './rejudge.ts'
import { liveGround, type RejudgeDeps } from './rejudge-routes.ts'

export interface ExplainerDeps extends RejudgeDeps {
  readonly gate: GateSettings
  readonly keyOf: KeyFinder
}

/** What the journal says became of a message. */
export interface Recorded {
  readonly id: string
  readonly receivedAt: string
  readonly messageId?: string
  /** `OK`, or our key of the refusal; absent while there is no answer. */
  readonly outcome?: string
  readonly wire?: string
  readonly text?: Text
}

export type JournalExplanation = Explanation & { readonly recorded: Recorded }

export interface Explainer {
  /** `given`: certificates that the message may only name. */
  posted(arrival: Arrival, given: readonly Certificate[]): Promise<Explanation>
  /** Throws ShepFault ENTRY_UNKNOWN, MESSAGE_ERASED. */
  journaled(id: string): Promise<JournalExplanation>
}

/** A search may not hold up the gateway: about a second of work, in turns of a few milliseconds. */
const EFFORT = 64 * 1024 * 1024
/** Keys that are asked whether they signed in place of the named one. */
const OTHERS = 200

/** Why a message is refused: of one that was handed in as it would be now, of one in the journal as it was when it came. */
export function createExplainer({ gate, keyOf, ...deps }: ExplainerDeps): Explainer {
  const { storage } = deps
  const others = () => storage.read((stores) => registeredIn(stores))
  const tell = async (arrival: Arrival, finder: KeyFinder, given: readonly Certificate[]) => {
    const known = async () => [...given, ...(await others())]
    const settings = { ...gate, keyOf: finder, others: known, effort: EFFORT }
    return (await explain(arrival, settings)).explanation
  }
  return {
    posted: (arrival, given) => tell(arrival, knowing(given, keyOf), given),
    journaled: async (id) => {
      const entry = await storage.read((stores) => wholeEntry(id, stores))
      if (entry.id !== id) throw new ShepFault('ENTRY_UNKNOWN', { id })
      const { request: bytes } = entry
      const contentType = contentTypeIn(JSON.parse(entry.headers))
      const finder = keyFinderAt(new Date(entry.receivedAt), liveGround(deps))
      const told = await tell({ bytes, contentType }, finder, [])
      return { recorded: recordedOf(entry), ...told }
    },
  }
}

/** A certificate that was given goes before the registry; it is judged as one that the message carries. */
const knowing =
  (given: readonly Certificate[], keyOf: KeyFinder): KeyFinder =>
  async (reference) => {
    const named = reference.form === 'certificate' ? undefined : given.find(isNamedBy(reference))
    if (!named) return keyOf(reference)
    return keyOf({ form: 'certificate', base64: Buffer.from(named.der).toString('base64') })
  }

function recordedOf({ id, receivedAt, messageId, outcome }: JournalEntry): Recorded {
  return {
    ...{ id, receivedAt },
    ...(messageId !== undefined && { messageId }),
    ...(outcome !== undefined && { outcome }),
    ...(outcome !== undefined && outcome !== 'OK' && inWords(outcome)),
  }
}

function inWords(outcome: FaultCode): Pick<Recorded, 'wire' | 'text'> {
  const { wire, ru, kk, en } = faultEntry(outcome)
  return { wire, text: { ru, kk, en } }
}

type Stores = Parameters<Parameters<Storage['read']>[0]>[0]

async function registeredIn({ participants, certificates }: Stores): Promise<Certificate[]> {
  const found: Certificate[] = []
  for (const { senderId } of await participants.list()) {
    if (found.length >= OTHERS) break
    const rows = await certificates.findBySender(senderId, 'transport')
    found.push(...rows.map(({ der }) => parseCertificate(der)))
  }
  return found.slice(0, OTHERS)
}
