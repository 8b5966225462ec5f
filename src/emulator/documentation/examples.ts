import { type AccessQuestion, accessRequest, personRequest } from '../../client/requests.ts'
import { signVerificationToken } from '../../client/verification-token.ts'
import { type Clock, toWireTime } from '../../clock.ts'
import type { ResponseData } from '../../contract/messages.ts'
import type { Text } from '../../contract/texts/text.ts'
import type { TestPki } from '../../eds/authority/test-pki.ts'
import { writePem } from '../../eds/pem.ts'
import { type SigningIdentity, signEnvelope } from '../../envelope/security-header.ts'
import { writeRequest } from '../../envelope/write.ts'
import type { Delivery } from '../../gateway/entry.ts'
import { createPasswords } from '../../gateway/passwords.ts'
import type { Answer } from '../../http/answer.ts'
import type { Method } from '../../storage/applications.ts'
import { openStorage, type Storage } from '../../storage/database.ts'
import { demo } from '../demo.ts'
import { createRegistration } from '../registration.ts'
import type { Example } from './shape.ts'

export interface ExampleDeps {
  /** The message path of this very emulator, over records of its own. */
  readonly gatewayOver: (storage: Storage) => (delivery: Delivery) => Promise<Answer>
  readonly pki: TestPki
  readonly identity: SigningIdentity
  readonly clock: Clock
  readonly newId: () => string
}

const IIN = '991231500016'
const OWNER = 'GBDFLUniversal_token'
const PROACTIVE = 'EXAMPLE-1'
const YEAR = 365 * 86_400_000

type Send = (serviceId: string, text: Text, data: ResponseData) => Promise<Example>

/** Exchanges by the reference writer, answered here: nothing of them touches the records of the emulator. */
export async function makeExamples(deps: ExampleDeps): Promise<Example[]> {
  const storage = openStorage(':memory:')
  try {
    await prepare(storage, deps)
    const send = sender(deps.gatewayOver(storage), deps)
    return await play(send, deps)
  } finally {
    await storage.close()
  }
}

/** The demo participant with an approved application for every method, and a number of the subject. */
async function prepare(storage: Storage, { clock, newId, pki }: ExampleDeps): Promise<void> {
  const registration = createRegistration({
    storage,
    clock,
    passwords: createPasswords(),
  })
  await registration.registerParticipant(demo)
  await registration.registerCertificate(demo.senderId, {
    pem: writePem('CERTIFICATE', pki.initiator.certificate.der),
    purposes: ['transport', 'verification-token'],
  })
  const at = clock().toISOString()
  const proactiveUntil = new Date(clock().getTime() + YEAR).toISOString()
  const filled = { services: '1', neededServices: '2', servicePeriod: '3' }
  await storage.transact(async ({ applications, bmg }) => {
    for (const method of ['1414', 'own', 'proactive', 'protocol', 'sms'] satisfies Method[])
      await applications.add({
        id: newId(),
        senderId: demo.senderId,
        method,
        ...filled,
        storageTerm: '4',
        storageGrounds: '5',
        proactiveCodes: method === 'proactive' ? [PROACTIVE] : [],
        ...(method === 'proactive' && { proactiveUntil }),
        state: 'approved',
        createdAt: at,
        approvedAt: at,
      })
    await bmg.setNumber(IIN, '+77000000001', at, 'documentation')
  })
}

function sender(
  answer: (delivery: Delivery) => Promise<Answer>,
  { clock, newId, identity }: ExampleDeps,
): Send {
  return async (serviceId, text, data) => {
    const credentials = { senderId: demo.senderId, password: demo.password }
    const messageDate = toWireTime(clock())
    const info = { messageId: newId(), serviceId, messageDate, sender: credentials, properties: [] }
    const { content, declarations } = writeRequest(info, data)
    const id = `id-${newId()}`
    const bytes = await signEnvelope(content, id, identity, 'key-identifier', declarations)
    const contentType = 'text/xml; charset=utf-8'
    const endpoint = '/bip-sync-wss-gost/'
    const { status, body } = await answer({ bytes, contentType, endpoint, headers: [] })
    return {
      serviceId,
      text,
      request: Buffer.from(bytes).toString('utf8'),
      httpStatus: status,
      response: Buffer.from(body).toString('utf8'),
    }
  }
}

