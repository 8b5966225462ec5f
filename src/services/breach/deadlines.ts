import type { Calendar } from '../../calendar/calendar.ts'
import type { RuleId } from '../../contract/rules.ts'
import { editionOf, type TermRules } from './editions.ts'
import { type BreachCase, eventOf, riskOf } from './history.ts'

/** One step of the chain and its term. */
export interface Deadline {
  readonly step: 'notice' | 'order' | 'delivery'
  readonly clause: string
  readonly rules: readonly RuleId[]
  readonly from: string
  /** End of the last working day; of the delivery a target, for no rule names a term. */
  readonly due: string
  readonly inRule: boolean
  readonly doneAt?: string
  readonly state: 'on-time' | 'late' | 'waiting' | 'overdue'
  readonly elapsedMs: number
}

/** Q-20, emulator convention: the target where the rules name no term. */
const TARGET_DAYS = 1

export interface Now {
  readonly now: Date
  readonly calendar: Calendar
}

/** every term of a breach, by its history and the clock at this moment. */
export function deadlinesOf(found: BreachCase, now: Now): readonly Deadline[] {
  const { breach } = found
  const { terms, counting } = editionOf(breach.edition)
  const ordered = eventOf(found, 'ordered')?.at
  const answered = riskOf(found) === false ? eventOf(found, 'decided')?.at : ordered
  const row = (
    step: Deadline['step'],
    term: TermRules,
    from: string,
    doneAt: string | undefined,
  ): Deadline => ({
    step,
    clause: term.clause,
    rules: [term.rule, counting],
    inRule: term.workingDays !== undefined,
    ...timed(from, doneAt, term.workingDays ?? TARGET_DAYS, now),
  })
  return [
    row('notice', terms[breach.document], breach.detectedAt, breach.receivedAt),
    row('order', terms.order, breach.receivedAt, answered),
    ...(ordered === undefined
      ? []
      : [row('delivery', terms.delivery, ordered, eventOf(found, 'delivered')?.at)]),
  ]
}

function timed(from: string, doneAt: string | undefined, days: number, { now, calendar }: Now) {
  const due = calendar.due(new Date(from), days)
  const end = doneAt === undefined ? now : new Date(doneAt)
  const inTime = end <= due
  const state: Deadline['state'] =
    doneAt === undefined ? (inTime ? 'waiting' : 'overdue') : inTime ? 'on-time' : 'late'
  const elapsedMs = end.getTime() - Date.parse(from)
  return { from, due: due.toISOString(), ...(doneAt && { doneAt }), state, elapsedMs }
}
