import { recordAnswer } from '../kdp/asking/record-answer.ts'
import type { AskingSettings } from '../kdp/asking/settings.ts'
import { standingOf } from '../kdp/asking/standing.ts'
import { answerByRule, type PhoneStores } from './answer-by-rule.ts'
import { type Hearing, type Known, understand } from './understand.ts'

/** A message from a phone to 1414. */
export interface Incoming {
  readonly number: string
  readonly text: string
}

/** What it was taken for, and which requests it touched. */
export interface Reception {
  readonly meaning: Hearing
  readonly requestIds: readonly string[]
}

/** 001 clause 2(7): the gateway 1414 receives too. An answer counts from the phone that was asked, and from no other. */
export async function receiveSms(
  stores: PhoneStores,
  { number, text }: Incoming,
  at: Date,
  settings: AskingSettings,
): Promise<Reception> {
  const known = await requestsAt(stores, number, at, settings)
  const { meaning, of } = understand(text, known, settings)
  const [first, ...others] = of
  const iin = first?.standing.question?.addressee
  await stores.sms.add({
    at: at.toISOString(),
    number,
    direction: 'in',
    kind: 'answer',
    text,
    lost: false,
    ...(iin === undefined ? {} : { iin }),
    ...(first && others.length === 0 ? { requestId: first.record.asked.id } : {}),
  })
  for (const { record, standing } of of)
    if (isAnswer(meaning))
      await recordAnswer(stores, record, {
        event: meaning,
        at,
        by: standing.question?.addressee ?? record.asked.iin,
      })
  return { meaning, requestIds: of.map(({ record }) => record.asked.id) }
}

/** The requests whose question went to this number, after what the rule of the phone owes; none from the future. */
export async function requestsAt(
  stores: PhoneStores,
  number: string,
  at: Date,
  settings: AskingSettings,
): Promise<Known[]> {
  for (const record of await stores.accessRequests.ofNumber(number))
    await answerByRule(stores, record, at, settings)
  const records = await stores.accessRequests.ofNumber(number)
  return records
    .map((record) => ({ record, standing: standingOf(record, at, settings) }))
    .filter(({ standing }) => standing.lastAt <= at.toISOString())
}

type Answer = Extract<Hearing, 'agreed' | 'refused' | 'wrong-code' | 'late-answer'>

const isAnswer = (meaning: Hearing): meaning is Answer =>
  meaning !== 'ambiguous' && meaning !== 'not-understood' && meaning !== 'nothing-asked'
