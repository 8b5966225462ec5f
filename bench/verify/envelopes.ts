import type { SignatureAlgorithm } from '../../src/eds/algorithms/algorithm.ts'
import { algorithmFor } from '../../src/eds/algorithms/registry.ts'
import type { Holder } from '../../src/eds/authority/holder.ts'
import {
  BASE64,
  DS,
  EXCLUSIVE,
  SOAP,
  SYNC_TYPES,
  WSSE,
  WSU,
  X509_V3,
  XSI,
} from '../../src/envelope/namespaces.ts'
import { canonicalize } from '../../src/xml/canonical.ts'
import { defaultLimits } from '../../src/xml/limits.ts'
import { readXml } from '../../src/xml/scan.ts'

const DIGEST = '@digest@'
const SIGNATURE = '@signature@'

/**
 * A signed request of about `size` bytes, as a Java client writes it: the Body is not canonical as it stands, and its
 * payload is many small elements whose prefix is declared above them, so that exclusive c14n declares it anew at each.
 */
export function makeEnvelope(size: number, { certificate, key }: Holder): Promise<Buffer> {
  const algorithm = algorithmFor(key.kind)
  const base64 = Buffer.from(certificate.der).toString('base64')
  const empty = Buffer.byteLength(envelope(base64, algorithm, '')) + 350
  const records: string[] = []
  for (let length = empty; length < size || records.length === 0; ) {
    const record = recordOf(records.length)
    records.push(record)
    length += Buffer.byteLength(record)
  }
  const text = envelope(base64, algorithm, records.join(''))
  return signed(text, algorithm, (data) => algorithm.sign(key, data))
}

const names = ['Айгүл', 'Ерлан', 'Динара', 'Нұрлан', 'Самал', 'Timur', 'Aliya', 'Данияр']

function recordOf(i: number): string {
  const name = names[i % names.length]
  return (
    `<q:record id="${i}" type="PERSON" status="ACTIVE"><q:iin>991231500016</q:iin><q:surname>${name}ов</q:surname>` +
    `<q:name>${name}</q:name><q:birthDate>19${50 + (i % 50)}-0${1 + (i % 9)}-1${i % 10}</q:birthDate><q:address>` +
    `<q:district code="${1000 + i}">Алматы &amp; обл.</q:district><q:street>ул. Абая</q:street>` +
    `<q:building>${i}</q:building></q:address><q:comment/></q:record>\n`
  )
}

const method = (name: string, uri: string): string => `<ds:${name} Algorithm="${uri}"/>`

const envelope = (
  certificate: string,
  { uri, digest }: SignatureAlgorithm,
  payload: string,
): string =>
  `<soapenv:Envelope xmlns:soapenv="${SOAP}" xmlns:xsi="${XSI}" xmlns:typ="${SYNC_TYPES}">
<soapenv:Header><wsse:Security soapenv:mustUnderstand="1" xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}">` +
  `<wsse:BinarySecurityToken EncodingType="${BASE64}" ValueType="${X509_V3}" wsu:Id="X509-A1">${certificate}</wsse:BinarySecurityToken>` +
  `<ds:Signature Id="SIG-A1" xmlns:ds="${DS}"><ds:SignedInfo>${method('CanonicalizationMethod', EXCLUSIVE)}` +
  `${method('SignatureMethod', uri)}<ds:Reference URI="#id-A1"><ds:Transforms>${method('Transform', EXCLUSIVE)}` +
  `</ds:Transforms>${method('DigestMethod', digest.uri)}<ds:DigestValue>${DIGEST}</ds:DigestValue></ds:Reference></ds:SignedInfo>` +
  `<ds:SignatureValue>${SIGNATURE}</ds:SignatureValue><ds:KeyInfo Id="KI-A1"><wsse:SecurityTokenReference wsu:Id="STR-A1">` +
  `<wsse:Reference URI="#X509-A1" ValueType="${X509_V3}"/></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature>` +
  `</wsse:Security></soapenv:Header>
<soapenv:Body wsu:Id="id-A1" xmlns:wsu="${WSU}"><typ:SendMessage><request><requestInfo>` +
  '<messageId>d23f0824-128b-4f33-8c5c-7fd0a6a3a450</messageId><serviceId>KDP_SERVICE</serviceId>' +
  '<messageDate>2026-11-21T10:00:00.000+05:00</messageDate><sender><senderId>demo-initiator</senderId>' +
  '<password>demo-only</password></sender></requestInfo><requestData>' +
  `<data xsi:type="q:Request" xmlns:q="http://example.kz/service/v1">${payload}</data>` +
  '</requestData></request></typ:SendMessage></soapenv:Body></soapenv:Envelope>'

/** Digest first, then SignedInfo with the digest in it. That xml-crypto verifies the result keeps this signer honest. */
async function signed(
  text: string,
  { digest }: SignatureAlgorithm,
  sign: (data: Uint8Array) => Promise<Uint8Array>,
): Promise<Buffer> {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  const digested = text.replace(DIGEST, base64(digest.digest(canonicalOf(text, SOAP, 'Body'))))
  const value = await sign(canonicalOf(digested, DS, 'SignedInfo'))
  return Buffer.from(digested.replace(SIGNATURE, base64(value)))
}

/** The canonical form of the one element of this name. */
export function canonicalOf(text: string | Buffer, namespace: string, name: string): Buffer {
  const document = readXml(Buffer.from(text), defaultLimits)
  for (let element = 0; element < document.elementCount; element++)
    if (document.is(element, namespace, name)) return canonicalize(document, element)
  throw new Error(`there is no ${name}`)
}

/** The same message with one letter of its Body changed. */
export function tampered(envelope: Buffer): Buffer {
  const copy = Buffer.from(envelope)
  copy[copy.indexOf('KDP_SERVICE')] = 0x51
  return copy
}
