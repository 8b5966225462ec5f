import { type AccessQuestion, accessRequest, personRequest } from '../../src/client/requests.ts'
import { signVerificationToken } from '../../src/client/verification-token.ts'
import { toWireTime } from '../../src/clock.ts'
import type { ResponseData, SyncMessageInfo } from '../../src/contract/messages.ts'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { writePem } from '../../src/eds/pem.ts'
import { demo } from '../../src/emulator/demo.ts'
import { identityOf } from '../../src/emulator/identity.ts'
import {
  type KeyInfoForm,
  type SigningIdentity,
  signEnvelope,
} from '../../src/envelope/security-header.ts'
import { writeRequest } from '../../src/envelope/write.ts'
import type { Delivery } from '../../src/gateway/entry.ts'
import type { TestEmulator } from './emulator.ts'

export const ENDPOINT = '/bip-sync-wss-gost/'
export const IIN = '991231500016'
/** A valid number of nobody: the people of the emulator are the first hundred. */
export const STRANGER = '991231590011'
export const OWNER = 'GBDFLUniversal_token'

/** What a message differs in from a good one of the demo participant. */
export interface MessageChanges {
  readonly info?: Partial<SyncMessageInfo>
  readonly data?: ResponseData
  readonly holder?: Holder
  /** Signs instead of the holder's own. */
  readonly identity?: SigningIdentity
  readonly keyInfo?: KeyInfoForm
  /** Changes the content of Body before it is signed. */
  readonly content?: (content: string) => string
}

type Sender = Pick<TestEmulator, 'clock' | 'newId' | 'pki'>

/** Registers the certificate of a holder for transport, with the demo participant unless told otherwise. */
export const register = (
  { control }: Pick<TestEmulator, 'control'>,
  { certificate }: Holder,
  senderId: string = demo.senderId,
): Promise<unknown> =>
  control.registerCertificate(senderId, {
    pem: writePem('CERTIFICATE', certificate.der),
    purposes: ['transport'],
  })

/** A signed SendMessage, asking КДП for a token unless told otherwise. */
export async function signedMessage(of: Sender, changes: MessageChanges = {}): Promise<Buffer> {
  const { clock, newId, pki } = of
  const info: SyncMessageInfo = {
    messageId: newId(),
    serviceId: 'KDP_SERVICE',
    messageDate: toWireTime(clock()),
    sender: { senderId: demo.senderId, password: demo.password },
    properties: [],
    ...changes.info,
  }
  const written = writeRequest(info, changes.data ?? (await accessData(of)))
  const content = changes.content?.(written.content) ?? written.content
  const identity = changes.identity ?? identityOf(changes.holder ?? pki.initiator)
  const form = changes.keyInfo ?? 'key-identifier'
  return signEnvelope(content, `id-${newId()}`, identity, form, written.declarations)
}

/** What КДП is asked, by method 2, with a good verification token. */
export async function accessData(
  of: Sender,
  changes: Partial<AccessQuestion> = {},
): Promise<ResponseData> {
  return accessRequest({
    uin: IIN,
    company: demo.name,
    company_bin: demo.bin,
    company_responsible: 'Владелец данных (эмулятор)',
    employee_name: 'Тестов Т.',
    access_name: OWNER,
    personal_data_name: 'Сведения о физическом лице',
    expiresIn: '600000',
    'omit-sms': 'true',
    ovt: changes.ovt ?? (await verificationToken(of)),
    ...changes,
  })
}

export function verificationToken(
  { clock, pki }: Pick<Sender, 'clock' | 'pki'>,
  changes: { readonly bin?: string; readonly way?: string; readonly at?: Date } = {},
  { key }: Holder = pki.initiator,
): Promise<string> {
  if (!key.native) throw new Error('not a key of node:crypto')
  return signVerificationToken({ bin: demo.bin, way: 'Bio', at: clock(), ...changes }, key.native)
}

/** What the data owner is asked with a security token. */
export const personData = (
  { clock, newId }: Sender,
  kdpToken: string,
  publicKey: string,
  iin = IIN,
): ResponseData =>
  personRequest({
    messageId: newId(),
    messageDate: toWireTime(clock()),
    senderCode: demo.senderId,
    iin,
    kdpToken,
    publicKey,
  })

export const headersOf = (contentType: string): Delivery['headers'] => [
  ['Host', 'gateway.test'],
  ['Content-Type', contentType],
]

/** A message as the edge hands it over. */
export const delivery = (bytes: Uint8Array, contentType = 'text/xml; charset=utf-8'): Delivery => ({
  bytes,
  contentType,
  endpoint: ENDPOINT,
  headers: headersOf(contentType),
})
