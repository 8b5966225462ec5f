import { ShepFault } from '../../contract/faults.ts'
import type { Stores } from '../../storage/stores.ts'
import { eventOf, findCase, requireForward } from './history.ts'
import { requireOffice } from './offices.ts'

export interface Decision {
  /** Whose decision it is. */
  readonly bin: string
  readonly risk: boolean
  readonly reason: string
  readonly at: Date
}

/** the authorised body says whether a breach entails a risk for subjects. Without one the chain ends here. */
export async function decideRisk(
  stores: Pick<Stores, 'breaches' | 'breachOffices'>,
  id: string,
  { bin, risk, reason, at }: Decision,
): Promise<void> {
  const found = await findCase(stores, id)
  await requireOffice(stores, { role: 'authorised-body', bin, fault: 'BREACH_AUTHORITY_OTHER' })
  const decided = eventOf(found, 'decided')
  if (decided) throw new ShepFault('BREACH_DECIDED', { at: decided.at, ...decided.detail })
  requireForward(found, at)
  await stores.breaches.addEvent(found.breach.no, {
    at: at.toISOString(),
    event: 'decided',
    bin,
    detail: { risk, reason },
  })
}
