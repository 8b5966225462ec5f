import type { Clock } from '../clock.ts'
import { ShepFault } from '../contract/faults.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { Application, ApplicationStore } from '../storage/applications.ts'
import type { CertificateStore } from '../storage/certificates.ts'
import type { ParticipantStore } from '../storage/participants.ts'
import { judgeApplication } from './application-checks.ts'
import {
  type ApplicationInput,
  chosenMethods,
  proactiveCodesOf,
  proactiveUntilOf,
} from './application-input.ts'
import { isMethod } from './methods.ts'

export interface SubmitDeps {
  readonly applications: Pick<ApplicationStore, 'add'>
  readonly participants: Pick<ParticipantStore, 'find'>
  readonly clock: Clock
  readonly newId: () => string
}

/**
 * the application is filed, or refused with every failed check in `detail.failed`
 * (R-021 names each missing field; R-022 one method). Throws ShepFault APPLICATION_….
 */
export async function submitApplication(
  input: ApplicationInput,
  { applications, participants, clock, newId }: SubmitDeps,
): Promise<Application> {
  const now = clock()
  const senderId = input.senderId?.trim() ?? ''
  if (!(await participants.find(senderId))) {
    throw new ShepFault('APPLICATION_PARTICIPANT', { senderId })
  }
  refuseFailed(judgeApplication(input, now))
  const application = applicationOf(input, { id: newId(), senderId, createdAt: now.toISOString() })
  await applications.add(application)
  return application
}

export interface ApproveDeps {
  readonly applications: Pick<ApplicationStore, 'find' | 'approve'>
  readonly certificates: Pick<CertificateStore, 'findBySender'>
  readonly clock: Clock
}

/** approves a submitted application whose organisation registered the key of its verification tokens. */
export async function approveApplication(
  id: string,
  { applications, certificates, clock }: ApproveDeps,
): Promise<Application> {
  const application = await applications.find(id)
  if (!application) throw new ShepFault('APPLICATION_UNKNOWN', { id })
  const { state, senderId } = application
  if (state !== 'submitted') throw new ShepFault('APPLICATION_STATE', { id, state })
  const keys = await certificates.findBySender(senderId, 'verification-token')
  if (keys.length === 0) throw new ShepFault('APPLICATION_KEY_MISSING', { id, senderId })
  const approvedAt = clock().toISOString()
  if (!(await applications.approve(id, approvedAt)))
    throw new ShepFault('APPLICATION_STATE', { id })
  return { ...application, state: 'approved', approvedAt }
}

function refuseFailed(checks: readonly CheckResult[]): void {
  const failed = checks.filter(({ verdict }) => verdict === 'fail')
  const code = failed[0]?.fault
  if (code === undefined) return
  const fields = failed.filter(({ rule }) => rule === 'R-021').map(({ expected }) => expected)
  throw new ShepFault(code, { ...(fields.length > 0 && { fields }), failed })
}

function applicationOf(
  input: ApplicationInput,
  given: Pick<Application, 'id' | 'senderId' | 'createdAt'>,
): Application {
  const [method = ''] = chosenMethods(input)
  if (!isMethod(method)) throw new ShepFault('APPLICATION_METHOD_UNKNOWN', { method })
  const until = method === 'proactive' ? proactiveUntilOf(input) : undefined
  return {
    ...given,
    method,
    state: 'submitted',
    services: input.services?.trim() ?? '',
    neededServices: input.neededServices?.trim() ?? '',
    servicePeriod: input.servicePeriod?.trim() ?? '',
    storageTerm: input.storageTerm?.trim() ?? '',
    storageGrounds: input.storageGrounds?.trim() ?? '',
    proactiveCodes: method === 'proactive' ? proactiveCodesOf(input) : [],
    ...(until && { proactiveUntil: until.toISOString() }),
  }
}
