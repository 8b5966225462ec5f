import { ShepFault } from '../../contract/faults.ts'
import type { Stores } from '../../storage/stores.ts'
import { eventOf, findCase, requireForward } from './history.ts'
import { requireOffice } from './offices.ts'

/** Where a subject is told first: who cannot be reached there is told the other way. */
export const deliveryChannels = ['cabinet', 'sms'] as const
export type DeliveryChannel = (typeof deliveryChannels)[number]

export interface DeliveryStart {
  readonly bin: string
  readonly channel: DeliveryChannel
  readonly at: Date
}

/** the operator of e-government begins to notify the subjects; the job does the rest. */
export async function startDelivery(
  stores: Pick<Stores, 'breaches' | 'breachOffices'>,
  id: string,
  { bin, channel, at }: DeliveryStart,
): Promise<void> {
  const found = await findCase(stores, id)
  const role = 'e-government-operator'
  await requireOffice(stores, { role, bin, fault: 'BREACH_OPERATOR_OTHER' })
  if (!eventOf(found, 'ordered')) throw new ShepFault('BREACH_NOT_ORDERED')
  const started = eventOf(found, 'delivery-started')
  if (started) throw new ShepFault('BREACH_DELIVERY_BEGUN', { at: started.at })
  requireForward(found, at)
  await stores.breaches.addEvent(found.breach.no, {
    at: at.toISOString(),
    event: 'delivery-started',
    bin,
    detail: { channel },
  })
}