async function play(send: Send, deps: ExampleDeps): Promise<Example[]> {
  const { clock, newId } = deps
  const access = async (text: Text, way: string, changes: Partial<AccessQuestion> = {}) =>
    send('KDP_SERVICE', text, accessRequest({ ...(await question(way, deps)), ...changes }))
  const own = await access(texts.own, 'Bio')
  const person = personRequest({
    messageId: newId(),
    messageDate: toWireTime(clock()),
    senderCode: demo.senderId,
    iin: IIN,
    kdpToken: fieldIn(own.response, 'code'),
    publicKey: fieldIn(own.response, 'public-key'),
  })
  return [
    own,
    await send(OWNER, texts.owner, person),
    await access(texts.proactive, 'Ds', { 'proactive-code': PROACTIVE }),
    await access(texts.protocol, 'None', { 'basis-code': 'ART9_1' }),
    await access(texts.asked, 'Bio', { 'omit-sms': 'false' }),
    await access(texts.refused, 'Fax'),
    await send('KDP_NONE', texts.fault, accessRequest(await question('Bio', deps))),
  ]
}

async function question(way: string, { clock, pki }: ExampleDeps): Promise<AccessQuestion> {
  const { native } = pki.initiator.key
  if (!native) throw new Error('the demo key is not a key of node:crypto')
  return {
    uin: IIN,
    company: demo.name,
    company_bin: demo.bin,
    company_responsible: 'Владелец данных (эмулятор)',
    employee_name: 'Тестов Т.',
    access_name: OWNER,
    personal_data_name: 'Сведения о физическом лице',
    expiresIn: '600000',
    'omit-sms': 'true',
    ovt: await signVerificationToken({ bin: demo.bin, way, at: clock() }, native),
  }
}

/** A field of `data`. Lines are broken as the service breaks them: a client drops all white space. */
function fieldIn(xml: string, name: string): string {
  const data = xml.slice(xml.indexOf('<responseData>'))
  const found = new RegExp(`<(?:\\w+:)?${name}(?: [^>]*)?>([^<]+)<`).exec(data)?.[1]
  return found?.replace(/\s|&#x?\w+;/g, '') ?? ''
}

const texts = {
  own: {
    ru: 'Способ 2: токен безопасности выдан',
    kk: '2-тәсіл: қауіпсіздік токені берілді',
    en: 'Method 2: a security token is issued',
  },
  owner: {
    ru: 'Владелец данных отвечает на этот токен',
    kk: 'Деректер иесі осы токенге жауап береді',
    en: 'The data owner answers to this token',
  },
  proactive: {
    ru: 'Способ 3: проактивная услуга',
    kk: '3-тәсіл: проактивті қызмет',
    en: 'Method 3: a proactive service',
  },
  protocol: {
    ru: 'Способ 4: режим протоколирования',
    kk: '4-тәсіл: хаттама жүргізу режимі',
    en: 'Method 4: the protocoling mode',
  },
  asked: {
    ru: 'Способ 1: ожидание ответа субъекта',
    kk: '1-тәсіл: субъектінің жауабын күту',
    en: 'Method 1: awaiting the answer of the subject',
  },
  refused: {
    ru: 'Отказ с кодом: такого способа получения согласия нет',
    kk: 'Кодпен бас тарту: келісім алудың мұндай тәсілі жоқ',
    en: 'A refusal with its code: there is no such way of consent',
  },
  fault: {
    ru: 'SOAP Fault: такого сервиса нет',
    kk: 'SOAP Fault: мұндай сервис жоқ',
    en: 'A SOAP fault: there is no such service',
  },
} as const satisfies Record<string, Text>
