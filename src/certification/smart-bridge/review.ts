import type { Clock } from '../../clock.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { ApplicationEvent } from '../../storage/application-events.ts'
import type { Stores } from '../../storage/stores.ts'
import { applicationFields } from '../application-input.ts'
import { allowed, record, type StandingStores } from './standing.ts'

/** Working days of the review (№ 236/НҚ, cl. 9). */
export const REVIEW_DAYS = 10

/** What a return may name: the five fields, and what belongs to the methods. */
export const revisable: readonly string[] = [
  ...Object.keys(applicationFields),
  'method',
  'proactiveCodes',
  'proactiveUntil',
  'operationalCentre',
  'bank',
  'approval',
  'ground',
  'attachments',
]

export interface Return {
  readonly reason: string | undefined
  readonly fields: readonly string[]
  readonly by?: string | undefined
}

export interface ReturnDeps {
  readonly stores: StandingStores & Pick<Stores, 'applications'>
  readonly clock: Clock
}

/** back to the applicant, with the reason and the fields to revise. */
export async function returnForRevision(
  id: string,
  { reason, fields, by }: Return,
  deps: ReturnDeps,
): Promise<void> {
  const standing = await allowed(id, 'return', deps.stores)
  if (!reason) throw new ShepFault('APPLICATION_REASON_MISSING', { id })
  const unknown = fields.filter((name) => !revisable.includes(name))
  if (fields.length === 0 || unknown.length > 0)
    throw new ShepFault('APPLICATION_RETURN_FIELDS', { id, unknown, expected: revisable })
  await deps.stores.applications.sendBack(id)
  await record(standing, { by, detail: { reason, fields } }, deps)
}

/** The part of the calendar that the term needs. */
export interface WorkingDays {
  due(event: Date, workingDays: number): Date
}

/** until when the authorised body decides, and whether it did in time. */
export interface ReviewTerm {
  readonly submittedAt: string
  readonly workingDays: number
  readonly due: string
  readonly decidedAt?: string
  /** Not decided and past due, or decided late. */
  readonly overdue: boolean
}

/** Of the latest submission; absent before the first. */
export function reviewTerm(
  events: readonly ApplicationEvent[],
  now: Date,
  calendar: WorkingDays,
): ReviewTerm | undefined {
  const submitted = events.findLastIndex(({ action }) => action === 'submit')
  const submittedAt = events[submitted]?.at
  if (submittedAt === undefined) return undefined
  const decided = events
    .slice(submitted)
    .find(({ action }) => action === 'return' || action === 'approve')
  const due = calendar.due(new Date(submittedAt), REVIEW_DAYS)
  const until = decided ? new Date(decided.at) : now
  return {
    submittedAt,
    workingDays: REVIEW_DAYS,
    due: due.toISOString(),
    ...(decided && { decidedAt: decided.at }),
    overdue: until > due,
  }
}
