import { type Clock, toWireTime } from '../clock.ts'
import type { ResponseData } from '../contract/messages.ts'
import type { Certificate } from '../eds/certificate.ts'
import { signData } from '../envelope/business/sign.ts'
import type { GatewayAnswer } from '../envelope/read-answer.ts'
import {
  type KeyInfoForm,
  type SigningIdentity,
  signEnvelope,
} from '../envelope/security-header.ts'
import { writeRequest } from '../envelope/write.ts'
import { type AnswerReader, answerReader, type Received } from './read-received.ts'

export interface ClientSettings {
  /** The address of SendMessage. */
  readonly url: string
  readonly senderId: string
  readonly password: string
  readonly identity: SigningIdentity
  readonly keyInfo: KeyInfoForm
  /** Who signs `data`; absent: it bears no business signature. */
  readonly businessIdentity?: SigningIdentity
  /** Whose signature an answer must bear: a certificate for each kind of key that the gateway may answer with. */
  readonly gateways: readonly Certificate[]
  readonly clock: Clock
  readonly newId: () => string
}

/** One message sent and what came back, verified. */
export interface Exchanged {
  readonly messageId: string
  readonly request: Uint8Array
  readonly response: Uint8Array
  readonly httpStatus: number
  readonly answer: GatewayAnswer
}

export interface GatewayClient {
  /** Sends one signed SendMessage. Rejects with AnswerRefused when what comes back is not the gateway's answer to it. */
  send(serviceId: string, data: ResponseData, messageId?: string): Promise<Exchanged>
}

/** The reference client: what a participant's own client does, in its plainest form. */
export function createGatewayClient(
  settings: ClientSettings,
  read: AnswerReader = answerReader(settings),
): GatewayClient {
  const { url, senderId, password, identity, keyInfo, clock, newId } = settings
  const { businessIdentity } = settings
  return {
    async send(serviceId, data, messageId = newId()) {
      const info = {
        messageId,
        serviceId,
        messageDate: toWireTime(clock()),
        sender: { senderId, password },
        properties: [],
      }
      const element = businessIdentity && (await signData(data, businessIdentity))
      const { content, declarations } = writeRequest(info, data, element)
      const request = await signEnvelope(content, `id-${newId()}`, identity, keyInfo, declarations)
      const received = await post(url, request)
      const { bytes: response, httpStatus } = received
      return { messageId, request, response, httpStatus, answer: await read(received, messageId) }
    },
  }
}

async function post(url: string, request: Uint8Array): Promise<Received> {
  const answered = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
    body: new Uint8Array(request),
  })
  return {
    httpStatus: answered.status,
    contentType: answered.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await answered.arrayBuffer()),
  }
}
