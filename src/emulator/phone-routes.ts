import type { Clock } from '../clock.ts'
import {
  type ApiRoute,
  type Asked,
  invalid,
  needText,
  oneOf,
  optionalText,
  wholeNumber,
} from '../contract/api.ts'
import { isIdentifier } from '../services/identifiers.ts'
import type { AskingSettings } from '../services/kdp/asking/settings.ts'
import { plainNumber } from '../services/phone/number.ts'
import { receiveSms, requestsAt } from '../services/phone/receive-sms.ts'
import type { Storage } from '../storage/database.ts'

export interface PhoneDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly asking: AskingSettings
}

/** A day: longer than any question waits. */
const LONGEST_DELAY = 86_400
const LONGEST_SMS = 500

/** Mobile Government: the phones of citizens, their numbers, and what phones do by themselves. */
export const phoneRoutes = (deps: PhoneDeps): readonly ApiRoute[] => [
  ...inboxRoutes(deps),
  ...numberRoutes(deps),
  ...ruleRoutes(deps),
]

function inboxRoutes({ storage, clock, asking }: PhoneDeps): readonly ApiRoute[] {
  return [
    {
      method: 'get',
      path: '/phone/:number',
      summary:
        'The messages of a phone, lost ones marked, and the requests that wait for its answer',
      ask: ({ parameter }) => {
        const number = numberIn('number', parameter('number'))
        return storage.transact(async (stores) => {
          const known = await requestsAt(stores, number, clock(), asking)
          const waiting = known.filter(({ standing }) => standing.state === 'waiting')
          return {
            number,
            messages: await stores.sms.ofNumber(number),
            waiting: waiting.map(({ record: { asked }, standing }) => ({
              requestId: asked.id,
              method: asked.method,
              company: asked.company,
              answerUntil: standing.question?.answerUntil,
            })),
          }
        })
      },
    },
    {
      method: 'post',
      path: '/phone/:number',
      summary:
        'Sends an SMS from a phone to 1414: {"text": "1"}, {"text": "0"}, or a one-time code',
      ask: ({ parameter, body }) => {
        const number = numberIn('number', parameter('number'))
        const text = needText(body, 'text')
        if (text.length > LONGEST_SMS) throw invalid('text', `at most ${LONGEST_SMS} characters`)
        return storage.transact((stores) => receiveSms(stores, { number, text }, clock(), asking))
      },
    },
  ]
}

function numberRoutes({ storage, clock }: PhoneDeps): readonly ApiRoute[] {
  const shown = (iin: string) =>
    storage.read(async ({ bmg }) => {
      const number = await bmg.numberOf(iin, clock().toISOString())
      return { iin, number: number ?? null, history: await bmg.history(iin) }
    })
  return [
    {
      method: 'get',
      path: '/bmg/:iin',
      summary: 'The number that the base of mobile citizens has of a person, and its history',
      ask: ({ parameter }) => shown(iinIn(parameter('iin'))),
    },
    {
      method: 'put',
      path: '/bmg/:iin',
      summary: 'Registers a number, {"number": "+77000000001"}, or takes it away, {"number": null}',
      ask: async ({ parameter, body }) => {
        const iin = iinIn(parameter('iin'))
        const number =
          body['number'] === null ? undefined : numberIn('number', needText(body, 'number'))
        const at = clock().toISOString()
        await storage.transact(({ bmg }) => bmg.setNumber(iin, number, at, 'api'))
        return shown(iin)
      },
    },
  ]
}

function ruleRoutes({ storage, clock }: PhoneDeps): readonly ApiRoute[] {
  const list = () => storage.read(({ phoneRules }) => phoneRules.list())
  return [
    {
      method: 'get',
      path: '/phone-rules',
      summary: 'What phones do by themselves',
      ask: list,
    },
    {
      method: 'put',
      path: '/phone-rules',
      summary:
        'Lets a phone, or every phone ("*"), answer by itself: {"number": "*", "answer": "agree", "afterSeconds": 5}',
      ask: async ({ body }) => {
        const rule = { ...ruleIn(body), at: clock().toISOString() }
        await storage.transact(({ phoneRules }) => phoneRules.set(rule))
        return list()
      },
    },
  ]
}

const answers = ['by-hand', 'agree', 'refuse', 'ignore', 'wrong-code'] as const
const deliveries = ['delivered', 'lost', 'roaming'] as const

function ruleIn(body: Asked['body']) {
  const number = optionalText(body, 'number') ?? '*'
  return {
    number: number === '*' ? number : numberIn('number', number),
    answer: oneOf(body, 'answer', answers, 'by-hand'),
    afterSeconds: wholeNumber(body, 'afterSeconds', { from: 0, to: LONGEST_DELAY, fallback: 0 }),
    delivery: oneOf(body, 'delivery', deliveries, 'delivered'),
  }
}

function numberIn(field: string, text: string): string {
  const number = plainNumber(text)
  if (number === undefined) throw invalid(field, 'a mobile number is expected: +77000000001')
  return number
}

function iinIn(text: string): string {
  if (!isIdentifier(text)) throw invalid('iin', '12 digits with a valid check digit')
  return text
}
