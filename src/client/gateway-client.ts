import { type Clock, toWireTime } from '../clock.ts'
import { ShepFault } from '../contract/faults.ts'
import type { ResponseData } from '../contract/messages.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { Certificate } from '../eds/certificate.ts'
import { signData } from '../envelope/business/sign.ts'
import { isNamedBy, nameInWords } from '../envelope/certificate-name.ts'
import { type GatewayAnswer, readAnswer } from '../envelope/read-answer.ts'
import {
  type KeyInfoForm,
  type SigningIdentity,
  signEnvelope,
} from '../envelope/security-header.ts'
import { createVerifier, type KeyFinder } from '../envelope/verify.ts'
import { writeRequest } from '../envelope/write.ts'
import { defaultGate } from './default-gate.ts'

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
  /** Sends one signed SendMessage. Rejects when the answer is not signed by the gateway. */
  send(serviceId: string, data: ResponseData, messageId?: string): Promise<Exchanged>
}

/** The reference client: what a participant's own client does, in its plainest form. */
export function createGatewayClient(settings: ClientSettings): GatewayClient {
  const { url, senderId, password, identity, keyInfo, gateways, clock, newId } = settings
  const { businessIdentity } = settings
  const verify = createVerifier({
    ...defaultGate,
    engine: 'stream',
    keyOf: gatewayOf(gateways),
  })
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
      const answered = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
        body: new Uint8Array(request),
      })
      const response = new Uint8Array(await answered.arrayBuffer())
      const judged = await verify({
        bytes: response,
        contentType: answered.headers.get('content-type') ?? '',
      })
      if (!judged.signed)
        throw new Error(`the answer is not signed by the gateway: ${told(judged.checks)}`)
      return {
        messageId,
        request,
        response,
        httpStatus: answered.status,
        answer: readAnswer(judged.signed),
      }
    },
  }
}

/** An answer may carry its certificate or name it in any form: it must be one that is known beforehand. */
const gatewayOf =
  (gateways: readonly Certificate[]): KeyFinder =>
  async (reference) => {
    const isMeant =
      reference.form === 'certificate'
        ? ({ der }: Certificate) => Buffer.from(der).toString('base64') === reference.base64
        : isNamedBy(reference)
    const certificate = gateways.find(isMeant)
    if (certificate) return { certificate, checks: [] }
    const text = reference.form === 'certificate' ? 'another certificate' : nameInWords(reference)
    throw new ShepFault('CERTIFICATE_UNREGISTERED', { text })
  }

const told = (checks: readonly CheckResult[]): string =>
  checks
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ rule, fault, actual }) => [rule, fault, actual].filter(Boolean).join(' '))
    .join('; ')
