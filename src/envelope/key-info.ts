import { ShepFault } from '../contract/faults.ts'
import { lastOfPath } from '../eds/certificate-path.ts'
import type { XmlDocument } from '../xml/document.ts'
import { decodeBase64 } from './base64.ts'
import {
  BASE64,
  DS,
  SUBJECT_KEY_IDENTIFIER,
  THUMBPRINT_SHA1,
  WSSE,
  WSU,
  X509_PKI_PATH,
  X509_V3,
} from './namespaces.ts'

/** How a message names the key of its signature. A certificate in a message selects a key; it never gives trust. */
export type KeyReference =
  | {
      readonly form: 'certificate' /** DER in base64, without white space. */
      readonly base64: string
    }
  | CertificateName

/** What names a certificate that is somewhere else. */
export type CertificateName =
  | {
      readonly form: 'issuer-serial'
      readonly issuer: string /** Decimal. */
      readonly serial: string
    }
  | {
      /** The subject key identifier, or SHA-1 of the certificate. */
      readonly form: 'ski' | 'thumbprint' /** Hex, lower case. */
      readonly id: string
    }

/**
 * The forms (a)–(e) of eds.md 2: SecurityTokenReference with KeyIdentifier, with a Reference to a
 * BinarySecurityToken in the same header, with X509Data; or X509Data alone. `chosen` picks one child where a plain
 * XMLDSig document repeats its key in several forms.
 */
export function readKeyInfo(
  document: XmlDocument,
  keyInfo: number,
  security: number,
  chosen?: number,
): KeyReference {
  const [only = -1, ...others] = chosen === undefined ? document.children(keyInfo) : [chosen]
  if (only < 0 || others.length > 0) return unknown(document, keyInfo)
  if (document.is(only, DS, 'X509Data')) return x509Data(document, only)
  if (!document.is(only, WSSE, 'SecurityTokenReference')) return unknown(document, only)
  const [pointer = -1, ...rest] = document.children(only)
  if (pointer < 0 || rest.length > 0) return unknown(document, only)
  if (document.is(pointer, DS, 'X509Data')) return x509Data(document, pointer)
  if (document.is(pointer, WSSE, 'KeyIdentifier')) return keyIdentifier(document, pointer)
  if (document.is(pointer, WSSE, 'Reference')) return tokenReference(document, pointer, security)
  return unknown(document, pointer)
}

/** WSS X.509 token profile 1.1, 3.2: ValueType alone says what the value is. */
function keyIdentifier(document: XmlDocument, element: number): KeyReference {
  const encoding = document.valueOf(element, 'EncodingType') ?? BASE64
  if (encoding !== BASE64) return unknown(document, element)
  switch (document.valueOf(element, 'ValueType')) {
    case X509_V3:
      return certificate(document, element)
    case SUBJECT_KEY_IDENTIFIER:
      return subjectKey(document, element)
    case THUMBPRINT_SHA1:
      return { form: 'thumbprint', id: identifier(document, element, [SHA1_BYTES, SHA1_BYTES]) }
    default:
      return unknown(document, element)
  }
}

function tokenReference(document: XmlDocument, element: number, security: number): KeyReference {
  const uri = document.valueOf(element, 'URI') ?? ''
  const token = document
    .children(security)
    .filter((child) => document.is(child, WSSE, 'BinarySecurityToken'))
    .find((child) => uri.startsWith('#') && document.valueOf(child, 'Id', WSU) === uri.slice(1))
  if (token === undefined)
    throw new ShepFault('KEY_INFO_UNKNOWN', {
      text: `no BinarySecurityToken with ${uri.slice(0, 100)}`,
    })
  const type = document.valueOf(token, 'ValueType') ?? X509_V3
  const encoding = document.valueOf(token, 'EncodingType') ?? BASE64
  if (encoding !== BASE64) return unknown(document, token)
  if (type === X509_V3) return certificate(document, token)
  if (type === X509_PKI_PATH) return endOfPath(document, token)
  return unknown(document, token)
}

/** A certificate, or issuer and serial number, or the subject key identifier: in this order, for the others repeat it. */
function x509Data(document: XmlDocument, element: number): KeyReference {
  const children = document.children(element).filter((child) => document.namespace(child) === DS)
  const named = (name: string) => children.filter((child) => document.localName(child) === name)
  const forms = [
    [named('X509Certificate'), certificate],
    [named('X509IssuerSerial'), issuerSerial],
    [named('X509SKI'), subjectKey],
  ] as const
  const [found, read] = forms.find(([elements]) => elements.length > 0) ?? []
  const [only, ...others] = found ?? []
  if (read === undefined || only === undefined || others.length > 0)
    return unknown(document, element)
  return read(document, only)
}

function issuerSerial(document: XmlDocument, element: number): KeyReference {
  const [name = -1, number = -1] = document.children(element)
  const shaped =
    name >= 0 &&
    number >= 0 &&
    document.is(name, DS, 'X509IssuerName') &&
    document.is(number, DS, 'X509SerialNumber')
  const serial = shaped ? document.text(number).trim() : ''
  if (!/^\d{1,60}$/.test(serial)) return unknown(document, element)
  return {
    form: 'issuer-serial',
    issuer: document.text(name).trim(),
    serial: String(BigInt(serial)),
  }
}

function certificate(document: XmlDocument, element: number): KeyReference {
  const base64 = document.hasOnlyText(element) ? document.text(element).replace(/\s+/g, '') : ''
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
    throw new ShepFault('CERTIFICATE_UNREADABLE', { text: 'not base64' })
  return { form: 'certificate', base64 }
}

/** A PKIPath selects by its last certificate; those above it are found in the trust folder, or not at all. */
function endOfPath(document: XmlDocument, element: number): KeyReference {
  const path = decodeBase64(document, element)
  if (!path) throw new ShepFault('CERTIFICATE_UNREADABLE', { text: 'not base64' })
  return { form: 'certificate', base64: Buffer.from(lastOfPath(path)).toString('base64') }
}

const SHA1_BYTES = 20
/** RFC 5280 leaves its length open; authorities use 20 bytes, or 32. */
const LONGEST_SKI = 64

const subjectKey = (document: XmlDocument, element: number): KeyReference => ({
  form: 'ski',
  id: identifier(document, element, [1, LONGEST_SKI]),
})

function identifier(
  document: XmlDocument,
  element: number,
  [least, most]: readonly [number, number],
): string {
  const bytes = decodeBase64(document, element)
  if (bytes && bytes.length >= least && bytes.length <= most) return bytes.toString('hex')
  throw new ShepFault('KEY_IDENTIFIER_INVALID', {
    expected: least === most ? `${least} bytes in base64` : `${least} to ${most} bytes in base64`,
    actual: bytes ? `${bytes.length} bytes` : 'not base64',
  })
}

function unknown(document: XmlDocument, element: number): never {
  const said = ['ValueType', 'EncodingType'].map((name) => document.valueOf(element, name))
  const actual = [document.localName(element), ...said.filter((one) => one !== undefined)]
  throw new ShepFault('KEY_INFO_UNKNOWN', { actual: actual.join(' ').slice(0, 300) })
}
