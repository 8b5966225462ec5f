import type { Calendar } from '../../calendar/calendar.ts'
import type { MatterKind } from '../../contract/rights.ts'
import type { RuleId } from '../../contract/rules.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { Matter } from '../../storage/rights.ts'

/** Now, the working days, and the term of a complaint, which no clause that was read names. */
export interface Terms {
  readonly now: Date
  readonly calendar: Calendar
  readonly complaintDays: number
}

const DEMAND_DAYS = 1
const ANSWER_DAYS = 3

/** The end of the term of an answer, a third party's too, though cl. 16 names owner and operator alone: it runs in working days from the day after (R-152…R-156). */
export function dueOf(kind: MatterKind, { now, calendar, complaintDays }: Terms): string {
  return calendar.due(now, daysOf(kind, complaintDays)).toISOString()
}

function daysOf(kind: MatterKind, complaintDays: number): number {
  if (kind === 'complaint') return complaintDays
  return kind === 'information' || kind === 'objection' ? ANSWER_DAYS : DEMAND_DAYS
}

/** A decision after the term is taken, and told to be late. */
export const inTime = (rule: RuleId, { due }: Pick<Matter, 'due'>, at: string): CheckResult => ({
  rule,
  verdict: at > due ? 'warn' : 'pass',
  expected: `не позже ${due}`,
  actual: at,
})
