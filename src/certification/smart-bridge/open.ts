import type { Clock } from '../../clock.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { Session } from '../../storage/sessions.ts'
import { allowed, record, type StandingStores, standingOf } from './standing.ts'
import { keyedMethods } from './transitions.ts'

/** testing begins where the table lets it; without the key of verification tokens it is said that the key is missing. */
export async function beginTesting(
  id: string,
  open: () => Promise<Session>,
  deps: { readonly stores: StandingStores; readonly clock: Clock },
): Promise<Session> {
  const { application, stage, keys } = await standingOf(id, deps.stores)
  const { senderId, method } = application
  if (stage === 'APPROVED' && keys === 0 && keyedMethods.includes(method))
    throw new ShepFault('APPLICATION_KEY_MISSING', { id, senderId, possible: ['register-key'] })
  const standing = await allowed(id, 'open-session', deps.stores)
  const session = await open()
  await record(standing, { detail: { sessionId: session.id } }, deps)
  return session
}
