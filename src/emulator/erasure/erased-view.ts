import { type ErasedFacts, erasedFacts } from '../../certification/erased.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { Text } from '../../contract/texts/text.ts'
import type { Erasure, ErasureStore } from '../../storage/erasures.ts'
import type { JournalEntry } from '../../storage/messages.ts'
import type { Stores } from '../../storage/stores.ts'
import type { SessionFacts } from './session.ts'

/** What is told of a session that was erased: that it was, and what an act that somebody holds is recognised by. */
export interface ErasedSession extends SessionFacts {
  readonly sessionId: string
  readonly state: 'erased'
  readonly erased: ErasedFacts
  readonly missing: readonly []
  readonly notCounted: readonly []
  readonly text: Text
}

export function erasedSession(sessionId: string, erasure: Erasure): ErasedSession {
  const facts = JSON.parse(erasure.facts) as SessionFacts
  const { counted, required } = facts
  const { at, by } = erasure
  return {
    ...facts,
    sessionId,
    state: 'erased',
    erased: erasedFacts(erasure),
    missing: [],
    notCounted: [],
    text: {
      ru: `сессия стёрта ${at}, ${by}; засчитано было ${counted}, требуется ${required}`,
      kk: `сессия өшірілген: ${at}, ${by}; есептелгені ${counted}, талап етіледі ${required}`,
      en: `the session was erased at ${at} by ${by}; ${counted} were counted, ${required} are required`,
    },
  }
}

/** What is told of each message of a list that was emptied, by its id. */
export async function erasedAmong(
  entries: readonly JournalEntry[],
  { erasures }: { readonly erasures: Pick<ErasureStore, 'find' | 'message'> },
): Promise<ReadonlyMap<string, object>> {
  const known = new Map<string, ErasedFacts>()
  const found = new Map<string, object>()
  for (const { id, erasureId } of entries) {
    if (erasureId === undefined) continue
    const erasure = known.has(erasureId) ? undefined : await erasures.find(erasureId)
    if (erasure) known.set(erasureId, erasedFacts(erasure))
    const { entryId: _, ...digests } = (await erasures.message(id)) ?? { entryId: id }
    found.set(id, { ...known.get(erasureId), ...digests })
  }
  return found
}

/** A message with its bytes, by our id, messageId or sessionId. Throws ShepFault ENTRY_UNKNOWN, and MESSAGE_ERASED with when, by whom and why. */
export async function wholeEntry(
  id: string,
  { messages, erasures }: Pick<Stores, 'messages' | 'erasures'>,
): Promise<JournalEntry> {
  const [entry] = await messages.find(id)
  if (entry === undefined) throw new ShepFault('ENTRY_UNKNOWN', { id })
  const erased = (await erasedAmong([entry], { erasures })).get(entry.id)
  if (erased) throw new ShepFault('MESSAGE_ERASED', { id, ...erased })
  return entry
}
