import type { Clock } from '../../clock.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { Application } from '../../storage/applications.ts'
import type { Stores } from '../../storage/stores.ts'
import { knownSender } from '../application.ts'
import { judgeApplication } from '../application-checks.ts'
import { type ApplicationInput, proactiveUntilOf } from '../application-input.ts'
import { applicationFrom, inputOf, refuseFailed } from '../application-record.ts'
import { groundIsKnown, judgeConditions } from './conditions.ts'
import { allowed, record, type StandingStores } from './standing.ts'

export interface DraftDeps {
  readonly stores: StandingStores & Pick<Stores, 'applications' | 'participants' | 'attachments'>
  readonly clock: Clock
  readonly newId: () => string
}

type By = string | undefined

/** a draft may lack anything but its applicant; what it has must be readable. */
export async function createDraft(
  input: ApplicationInput,
  by: By,
  { stores, clock, newId }: DraftDeps,
): Promise<Application> {
  const senderId = await knownSender(input, stores.participants)
  refuseUnreadable(input)
  const at = clock().toISOString()
  const draft = applicationFrom(input, { id: newId(), senderId, createdAt: at, state: 'draft' })
  await stores.applications.add(draft)
  await stores.applicationEvents.add({
    applicationId: draft.id,
    at,
    action: 'create',
    to: 'DRAFT',
    role: 'applicant',
    by: by ?? senderId,
    detail: { content: inputOf(draft) },
  })
  return draft
}

/** Changes the fields named of a draft, or of an application that was returned; the others stay. */
export async function editDraft(
  id: string,
  { senderId: _, ...changes }: ApplicationInput,
  by: By,
  deps: DraftDeps,
): Promise<Application> {
  const { stores } = deps
  const standing = await allowed(id, 'edit', stores)
  refuseUnreadable(changes)
  const { senderId, createdAt, state, form } = standing.application
  const input = { ...inputOf(standing.application), ...changes }
  const changed = applicationFrom(input, { id, senderId, createdAt, state })
  if (!(await stores.applications.rewrite(changed)))
    throw new Error(`application ${id} could not be rewritten`)
  await record(standing, { by, detail: { changed: Object.keys(changes) } }, deps)
  return { ...changed, ...(form && { form }) }
}

/** R-020…R-025: files a draft, or once more what was returned; or refuses with every failed check at once. */
export async function submitDraft(id: string, by: By, deps: DraftDeps): Promise<Application> {
  const { stores, clock } = deps
  const standing = await allowed(id, 'submit', stores)
  const input = inputOf(standing.application)
  const files = await stores.attachments.of(id)
  const protocols = files.filter(({ kind }) => kind === 'test-protocol').length
  refuseFailed([...judgeApplication(input, clock()), ...judgeConditions({ input, protocols })])
  await stores.applications.submit(id, 'full')
  const attachments = files.map(({ sha256 }) => sha256)
  const detail = { form: 'full', leftOut: [], content: input, attachments }
  await record(standing, { by, detail }, deps)
  return { ...standing.application, state: 'submitted', form: 'full' }
}

/** A value that could not be kept is refused now, not lost. */
function refuseUnreadable(input: ApplicationInput): void {
  const { proactiveUntil, ground } = input
  if (proactiveUntil?.trim() && !proactiveUntilOf(input))
    throw new ShepFault('APPLICATION_PROACTIVE_UNTIL', { proactiveUntil })
  if (!groundIsKnown(input)) throw new ShepFault('APPLICATION_GROUND_NOT_KNOWN', { ground })
}
