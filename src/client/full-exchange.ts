import type { KeyObject } from 'node:crypto'
import { type Clock, toWireTime } from '../clock.ts'
import type { DataElement } from '../contract/messages.ts'
import { AnswerRefused } from './answer-refused.ts'
import type { Exchanged, GatewayClient } from './gateway-client.ts'
import { type AccessQuestion, accessRequest, personRequest } from './requests.ts'
import type { TokenReader } from './token-checks.ts'
import { signVerificationToken } from './verification-token.ts'

export interface Subject {
  readonly iin: string
}

export interface ExchangeSettings {
  readonly client: GatewayClient
  readonly clock: Clock
  readonly newId: () => string
  readonly organisation: { readonly name: string; readonly bin: string; readonly senderId: string }
  /** Signs verification tokens. */
  readonly tokenKey: KeyObject
  /** Verifies security tokens before they are used; absent: they are passed on as they are. */
  readonly readToken?: TokenReader
}

/** One whole exchange: a security token from КДП, and with it a person from the data owner. */
export interface FullExchange {
  readonly access: Exchanged
  /** Absent when КДП gave no token. */
  readonly person?: Exchanged
}

const OWNER = 'GBDFLUniversal_token'

/** How a request differs by its method from one by own means; an empty `ovt` leaves the verification token out. */
export type AccessFields = Partial<AccessQuestion> & {
  /** The way of consent that the verification token names; biometrics when absent. */
  readonly way?: string
}

/** Asks by method 2 unless told otherwise: consent was taken by own means. Rejects with AnswerRefused rather than use a bad answer. */
export async function playExchange(
  subject: Subject,
  settings: ExchangeSettings,
  accessId: string = settings.newId(),
  fields: AccessFields = {},
): Promise<FullExchange> {
  const access = await askAccess(subject, settings, { messageId: accessId, fields })
  return presentToken(subject, access, settings)
}

/** Shows the token of an answer to the data owner, where there is one. */
export async function presentToken(
  subject: Subject,
  access: Exchanged,
  { client, clock, newId, organisation, readToken }: ExchangeSettings,
): Promise<FullExchange> {
  const given = tokenIn(access)
  if (!given) return { access }
  const asked = { iin: subject.iin, bin: organisation.bin, serviceId: OWNER }
  await readToken?.(given.kdpToken, asked, clock())
  const messageId = newId()
  const messageDate = toWireTime(clock())
  const question = {
    messageId,
    messageDate,
    senderCode: organisation.senderId,
    iin: subject.iin,
    ...given,
  }
  return { access, person: await client.send(OWNER, personRequest(question), messageId) }
}

export async function askAccess(
  { iin }: Subject,
  { client, clock, newId, organisation, tokenKey }: ExchangeSettings,
  {
    messageId = newId(),
    fields: { way = 'Bio', ...fields } = {},
  }: { readonly messageId?: string; readonly fields?: AccessFields } = {},
): Promise<Exchanged> {
  const consent = { bin: organisation.bin, way, at: clock() }
  const question = {
    uin: iin,
    company: organisation.name,
    company_bin: organisation.bin,
    company_responsible: 'Владелец данных (эмулятор)',
    employee_name: 'Тестов Т.',
    access_name: OWNER,
    personal_data_name: 'Сведения о физическом лице',
    expiresIn: '600000',
    'omit-sms': 'true',
    ...fields,
    ovt: fields.ovt ?? (await signVerificationToken(consent, tokenKey)),
  }
  return client.send('KDP_SERVICE', accessRequest(question), messageId)
}

/** Words of КДП that give no token (kdp.md W-12). */
const without: ReadonlySet<string> = new Set(['INVALID', 'PENDING', 'NOT_FOUND'])

/** The token of a successful answer; undefined when КДП gave none. */
function tokenIn(access: Exchanged): { kdpToken: string; publicKey: string } | undefined {
  const { answer } = access
  if (answer.kind === 'fault' || answer.code !== 'SCSS001') return undefined
  if (answer.data?.type?.split(':').at(-1) !== 'getUserDataResponse')
    throw new AnswerRefused('W-72', 'W-72: the answer is of another service')
  const status = valueIn(access, 'status') ?? ''
  if (without.has(status)) return undefined
  if (status !== 'VALID')
    throw new AnswerRefused('W-76', `W-76: КДП answers with an unknown status "${status}"`)
  const [kdpToken, publicKey] = [valueIn(access, 'code'), valueIn(access, 'public-key')]
  if (kdpToken === undefined || publicKey === undefined)
    throw new AnswerRefused('W-77', 'W-77: the answer is VALID and bears no token')
  return { kdpToken, publicKey }
}

/** A field of the answer's data; undefined on a fault. */
export function valueIn({ answer }: Exchanged, name: string): string | undefined {
  return answer.kind === 'response' ? findIn(answer.data, name) : undefined
}

function findIn(element: DataElement | undefined, name: string): string | undefined {
  if (!element) return undefined
  if (element.name === name) return element.text.trim() || undefined
  for (const child of element.children) {
    const found = findIn(child, name)
    if (found !== undefined) return found
  }
  return undefined
}
