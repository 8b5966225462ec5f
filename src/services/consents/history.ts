import { ShepFault } from '../../contract/faults.ts'
import type { ConsentEvent } from '../../storage/consents.ts'
import type { Stores } from '../../storage/stores.ts'

/** The last event of a consent. Throws when the clock was turned back behind it: what is written next would be out of order. */
export async function lastEvent(
  { consents }: Pick<Stores, 'consents'>,
  id: string,
  now: string,
): Promise<ConsentEvent | undefined> {
  const last = (await consents.events(id)).at(-1)
  if (last && last.at > now)
    throw new ShepFault('CLOCK_BEHIND_HISTORY', { id, actual: now, expected: last.at })
  return last
}
