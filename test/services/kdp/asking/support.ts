import { type AskingSettings, usualAsking } from '../../../../src/services/kdp/asking/settings.ts'
import type { AskingMethod } from '../../../../src/services/kdp/method.ts'
import { requestAccess } from '../../../../src/services/kdp/request-access.ts'
import { receiveSms } from '../../../../src/services/phone/receive-sms.ts'
import type { Storage } from '../../../../src/storage/database.ts'
import type { PhoneRule } from '../../../../src/storage/phone-rules.ts'
import type { Sms } from '../../../../src/storage/sms.ts'
import { kdpKeysFor } from '../../keys.ts'
import {
  application,
  BIN,
  countedIds,
  dataOf,
  fieldAt,
  IIN,
  NOW,
  OTHER_BIN,
  type Outcome,
  participant,
  run,
  storageWith,
} from '../../support.ts'

export const NUMBER = '+77000000001'
export const SECOND = 1000
export const MINUTE = 60 * SECOND

/** One citizen, one phone, two initiators with both asking methods, and a clock that the test moves. */
export interface Town {
  now: Date
  readonly storage: Storage
  /** Asks КДП as an initiator does; `fields` over a good request. */
  ask(fields?: Record<string, string | undefined>, sender?: 'emu-1' | 'emu-2'): Promise<Outcome>
  /** Texts 1414. */
  text(text: string, number?: string): ReturnType<typeof receiveSms>
  forward(milliseconds: number): void
  inbox(number?: string): Promise<Sms[]>
  /** The code of the newest message to the phone: digits, six of them unless told otherwise. */
  lastCode(pattern?: RegExp): Promise<string>
  rule(rule: Partial<PhoneRule>): Promise<void>
  number(number: string | undefined, iin?: string): Promise<void>
  close(): Promise<void>
}

export const switches: Readonly<Record<AskingMethod, Record<string, string>>> = {
  '1414': { 'omit-sms': 'false' },
  sms: { 'omit-sms': 'false', 'sms-otp': 'true' },
}

const good = {
  uin: IIN,
  company: 'ТОО Эмулятор-1',
  company_bin: BIN,
  company_responsible: 'Владелец данных (эмулятор)',
  employee_name: 'Тестов Т.',
  access_name: 'GBDFLUniversal_token; GBDFL_FamilyInfoToken',
  personal_data_name: 'address',
  expiresIn: '600000',
}

const senders = { 'emu-1': participant(), 'emu-2': participant('emu-2', OTHER_BIN) }

export async function openTown(
  method: AskingMethod,
  changes: Partial<AskingSettings> = {},
  granted: readonly AskingMethod[] = ['1414', 'sms'],
): Promise<Town> {
  const asking = { ...usualAsking, ...changes }
  const storage = await storageWith({
    participants: Object.values(senders),
    applications: granted.flatMap((one) => [
      application(one),
      application(one, { id: `${one}-2`, senderId: 'emu-2' }),
    ]),
  })
  const operation = requestAccess({
    kdpKeys: await kdpKeysFor('RS256'),
    newId: countedIds(),
    asking,
  })
  const town: Town = {
    now: NOW,
    storage,
    ask: (fields = {}, sender = 'emu-1') => {
      const bin = senders[sender].bin
      const data = dataOf({ ...good, company_bin: bin, ...switches[method], ...fields })
      return run(operation, storage, data, { at: town.now, sender: senders[sender] })
    },
    text: (text, number = NUMBER) =>
      storage.transact((stores) => receiveSms(stores, { number, text }, town.now, asking)),
    forward: (milliseconds) => {
      town.now = new Date(town.now.getTime() + milliseconds)
    },
    inbox: (number = NUMBER) => storage.read(({ sms }) => sms.ofNumber(number)),
    lastCode: async (pattern = /\b\d{6}\b/) => {
      const sent = (await town.inbox()).filter(({ direction }) => direction === 'out')
      return pattern.exec(sent.at(-1)?.text ?? '')?.[0] ?? ''
    },
    rule: (rule) =>
      storage.transact(({ phoneRules }) =>
        phoneRules.set({
          number: '*',
          at: town.now.toISOString(),
          answer: 'by-hand',
          afterSeconds: 0,
          delivery: 'delivered',
          ...rule,
        }),
      ),
    number: (number, iin = IIN) =>
      storage.transact(({ bmg }) => bmg.setNumber(iin, number, town.now.toISOString(), 'test')),
    close: () => storage.close(),
  }
  await town.number(NUMBER)
  return town
}

export const statusOf = ({ data }: Outcome): string | undefined => fieldAt(data, 'status')
export const reasonOf = ({ data }: Outcome): string | undefined => fieldAt(data, 'reason')
export const idOf = ({ data }: Outcome): string => fieldAt(data, 'request-id') ?? ''

/** Repeats a request by its identifier. */
export const repeat = (town: Town, asked: Outcome, fields: Record<string, string> = {}) =>
  town.ask({ 'request-id': idOf(asked), ...fields })
