import type { Maker } from '../act/act.ts'
import type { Prepared } from '../act/freeze.ts'
import { refuseErased } from '../certification/erased.ts'
import type { Clock } from '../clock.ts'
import type { Storage } from '../storage/database.ts'
import type { ContainerWork } from './container-work.ts'

export interface PrepareDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly maker: Maker
  readonly work: Pick<ContainerWork, 'drawUp'>
}

/**
 * The act of an open session, drawn up apart from the event loop; none of one that is not open. How many rows were written is
 * asked in a unit of its own: when that has ended, all of them are there for others to read. Throws ShepFault SESSION_ERASED.
 */
export async function prepareAct(
  id: string,
  { storage, clock, maker, work }: PrepareDeps,
): Promise<Prepared | undefined> {
  const changes = await storage.transact(async (stores) => {
    const session = await stores.sessions.find(id)
    if (session?.state !== 'open') return undefined
    await refuseErased(id, stores)
    return stores.changes.total()
  })
  if (changes === undefined) return undefined
  const closedAt = clock().toISOString()
  const { personalData: _, ...own } = maker
  return { changes, closedAt, drawn: await work.drawUp({ sessionId: id, closedAt, maker: own }) }
}
