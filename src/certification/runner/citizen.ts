import type { AccessEvent } from '../../storage/access-requests.ts'
import type { CitizenDoing } from '../scenario.ts'
import type { Ties } from './course.ts'
import type { Records } from './records.ts'

const endings: ReadonlySet<string> = new Set(['agreed', 'refused', 'expired', 'no-number'])

/** When the citizen did it; undefined while it is waited for. */
export function doneBy(
  does: CitizenDoing,
  { sessionId = '', withdrawalId }: Pick<Ties, 'sessionId' | 'withdrawalId'>,
  records: Records,
): string | 'another-story' | undefined {
  if (does === 'withdrew') return records.withdrawals.find(({ id }) => id === withdrawalId)?.askedAt
  const events = records.eventsOf(sessionId)
  const ending = events.find(({ event }) => endings.has(event))
  if (ending) return ending.event === does ? ending.at : 'another-story'
  return does === 'failed' ? usedUpAt(events) : undefined
}

/** The wrong codes so far, and how many of them end the request; requests of before do not have that on record. */
export function wrongCodesOf(events: readonly AccessEvent[]): {
  readonly wrong: readonly AccessEvent[]
  readonly allowed: number | undefined
} {
  return {
    wrong: events.filter(({ event }) => event === 'wrong-code'),
    allowed: events.find(({ event }) => event === 'asked')?.codeAttempts,
  }
}

/** The wrong code after which no other is taken. */
function usedUpAt(events: readonly AccessEvent[]): string | undefined {
  const { wrong, allowed } = wrongCodesOf(events)
  return (allowed === undefined ? wrong.at(-1) : wrong[allowed - 1])?.at
}
