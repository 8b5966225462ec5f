import { ShepFault } from '../contract/faults.ts'
import type { XmlDocument } from '../xml/document.ts'
import { BASE64, DS, WSSE, WSU, X509_V3 } from './namespaces.ts'

/** How a message names the key of its signature. A certificate in a message selects a key; it never gives trust. */
export type KeyReference =
  | {
      readonly form: 'certificate' /** DER in base64, without white space. */
      readonly base64: string
    }
  | {
      readonly form: 'issuer-serial'
      readonly issuer: string /** Decimal. */
      readonly serial: string
    }

/**
 * The forms (a)–(e) of eds.md 2: SecurityTokenReference with KeyIdentifier X509v3, with a Reference to a
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

function keyIdentifier(document: XmlDocument, element: number): KeyReference {
  if (document.valueOf(element, 'ValueType') !== X509_V3) return unknown(document, element)
  return certificate(document, element)
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
  if (type !== X509_V3 || encoding !== BASE64) return unknown(document, token)
  return certificate(document, token)
}

/** A certificate, or issuer and serial number; other children (subject, SKI) repeat what these say. */
function x509Data(document: XmlDocument, element: number): KeyReference {
  const children = document.children(element).filter((child) => document.namespace(child) === DS)
  const certificates = children.filter((child) => document.localName(child) === 'X509Certificate')
  if (certificates.length === 1) return certificate(document, certificates[0] as number)
  const serials = children.filter((child) => document.localName(child) === 'X509IssuerSerial')
  if (certificates.length > 1 || serials.length !== 1) return unknown(document, element)
  const [name = -1, number = -1] = document.children(serials[0] as number)
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

function unknown(document: XmlDocument, element: number): never {
  const type = document.valueOf(element, 'ValueType')
  throw new ShepFault('KEY_INFO_UNKNOWN', {
    actual: `${document.localName(element)}${type ? ` ${type}` : ''}`.slice(0, 200),
  })
}
