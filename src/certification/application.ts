import type { Clock } from '../clock.ts'
import { ShepFault } from '../contract/faults.ts'
import type { Application, ApplicationForm } from '../storage/applications.ts'
import type { Stores } from '../storage/stores.ts'
import { judgeApplication } from './application-checks.ts'
import type { ApplicationInput } from './application-input.ts'
import { applicationFrom, inputOf, refuseFailed } from './application-record.ts'
import { judgeConditions } from './smart-bridge/conditions.ts'
import { allowed, record, type StandingStores } from './smart-bridge/standing.ts'

type FilingStores = Pick<Stores, 'applications' | 'participants' | 'applicationEvents'>

export interface SubmitDeps extends FilingStores {
  readonly clock: Clock
  readonly newId: () => string
  /** `short`, as when it is absent: the conditions of the method are not asked for, and it is on record which. */
  readonly form?: ApplicationForm
  readonly by?: string | undefined
}

/**
 * the application is filed in one step, or refused with every failed check in `detail.failed`
 * (R-021 names each missing field; R-022 one method). Throws ShepFault APPLICATION_….
 */
export async function submitApplication(
  input: ApplicationInput,
  { applications, participants, applicationEvents, clock, newId, form = 'short', by }: SubmitDeps,
): Promise<Application> {
  const now = clock()
  const senderId = await knownSender(input, participants)
  const conditions = judgeConditions({ input, protocols: 0 })
  refuseFailed([...judgeApplication(input, now), ...(form === 'full' ? conditions : [])])
  const at = now.toISOString()
  const filed = applicationFrom(input, { id: newId(), senderId, createdAt: at, state: 'submitted' })
  const application: Application = { ...filed, form }
  await applications.add(application)
  const leftOut = conditions.flatMap(({ fault }) => fault ?? [])
  await applicationEvents.add({
    applicationId: application.id,
    at,
    action: 'submit',
    from: 'DRAFT',
    to: 'SUBMITTED',
    role: 'applicant',
    by: by ?? senderId,
    detail: { form, leftOut, content: inputOf(application) },
  })
  return application
}

/** Throws ShepFault APPLICATION_PARTICIPANT. */
export async function knownSender(
  input: ApplicationInput,
  participants: Pick<Stores['participants'], 'find'>,
): Promise<string> {
  const senderId = input.senderId?.trim() ?? ''
  if (await participants.find(senderId)) return senderId
  throw new ShepFault('APPLICATION_PARTICIPANT', { senderId })
}

export interface ApproveDeps extends Omit<StandingStores, 'applications'> {
  readonly applications: Pick<Stores['applications'], 'find' | 'approve'>
  readonly clock: Clock
  readonly by?: string | undefined
}

/** a positive review of an application that was filed. The key of its verification tokens may come after it. */
export async function approveApplication(
  id: string,
  { clock, by, ...stores }: ApproveDeps,
): Promise<Application> {
  const standing = await allowed(id, 'approve', stores)
  const approvedAt = clock().toISOString()
  await record(standing, { by }, { stores, clock: () => new Date(approvedAt) })
  if (!(await stores.applications.approve(id, approvedAt)))
    throw new Error(`application ${id} could not be approved`)
  return { ...standing.application, state: 'approved', approvedAt }
}
