import { createCalendar } from '../../src/calendar/calendar.ts'
import { ShepFault } from '../../src/contract/faults.ts'
import { decideWithdrawal } from '../../src/services/consents/decide.ts'
import { askWithdrawal } from '../../src/services/consents/withdraw.ts'
import { usualAsking } from '../../src/services/kdp/asking/settings.ts'
import { requestAccess } from '../../src/services/kdp/request-access.ts'
import { receiveSms } from '../../src/services/phone/receive-sms.ts'
import type { Method } from '../../src/storage/applications.ts'
import type { Storage } from '../../src/storage/database.ts'
import { certificateOf, jws, kdpKeysFor, testKeys } from '../services/keys.ts'
import {
  application,
  countedIds,
  dataOf,
  fieldAt,
  IIN,
  NOW,
  OTHER_BIN,
  OTHER_IIN,
  type Outcome,
  participant,
  registered,
  run,
  storageWith,
} from '../services/support.ts'

export const methods = ['1414', 'own', 'proactive', 'protocol', 'sms'] as const
export const people = [IIN, OTHER_IIN] as const
export const numbers = ['+77000000001', '+77000000002'] as const
const senders = [participant(), participant('emu-2', OTHER_BIN)] as const

/** One request for a token, as it was sent. */
export interface Sent {
  readonly iin: string
  readonly bin: string
  readonly method: Method
  readonly services: readonly string[]
  readonly at: string
  /** When its verification token was formed; the moment of the request where it has none. */
  readonly formed: string
}

/** Who asks what of whom. */
export interface Question {
  readonly who: number
  readonly citizen: number
  readonly method: Method
  readonly services: readonly string[]
}

/** Two initiators with all five methods, two citizens with phones, a clock that goes on and back. */
export interface Town {
  now: Date
  readonly storage: Storage
  /** `requestId` repeats a request; `formed`: milliseconds before now when the verification token was formed. */
  ask(
    question: Question,
    requestId?: string,
    formed?: number,
  ): Promise<{ sent: Sent; seen: Outcome }>
  text(citizen: number, text: string): Promise<void>
  rule(answer: 'by-hand' | 'agree' | 'refuse'): Promise<void>
  withdraw(consentId: string, iin: string): Promise<void>
  decide(consentId: string, solution: 'TERMINATED' | 'REFUSED', bin: string): Promise<void>
  close(): Promise<void>
}

const calendar = createCalendar()

export async function openTown(): Promise<Town> {
  const { participant: key } = await testKeys()
  const applications = senders.flatMap(({ senderId }) =>
    methods.map((method) => application(method, { id: `${method} ${senderId}`, senderId })),
  )
  const storage = await storageWith({
    participants: senders,
    certificates: [registered(certificateOf(key))],
    applications,
  })
  const operation = requestAccess({ kdpKeys: await kdpKeysFor('RS256'), newId: countedIds() })
  const at = NOW.toISOString()
  await storage.transact(async ({ bmg }) => {
    for (const [index, iin] of people.entries())
      await bmg.setNumber(iin, numbers[index], at, 'test')
  })
  const town: Town = {
    now: NOW,
    storage,
    ask: async (question, requestId, formed = 0) => {
      const sender = senders[question.who] ?? senders[0]
      const iin = people[question.citizen] ?? IIN
      const formedAt = new Date(town.now.getTime() - formed)
      const sent = {
        ...{ ...question, iin, bin: sender.bin },
        ...{ at: town.now.toISOString(), formed: formedAt.toISOString() },
      }
      const ovt = await tokenOf(sent, formedAt.getTime())
      const data = dataOf({ ...fieldsOf(sent), ovt, 'request-id': requestId })
      return { sent, seen: await run(operation, storage, data, { at: town.now, sender }) }
    },
    text: async (citizen, text) => {
      const number = numbers[citizen] ?? numbers[0]
      await storage.transact((stores) =>
        receiveSms(stores, { number, text }, town.now, usualAsking),
      )
    },
    rule: (answer) =>
      storage.transact(({ phoneRules }) =>
        phoneRules.set({
          ...{ number: '*', answer, afterSeconds: 60, delivery: 'delivered' },
          at: town.now.toISOString(),
        }),
      ),
    withdraw: (consentId, iin) =>
      unlessRefused(
        storage.transact((stores) =>
          askWithdrawal(
            stores,
            { id: `w-${consentId}`, consentId, iin, by: iin },
            { now: town.now, calendar },
          ),
        ),
      ),
    decide: (consentId, solution, bin) =>
      unlessRefused(
        storage.transact((stores) =>
          decideWithdrawal(
            stores,
            { id: `w-${consentId}`, bin, senderBin: bin, solution, reason: 'why' },
            town.now,
          ),
        ),
      ),
    close: () => storage.close(),
  }
  return town
}

const asks = (method: Method): boolean => method === '1414' || method === 'sms'

const fieldsOf = ({ iin, bin, method, services }: Sent) => ({
  uin: iin,
  company: 'ТОО Эмулятор-1',
  company_bin: bin,
  access_name: services.join(';'),
  expiresIn: '600000',
  'omit-sms': String(!asks(method)),
  'sms-otp': method === 'sms' ? 'true' : undefined,
  'proactive-code': method === 'proactive' ? 'P-100' : undefined,
  'basis-code': method === 'protocol' ? 'ART9_4' : undefined,
})

/** The verification token, where the method has one. */
async function tokenOf({ bin, method }: Sent, formedAt: number): Promise<string | undefined> {
  if (asks(method)) return undefined
  const { participant: key } = await testKeys()
  const iat = Math.floor(formedAt / 1000)
  const mcheck = method === 'protocol' ? 'None' : 'Bio'
  return jws({ cbin: bin, mcheck, iat, exp: iat + 7200 }, key.privateKey)
}

/** A refusal changes nothing; anything else is a mistake of ours. */
async function unlessRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (refusal) {
    if (refusal instanceof ShepFault || /already exists/.test(String(refusal))) return
    throw refusal
  }
}

export const requestIdOf = ({ data }: Outcome): string | undefined => fieldAt(data, 'request-id')
