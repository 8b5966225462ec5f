import type { KeyObject } from 'node:crypto'
import { type Clock, toWireTime } from '../clock.ts'
import type { DataElement } from '../contract/messages.ts'
import type { Exchanged, GatewayClient } from './gateway-client.ts'
import { accessRequest, personRequest } from './requests.ts'
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
}

/** One whole exchange: a security token from КДП, and with it a person from the data owner. */
export interface FullExchange {
  readonly access: Exchanged
  /** Absent when КДП gave no token. */
  readonly person?: Exchanged
}

const OWNER = 'GBDFLUniversal_token'

/** Asks by method 2: consent was taken by own means, here biometrics. */
export async function playExchange(
  { iin }: Subject,
  { client, clock, newId, organisation, tokenKey }: ExchangeSettings,
): Promise<FullExchange> {
  const ovt = await signVerificationToken(
    { bin: organisation.bin, way: 'Bio', at: clock() },
    tokenKey,
  )
  const access = await client.send(
    'KDP_SERVICE',
    accessRequest({
      uin: iin,
      company: organisation.name,
      company_bin: organisation.bin,
      company_responsible: 'Владелец данных (эмулятор)',
      employee_name: 'Тестов Т.',
      access_name: OWNER,
      personal_data_name: 'Сведения о физическом лице',
      expiresIn: '600000',
      'omit-sms': 'true',
      ovt,
    }),
  )
  const [kdpToken, publicKey] = [valueIn(access, 'code'), valueIn(access, 'public-key')]
  if (kdpToken === undefined || publicKey === undefined) return { access }
  const messageId = newId()
  const messageDate = toWireTime(clock())
  const question = {
    messageId,
    messageDate,
    senderCode: organisation.senderId,
    iin,
    kdpToken,
    publicKey,
  }
  return { access, person: await client.send(OWNER, personRequest(question), messageId) }
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
