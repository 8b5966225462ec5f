import type { CitizenAnswer, PlayedMethod, Stage } from '../client/plays.ts'
import type { Emulator } from '../emulator.ts'
import { demo } from './demo.ts'
import { callApi } from './local-api.ts'
import { referencePlayer } from './reference-player.ts'

export const SUBJECT = { iin: '991231500016' }
const NUMBER = '+77000000001'
/** The code that the application of the demo participant for the proactive method names. */
export const PROACTIVE_CODE = 'CODE-1'

interface Sms {
  readonly requestId?: string
  readonly text: string
}

/** The reference client and its citizen, on an emulator that listens at `url`. */
export async function stageOf(emulator: Emulator, url: string): Promise<Stage> {
  await callApi(url, `/bmg/${SUBJECT.iin}`, { method: 'PUT', body: { number: NUMBER } })
  return {
    subject: SUBJECT,
    settings: referencePlayer(emulator, url),
    proactiveCode: PROACTIVE_CODE,
    citizen: {
      answer: (question, answer) => answerSms(url, question, answer),
      withdraw: () => withdrawNewest(url),
    },
  }
}

/** A wrong code is sent as often as the request takes it. */
async function answerSms(
  url: string,
  { requestId, method }: { readonly requestId: string; readonly method: PlayedMethod },
  answer: CitizenAnswer,
): Promise<void> {
  const phone = `/phone/${encodeURIComponent(NUMBER)}`
  const { messages } = await callApi<{ readonly messages: readonly Sms[] }>(url, phone)
  const asked = messages.findLast((one) => one.requestId === requestId)?.text ?? ''
  const code = /\b\d{6}\b/.exec(asked)?.[0] ?? ''
  const say = (text: string) => callApi(url, phone, { body: { text } })
  if (answer === 'refuse') await say('0')
  if (answer === 'agree') await say(method === 'sms' ? code : '1')
  if (answer !== 'wrong-code') return
  const wrong = code === '000000' ? '000001' : '000000'
  const { smsCodeAttempts } = await callApi<{ readonly smsCodeAttempts: number }>(url, '/settings')
  for (let said = 0; said < smsCodeAttempts; said += 1) await say(wrong)
}

interface Consent {
  readonly id: string
  readonly bin: string
  readonly state: string
  readonly givenAt?: string
}

async function withdrawNewest(url: string): Promise<void> {
  const home = `/cabinet/${SUBJECT.iin}/consents`
  const consents = await callApi<readonly Consent[]>(url, home)
  const given = consents.filter(({ bin, state }) => bin === demo.bin && state === 'given')
  const newest = given.at(-1)
  if (!newest) throw new Error('the subject has given no consent to withdraw')
  await callApi(url, `${home}/${newest.id}/withdraw`, { body: {} })
}
