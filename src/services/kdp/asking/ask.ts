import type { AccessRecord, AskedAccess } from '../../../storage/access-requests.ts'
import type { Call } from '../../operation.ts'
import { answerByRule } from '../../phone/answer-by-rule.ts'
import { addresseeOf, sendSms } from '../../phone/send-sms.ts'
import { questionText } from '../../phone/texts.ts'
import { codeFrom, plainCode } from './code.ts'
import type { AskingSettings } from './settings.ts'
import { standingOf } from './standing.ts'

export interface AskingDeps {
  readonly newId: () => string
  readonly asking: AskingSettings
}

const MINUTE = 60_000

/** the message leaves once, with its code; the window opens. A phone that answers at once has answered. */
export async function sendQuestion(
  asked: AskedAccess,
  { stores, receivedAt }: Pick<Call, 'stores' | 'receivedAt'>,
  deps: AskingDeps,
): Promise<AccessRecord> {
  const { asking } = deps
  const { iin: addressee, number } = await addresseeOf(stores, asked.iin, receivedAt)
  if (number === undefined) throw new Error('a question needs a number')
  const code = await freeCode(number, receivedAt, stores, deps)
  const minutes = asked.method === 'sms' ? asking.codeMinutes : asking.answerMinutes
  const answerUntil = new Date(receivedAt.getTime() + minutes * MINUTE).toISOString()
  const at = receivedAt.toISOString()
  const requestId = asked.id
  const by = 'service'
  const event = 'asked'
  await stores.accessRequests.addEvent({
    requestId,
    at,
    event,
    number,
    addressee,
    code,
    answerUntil,
    ...(asked.method === 'sms' && { codeAttempts: asking.codeAttempts }),
    by,
  })
  const kind = asked.method === 'sms' ? 'code' : 'question'
  const text = questionText(asked, code, asking)
  await sendSms(stores, { iin: asked.iin, kind, text, requestId }, receivedAt)
  return settled(requestId, { stores, receivedAt }, asking)
}

/** The record after what the phone's rule owes by now. */
export async function settled(
  id: string,
  { stores, receivedAt }: Pick<Call, 'stores' | 'receivedAt'>,
  asking: AskingSettings,
): Promise<AccessRecord> {
  const record = await stores.accessRequests.find(id)
  if (record) await answerByRule(stores, record, receivedAt, asking)
  const after = await stores.accessRequests.find(id)
  if (!after) throw new Error(`there is no access request ${id}`)
  return after
}

/** No two questions that wait at one number have the same code: an answer can mean one of them alone. */
async function freeCode(
  number: string,
  now: Date,
  { accessRequests }: Call['stores'],
  { newId, asking }: AskingDeps,
): Promise<string> {
  const known = await accessRequests.ofNumber(number)
  const taken = new Set(
    known
      .map((record) => standingOf(record, now, asking))
      .filter(({ state }) => state === 'waiting')
      .map(({ question }) => question?.code),
  )
  const words = [asking.agree, asking.refuse].map(plainCode)
  for (;;) {
    const code = codeFrom(newId(), asking)
    if (!taken.has(code) && !words.includes(code)) return code
  }
}
