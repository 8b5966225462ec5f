import type { MatterEventName } from '../../contract/rights.ts'
import type { Matter, MatterEvent } from '../../storage/rights.ts'

/** What a matter is at a moment; `not-yet`: it is received later. */
export type MatterState = MatterEventName | 'received' | 'not-yet'

const decisive: ReadonlySet<MatterEventName> = new Set<MatterEventName>([
  'answered',
  'satisfied',
  'refused',
  'violation-found',
  'violation-not-found',
])

export interface MatterStanding {
  readonly state: MatterState
  /** The term is over and there is no decision. */
  readonly overdue: boolean
  /** The decision came after the term. */
  readonly late: boolean
}

/** The fold of a history up to a moment (ISO UTC): the term needs no event, the clock says it is over. */
export function standingAt(
  { receivedAt, due }: Pick<Matter, 'receivedAt' | 'due'>,
  history: readonly MatterEvent[],
  moment: string,
): MatterStanding {
  if (moment < receivedAt) return { state: 'not-yet', overdue: false, late: false }
  const events = history.filter(({ at }) => at <= moment)
  const decision = decisionIn(events)
  const state = decision?.event ?? events.at(-1)?.event ?? 'received'
  return { state, overdue: !decision && moment > due, late: (decision?.at ?? '') > due }
}

/** What ended a matter. */
export const decisionIn = (events: readonly MatterEvent[]): MatterEvent | undefined =>
  events.find(({ event }) => decisive.has(event))
