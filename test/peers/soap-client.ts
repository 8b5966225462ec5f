import { randomUUID } from 'node:crypto'
import * as soap from 'soap'

/** A participant written with npm `soap`. It knows what a participant knows; keys and certificates are PEM texts. */
export interface SoapParticipant {
  readonly wsdlUrl: string
  readonly privateKey: string
  readonly certificate: string
  readonly senderId: string
  readonly password: string
  readonly bin: string
  readonly iin: string
  /** Verification token: a compact JWS over cbin, mcheck, iat, exp. */
  readonly ovt: string
  readonly signing?: SoapSigning
}

/**
 * `plain`: Body gets a bare `Id`, elements of the signature have no prefix. `wsu`: Body gets `wsu:Id`, prefix `ds`.
 * `untouched`: WSSecurityCert as it comes: it also signs a Timestamp, which the gateway does not take.
 */
export type SoapSigning = 'plain' | 'wsu' | 'untouched'

/** What one SendMessage said, and both envelopes as they were on the wire. */
export interface SoapExchange {
  readonly request: string
  readonly answer: string
  readonly statusCode?: string
  readonly data?: Readonly<Record<string, unknown>>
  readonly fault?: SoapFault
}

export interface SoapFault {
  readonly faultcode: unknown
  readonly faultstring: unknown
  readonly detail: unknown
}

/** Asks KDP_SERVICE for a security token and takes it to GBDFLUniversal_token. `person` is absent when no token came. */
export async function talkThroughSoap(
  participant: SoapParticipant,
): Promise<{ readonly kdp: SoapExchange; readonly person?: SoapExchange }> {
  const client = await soap.createClientAsync(participant.wsdlUrl)
  client.setSecurity(securityOf(participant))
  const kdp = await send(client, participant, 'KDP_SERVICE', kdpRequest(participant))
  const { code, 'public-key': publicKey } = kdp.data ?? {}
  if (typeof code !== 'string' || typeof publicKey !== 'string') return { kdp }
  const asked = personRequest(participant, code, publicKey)
  return { kdp, person: await send(client, participant, 'GBDFLUniversal_token', asked) }
}

type Data = Readonly<Record<string, unknown>>

/** Fields go unqualified, and the type is named in `xsi:type` by a prefix declared on `data` itself. */
const kdpRequest = ({ iin, bin, ovt }: SoapParticipant): Data => ({
  attributes: typed('http://service.2fa-chain.kz/ns/kdp', 'getUserDataRequest'),
  uin: iin,
  company: 'ТОО Эмулятор-1',
  company_bin: bin,
  company_responsible: 'Владелец данных (эмулятор)',
  employee_name: 'Тестов Т.',
  access_name: 'GBDFLUniversal_token',
  personal_data_name: 'address',
  expiresIn: 600_000,
  'omit-sms': true,
  ovt,
})

/** White space goes out of token and key, as clients of the real service do. */
const personRequest = (
  { iin, senderId }: SoapParticipant,
  code: string,
  publicKey: string,
): Data => ({
  attributes: typed('http://message.persistence.interactive.nat', 'Request'),
  messageId: randomUUID(),
  messageDate: new Date().toISOString(),
  senderCode: senderId,
  iin,
  kdpToken: code.replace(/\s/g, ''),
  publicKey: publicKey.replace(/\s/g, ''),
})

const typed = (namespace: string, type: string): Data => ({
  'xmlns:q1': namespace,
  'xsi:type': `q1:${type}`,
})

async function send(
  client: soap.Client,
  { senderId, password }: SoapParticipant,
  serviceId: string,
  data: Data,
): Promise<SoapExchange> {
  const requestInfo = {
    messageId: randomUUID(),
    serviceId,
    messageDate: new Date().toISOString(),
    sender: { senderId, password },
  }
  let said: Pick<SoapExchange, 'statusCode' | 'data' | 'fault'>
  try {
    const [answer] = (await client['SendMessageAsync']({
      request: { requestInfo, requestData: { data } },
    })) as [SendMessageAnswer]
    const { responseInfo, responseData } = answer.response
    said = { statusCode: responseInfo.status.code, data: responseData.data }
  } catch (error) {
    said = { fault: faultIn(error) }
  }
  return { request: client.lastRequest ?? '', answer: String(client.lastResponse), ...said }
}

interface SendMessageAnswer {
  readonly response: {
    readonly responseInfo: { readonly status: { readonly code: string; readonly message: string } }
    readonly responseData: { readonly data: Readonly<Record<string, unknown>> }
  }
}

/** `soap` throws for a SOAP fault and for everything else; only the first has a parsed envelope. */
function faultIn(error: unknown): SoapFault {
  const { root } = error as { root?: { Envelope?: { Body?: { Fault?: SoapFault } } } }
  const fault = root?.Envelope?.Body?.Fault
  if (fault === undefined) throw error
  return fault
}

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256'

function securityOf({ privateKey, certificate, signing = 'plain' }: SoapParticipant) {
  if (signing === 'untouched') return new soap.WSSecurityCert(privateKey, certificate, '')
  return new soap.WSSecurityCert(privateKey, certificate, '', {
    hasTimeStamp: false,
    signatureAlgorithm: rsaSha256,
    digestAlgorithm: sha256,
    ...(signing === 'wsu' && { signerOptions: { prefix: 'ds', idMode: 'wssecurity' } }),
  })
}
