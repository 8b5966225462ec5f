import type { Stores } from '../../storage/stores.ts'

type SmsStores = Pick<Stores, 'bmg' | 'phoneRules' | 'representatives' | 'sms'>

/** A message of the gateway "1414" to a citizen. */
export interface Outgoing {
  readonly iin: string
  readonly kind: 'question' | 'code' | 'notice'
  readonly text: string
  readonly requestId?: string
}

/** Who is written to in a subject's affairs, and where. */
export interface Addressee {
  /** The legal representative when one is linked, else the subject. */
  readonly iin: string
  /** Absent: БМГ knows none. */
  readonly number: string | undefined
}

/** asks БМГ; the number of the one who speaks for the subject. */
export async function addresseeOf(
  { bmg, representatives }: Pick<Stores, 'bmg' | 'representatives'>,
  iin: string,
  at: Date,
): Promise<Addressee> {
  const moment = at.toISOString()
  const [link] = await representatives.ofSubject(iin, moment)
  const who = link?.representativeIin ?? iin
  return { iin: who, number: await bmg.numberOf(who, moment) }
}

/** Sends through Mobile Government. A message that the phone does not get is kept too, and marked. */
export async function sendSms(
  stores: SmsStores,
  { iin, ...message }: Outgoing,
  at: Date,
): Promise<'sent' | 'lost' | 'no-number'> {
  const { number } = await addresseeOf(stores, iin, at)
  if (number === undefined) return 'no-number'
  return sendToNumber(stores, { iin, number, ...message }, at)
}

/** The same to a number that is known, whoever has it. */
export async function sendToNumber(
  stores: Pick<SmsStores, 'phoneRules' | 'sms'>,
  message: Omit<Outgoing, 'iin'> & { readonly number: string; readonly iin?: string },
  at: Date,
): Promise<'sent' | 'lost'> {
  const delivery = (await stores.phoneRules.of(message.number))?.delivery ?? 'delivered'
  const lost = delivery !== 'delivered'
  await stores.sms.add({ ...message, at: at.toISOString(), direction: 'out', lost })
  return lost ? 'lost' : 'sent'
}
