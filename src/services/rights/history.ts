import { ShepFault } from '../../contract/faults.ts'
import type { Matter, MatterEvent } from '../../storage/rights.ts'
import type { Stores } from '../../storage/stores.ts'

/** A matter and its history. Throws when there is none, or when the clock was turned back behind its last entry. */
export async function matterToGoOn(
  { rights }: Pick<Stores, 'rights'>,
  id: string,
  now: string,
): Promise<{ readonly matter: Matter; readonly events: readonly MatterEvent[] }> {
  const matter = await rights.find(id)
  if (!matter) throw new ShepFault('RIGHTS_UNKNOWN', { id })
  const events = await rights.events(id)
  const last = events.at(-1)?.at ?? matter.receivedAt
  if (last > now) throw new ShepFault('RIGHTS_CLOCK_BEHIND', { id, actual: now, expected: last })
  return { matter, events }
}
