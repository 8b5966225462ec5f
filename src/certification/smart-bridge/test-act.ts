import type { Clock } from '../../clock.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { Stores } from '../../storage/stores.ts'
import { refuseErased } from '../erased.ts'
import { allowed, record, type SessionAct, type Standing, type StandingStores } from './standing.ts'

export interface ActDeps {
  readonly stores: StandingStores & {
    readonly sessions: Pick<Stores['sessions'], 'find'>
    readonly erasures: Pick<Stores['erasures'], 'ofSession'>
  }
  readonly clock: Clock
}

type By = string | undefined

/** the act of a session over this very application is attached to it. */
export async function attachAct(
  id: string,
  sessionId: string,
  by: By,
  deps: ActDeps,
): Promise<SessionAct> {
  const { stores } = deps
  const standing = await allowed(id, 'attach-act', stores)
  const session = await stores.sessions.find(sessionId)
  if (!session) throw new ShepFault('SESSION_UNKNOWN', { id: sessionId })
  await refuseErased(sessionId, stores)
  const { applicationId } = session
  if (applicationId !== id) throw new ShepFault('ACT_OF_ANOTHER', { id, sessionId, applicationId })
  if (standing.returnedActs.has(sessionId))
    throw new ShepFault('ACT_RETURNED_ALREADY', { id, sessionId })
  const act = standing.acts.find((one) => one.sessionId === sessionId)
  if (!act) throw new ShepFault('ACT_MISSING', { id: sessionId, state: session.state })
  await record(standing, { by, detail: { ...act } }, deps)
  return act
}

/** the act goes back to the applicant, with the reason. */
export async function returnAct(
  id: string,
  reason: string | undefined,
  by: By,
  deps: ActDeps,
): Promise<void> {
  const standing = await allowed(id, 'return-act', deps.stores)
  if (!reason) throw new ShepFault('ACT_REASON_MISSING', { id })
  await record(standing, { by, detail: { reason, ...attachedAct(standing) } }, deps)
}

/** the act is reviewed and holds. */
export async function acceptAct(id: string, by: By, deps: ActDeps): Promise<void> {
  const standing = await allowed(id, 'accept-act', deps.stores)
  await record(standing, { by, detail: { ...attachedAct(standing) } }, deps)
}

/** cleared for production, and nothing more: production is no matter of an emulator. */
export async function clearForProduction(id: string, by: By, deps: ActDeps): Promise<void> {
  const standing = await allowed(id, 'clear', deps.stores)
  await record(standing, { by, detail: { ...attachedAct(standing) } }, deps)
}

/** The act that is attached now; absent where there is none. */
export function attachedAct({ stage, events }: Pick<Standing, 'stage' | 'events'>) {
  if (stage !== 'ACT_ATTACHED' && stage !== 'ACT_REVIEWED' && stage !== 'CLEARED') return undefined
  const attached = events.findLast(({ action }) => action === 'attach-act')
  return attached && { ...(attached.detail as unknown as SessionAct), attachedAt: attached.at }
}
