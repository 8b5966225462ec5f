import type { Clock } from '../clock.ts'
import { ShepFault } from '../contract/faults.ts'
import type { ApplicationStore } from '../storage/applications.ts'
import type { Role, Session, SessionStore } from '../storage/sessions.ts'

export interface OpenDeps {
  readonly applications: Pick<ApplicationStore, 'find'>
  readonly sessions: Pick<SessionStore, 'open' | 'openFor'>
  readonly clock: Clock
  readonly newId: () => string
  /** `buildText` of the running build: the act is made by the same one. */
  readonly build: string
  readonly profile: string
  /** The side that is certified; the initiator when none is named. */
  readonly role?: Role
}

/** testing begins; only for an approved application, and one session at a time. */
export async function openSession(
  applicationId: string,
  { applications, sessions, clock, newId, build, profile, role = 'initiator' }: OpenDeps,
): Promise<Session> {
  if (role !== 'initiator') throw new ShepFault('ROLE_NOT_PLAYED', { role })
  const application = await applications.find(applicationId)
  if (!application) throw new ShepFault('APPLICATION_UNKNOWN', { id: applicationId })
  const { state } = application
  if (state !== 'approved') throw new ShepFault('APPLICATION_STATE', { id: applicationId, state })
  const already = await sessions.openFor(applicationId)
  if (already) throw new ShepFault('SESSION_OPEN_ALREADY', { id: already.id, applicationId })
  const openedAt = clock().toISOString()
  const session: Session = {
    id: newId(),
    applicationId,
    role,
    state: 'open',
    openedAt,
    build,
    profile,
  }
  await sessions.open(session)
  return session
}

/** What closes a session: its act, or the record of why there is none; bytes that never change again. */
export interface Closing {
  readonly closedAt: string
  readonly act: string
  /** Lower-case hex, of its UTF-8 bytes. */
  readonly actSha256: string
}

export interface ClosingStores {
  readonly sessions: Pick<SessionStore, 'freeze'>
}

/** Closes an open session; the store lets this happen once. */
export async function closeSession(
  id: string,
  { closedAt, act, actSha256 }: Closing,
  { sessions }: ClosingStores,
): Promise<void> {
  if (!(await sessions.freeze(id, closedAt, act, actSha256))) {
    throw new ShepFault('SESSION_FROZEN', { id })
  }
}
