import type { SubjectList } from '../../contract/breach.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { Breach, BreachEvent } from '../../storage/breaches.ts'
import type { Stores } from '../../storage/stores.ts'

/** A breach with everything that happened to it. */
export interface BreachCase {
  readonly breach: Breach
  readonly events: readonly BreachEvent[]
}

/** BREACH_NOT_FOUND when there is none of this id. */
export async function findCase(
  { breaches }: Pick<Stores, 'breaches'>,
  id: string,
): Promise<BreachCase> {
  const breach = await breaches.find(id)
  if (!breach) throw new ShepFault('BREACH_NOT_FOUND', { id })
  return { breach, events: await breaches.events(breach.no) }
}

/** The one event of a kind that happens once. */
export const eventOf = (
  { events }: BreachCase,
  kind: Exclude<BreachEvent['event'], 'list-received'>,
): BreachEvent | undefined => events.find(({ event }) => event === kind)

/** Whether the authorised body saw a risk; undefined before it decided. */
export function riskOf(found: BreachCase): boolean | undefined {
  const decided = eventOf(found, 'decided')
  return decided && decided.detail['risk'] === true
}

export type BreachState = 'notified' | 'no-risk' | 'risk' | 'ordered' | 'delivering' | 'delivered'

/** Where a breach stands, by its history alone. */
export function stateOf(found: BreachCase): BreachState {
  if (eventOf(found, 'delivered')) return 'delivered'
  if (eventOf(found, 'delivery-started')) return 'delivering'
  if (eventOf(found, 'ordered')) return 'ordered'
  const risk = riskOf(found)
  if (risk === undefined) return 'notified'
  return risk ? 'risk' : 'no-risk'
}

/** Lists that the notice names and that have not come. */
export function awaitedLists({ breach, events }: BreachCase): readonly SubjectList[] {
  const received = new Set(events.map(({ detail }) => detail['sha256']))
  return breach.content.lists.filter(({ sha256 }) => !received.has(sha256))
}

/** Every subject that the notice speaks of. */
export const subjectCount = ({ content }: Breach): number =>
  content.lists.reduce((sum, { lines }) => sum + lines, content.subjects)

/** History is written forward: the clock may have been turned back since the last event. */
export function requireForward({ events }: BreachCase, at: Date): void {
  const last = events.at(-1)?.at
  if (last !== undefined && at.toISOString() < last)
    throw new ShepFault('BREACH_CLOCK_BACK', { expected: `>= ${last}`, actual: at.toISOString() })
}
