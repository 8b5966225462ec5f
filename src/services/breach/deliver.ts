import type { BreachSubject, DeliveryOutcome } from '../../contract/breach.ts'
import type { Text } from '../../contract/texts/text.ts'
import type { BreachDelivery } from '../../storage/breach-deliveries.ts'
import type { PlacedSubject } from '../../storage/breach-subjects.ts'
import type { Stores } from '../../storage/stores.ts'
import type { DeliveryChannel } from './start-delivery.ts'

/** What subjects of one breach are told. */
export interface BreachMessage {
  readonly breachNo: number
  /** For people. */
  readonly breachId: string
  /** Who told of the breach. */
  readonly bin: string
  /** BIN of the operator of e-government, who notifies. */
  readonly operator: string
  readonly text: Text
  readonly channel: DeliveryChannel
  readonly at: Date
}

/** Tells a subject within the unit of work of the batch; false when this way does not lead to them. */
export type Way = (
  stores: Stores,
  subject: BreachSubject,
  message: BreachMessage,
) => Promise<boolean>

export type Ways = Readonly<Record<DeliveryChannel, Way>>

const orderOf: Readonly<Record<DeliveryChannel, readonly DeliveryChannel[]>> = {
  cabinet: ['cabinet', 'sms'],
  sms: ['sms', 'cabinet'],
}

/** Tells one subject, unless another line of this breach led to the same one: nobody is told twice. */
export async function deliverTo(
  stores: Stores,
  subject: PlacedSubject,
  message: BreachMessage,
  ways: Ways,
): Promise<DeliveryOutcome> {
  const { breachNo } = message
  const { list, line } = subject
  const record = async (delivery: Omit<BreachDelivery, 'list' | 'line'>) => {
    await stores.breachDeliveries.add(breachNo, { list, line, ...delivery })
    return delivery.outcome
  }
  const addressee = subject.iin ?? subject.phone
  if (addressee === undefined) return record({ outcome: 'undeliverable' })
  if (await stores.breachDeliveries.reached(breachNo, addressee))
    return record({ outcome: 'repeated' })
  for (const channel of orderOf[message.channel])
    if (await ways[channel](stores, subject, message))
      return record({ outcome: channel, addressee })
  return record({ outcome: 'undeliverable' })
}
