import type { DigestAlgorithm } from '../eds/algorithms/algorithm.ts'
import { characters } from '../xml/write.ts'
import { BASE64, DS, EXCLUSIVE, SOAP, WSSE, WSU, X509_V3 } from './namespaces.ts'

/** How a signed envelope names its certificate. The gateway answers with `issuer-serial` (shep.md 5). */
export const keyInfoForms = ['issuer-serial', 'key-identifier', 'binary-token'] as const
export type KeyInfoForm = (typeof keyInfoForms)[number]

export interface SigningIdentity {
  /** RFC 2253 text of the issuer, and the serial number in decimal. */
  readonly issuer: string
  readonly serial: string
  /** DER in base64. */
  readonly certificate: string
  /** URI of the signature method. */
  readonly signatureMethod: string
  readonly digest: DigestAlgorithm
  /** Signs away from the event loop. */
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>
}

/** SignedInfo over one Body, canonical as written (exclusive c14n). */
export function signedInfoOf(bodyId: string, body: Buffer, identity: SigningIdentity): string {
  const digest = Buffer.from(identity.digest.digest(body)).toString('base64')
  const method = (name: string, uri: string) => `<ds:${name} Algorithm="${uri}"></ds:${name}>`
  return (
    `<ds:SignedInfo xmlns:ds="${DS}">` +
    method('CanonicalizationMethod', EXCLUSIVE) +
    method('SignatureMethod', identity.signatureMethod) +
    `<ds:Reference URI="#${bodyId}"><ds:Transforms>${method('Transform', EXCLUSIVE)}</ds:Transforms>` +
    `${method('DigestMethod', identity.digest.uri)}<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`
  )
}

/** The wsse:Security header around a made signature; `declarations` are what its place lacks, such as that of `soap`. */
export function securityHeader(
  signedInfo: string,
  signatureValue: Uint8Array,
  identity: SigningIdentity,
  form: KeyInfoForm,
  declarations = '',
): string {
  const value = Buffer.from(signatureValue).toString('base64')
  return (
    `<wsse:Security xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}"${declarations} soap:mustUnderstand="1">` +
    (form === 'binary-token' ? binaryToken(identity) : '') +
    `<ds:Signature xmlns:ds="${DS}">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue>` +
    `<ds:KeyInfo><wsse:SecurityTokenReference>${keyReference(identity, form)}</wsse:SecurityTokenReference></ds:KeyInfo>` +
    '</ds:Signature></wsse:Security>'
  )
}

const TOKEN_ID = 'X509-token'

const binaryToken = ({ certificate }: SigningIdentity): string =>
  `<wsse:BinarySecurityToken EncodingType="${BASE64}" ValueType="${X509_V3}" wsu:Id="${TOKEN_ID}">${certificate}</wsse:BinarySecurityToken>`

function keyReference(identity: SigningIdentity, form: KeyInfoForm): string {
  switch (form) {
    case 'issuer-serial':
      return (
        `<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>${characters(identity.issuer)}</ds:X509IssuerName>` +
        `<ds:X509SerialNumber>${identity.serial}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>`
      )
    case 'key-identifier':
      return `<wsse:KeyIdentifier EncodingType="${BASE64}" ValueType="${X509_V3}">${identity.certificate}</wsse:KeyIdentifier>`
    case 'binary-token':
      return `<wsse:Reference URI="#${TOKEN_ID}" ValueType="${X509_V3}"></wsse:Reference>`
    default:
      form satisfies never
      return ''
  }
}

/** A signed SOAP 1.1 envelope around the content of Body, which must be canonical already. `declarations` go on Envelope, unsigned. */
export async function signEnvelope(
  content: string,
  bodyId: string,
  identity: SigningIdentity,
  form: KeyInfoForm,
  declarations = '',
): Promise<Buffer> {
  const body = `<soap:Body xmlns:soap="${SOAP}" xmlns:wsu="${WSU}" wsu:Id="${bodyId}">${content}</soap:Body>`
  const signedInfo = signedInfoOf(bodyId, Buffer.from(body, 'utf8'), identity)
  const signature = await identity.sign(Buffer.from(signedInfo, 'utf8'))
  const header = securityHeader(signedInfo, signature, identity, form)
  return Buffer.from(
    `<soap:Envelope xmlns:soap="${SOAP}"${declarations}><soap:Header>${header}</soap:Header>${body}</soap:Envelope>`,
    'utf8',
  )
}
