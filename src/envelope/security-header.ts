import type { DigestAlgorithm } from '../eds/algorithms/algorithm.ts'
import { characters } from '../xml/write.ts'
import {
  BASE64,
  DS,
  EXCLUSIVE,
  SOAP,
  SUBJECT_KEY_IDENTIFIER,
  THUMBPRINT_SHA1,
  WSSE,
  WSU,
  X509_V3,
} from './namespaces.ts'

/** How a signed envelope names its certificate. The gateway answers with `issuer-serial` (shep.md 5). */
export const keyInfoForms = [
  'issuer-serial',
  'key-identifier',
  'binary-token',
  'ski',
  'thumbprint',
  'x509-data',
] as const
export type KeyInfoForm = (typeof keyInfoForms)[number]

export interface SigningIdentity {
  /** RFC 2253 text of the issuer, and the serial number in decimal. */
  readonly issuer: string
  readonly serial: string
  /** DER in base64. */
  readonly certificate: string
  /** SHA-1 of the certificate, and its subject key identifier where it has one: hex. */
  readonly thumbprint: string
  readonly subjectKeyId: string | undefined
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
      return keyIdentifier(X509_V3, identity.certificate)
    case 'ski':
      return keyIdentifier(SUBJECT_KEY_IDENTIFIER, base64OfHex(subjectKeyOf(identity)))
    case 'thumbprint':
      return keyIdentifier(THUMBPRINT_SHA1, base64OfHex(identity.thumbprint))
    case 'x509-data':
      return `<ds:X509Data><ds:X509Certificate>${identity.certificate}</ds:X509Certificate></ds:X509Data>`
    case 'binary-token':
      return `<wsse:Reference URI="#${TOKEN_ID}" ValueType="${X509_V3}"></wsse:Reference>`
    default:
      form satisfies never
      return ''
  }
}

const keyIdentifier = (type: string, value: string): string =>
  `<wsse:KeyIdentifier EncodingType="${BASE64}" ValueType="${type}">${value}</wsse:KeyIdentifier>`

const base64OfHex = (hex: string): string => Buffer.from(hex, 'hex').toString('base64')

/** WSS X.509 token profile 1.1, 3.2.1: only a certificate with the extension can be named so. */
function subjectKeyOf({ subjectKeyId }: SigningIdentity): string {
  if (!subjectKeyId) throw new Error('the certificate has no subject key identifier to be named by')
  return subjectKeyId
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
