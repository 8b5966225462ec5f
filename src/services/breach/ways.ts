import type { BreachSubject } from '../../contract/breach.ts'
import type { Stores } from '../../storage/stores.ts'
import { notify } from '../notices/notify.ts'
import { sendSms, sendToNumber } from '../phone/send-sms.ts'
import type { BreachMessage, Ways } from './deliver.ts'

/** The two ways of clause 7. What a subject with an IIN was told by SMS is shown in the cabinet too, as such. */
export const ways: Ways = {
  cabinet: async (stores, { iin }, message) => {
    if (iin !== undefined) await record(stores, iin, message, 'cabinet')
    return iin !== undefined
  },
  sms: async (stores, subject, message) => {
    const sent = await sendTo(stores, subject, message)
    if (sent && subject.iin !== undefined) await record(stores, subject.iin, message, 'sms')
    return sent
  },
}

const record = (
  stores: Stores,
  iin: string,
  { at, text, bin, breachId }: BreachMessage,
  channel: keyof Ways,
) =>
  notify(stores, {
    iin,
    at: at.toISOString(),
    kind: 'breach',
    text,
    bin,
    reference: breachId,
    channel,
  })

/**
 * To the number that the notice names, or else to the one that БМГ knows of the IIN; a message that the phone did not get
 * was sent all the same. In two languages, as those of "1414" are.
 */
async function sendTo(
  stores: Stores,
  { iin, phone }: BreachSubject,
  { text, at }: BreachMessage,
): Promise<boolean> {
  const message = { kind: 'notice', text: `${text.kk} / ${text.ru}` } as const
  if (phone !== undefined) {
    const whose = iin === undefined ? {} : { iin }
    await sendToNumber(stores, { ...message, ...whose, number: phone }, at)
    return true
  }
  if (iin === undefined) return false
  return (await sendSms(stores, { ...message, iin }, at)) !== 'no-number'
}
