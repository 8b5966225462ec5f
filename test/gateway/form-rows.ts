import assert from 'node:assert/strict'
import type { FaultCode } from '../../src/contract/faults.ts'
import type { TestEmulator } from '../support/emulator.ts'
import { signedMessage } from '../support/messages.ts'
import type { Refusal } from './refusal.ts'

type Change = (xml: string) => string | Uint8Array

/** Replaces, and makes sure that there was something to replace. */
const swap =
  (from: RegExp | string, to: string): Change =>
  (xml) => {
    assert.notEqual(xml.search(from), -1, `${from} is not in the message`)
    return xml.replace(from, to)
  }

const inHeader = (added: string): Change => swap('<soap:Header>', `<soap:Header>${added}`)
const twice = (part: RegExp): Change => swap(part, '$&$&')
/** The setting these rows are written for. */
export const MAX_BYTES = 600_000
const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'

/** A good message, spoilt after it was signed. */
const spoilt =
  (change: Change) =>
  async (emulator: TestEmulator): Promise<Uint8Array> =>
    Buffer.from(change((await signedMessage(emulator)).toString('utf8')))

const row = (title: string, code: FaultCode, change: Change): Refusal => ({
  title,
  code,
  make: spoilt(change),
})

const bytes = (title: string, code: FaultCode, of: Uint8Array | string): Refusal => ({
  title,
  code,
  make: async () => Buffer.from(of),
  nameless: true,
})

/** W-01…W-06: what no XML reader should have to read. */
const lexical: readonly Refusal[] = [
  { ...row('over maxBytes', 'TOO_LARGE', (xml) => xml.padEnd(MAX_BYTES + 1)), kept: MAX_BYTES },
  {
    ...row('an unknown charset of Content-Type', 'ENCODING_UNSUPPORTED', (xml) => xml),
    contentType: 'text/xml; charset=koi8-r',
  },
  {
    ...row('bytes that are not of the charset', 'ENCODING_BROKEN', (xml) => xml),
    contentType: 'text/xml; charset=us-ascii',
  },
  {
    ...row('a byte that is no UTF-8', 'ENCODING_BROKEN', (xml) =>
      Buffer.concat([Buffer.from(xml), Buffer.from([0xff])]),
    ),
  },
  bytes('an empty body', 'NOT_WELL_FORMED', ''),
  bytes('no XML', 'NOT_WELL_FORMED', 'senderId=demo'),
  bytes('zeros', 'NOT_WELL_FORMED', Buffer.alloc(1000)),
  bytes('noise', 'ENCODING_BROKEN', Buffer.from('fe01ff80c0'.repeat(50), 'hex').subarray(2)),
  row('the end cut off', 'NOT_WELL_FORMED', (xml) => xml.slice(0, -1)),
  row('a prefix from nowhere', 'PREFIX_UNDECLARED', inHeader('<x:y/>')),
  row('an attribute twice', 'ATTRIBUTE_REPEATED', inHeader('<y a="1" a="2"/>')),
  row('DOCTYPE', 'DOCTYPE_FORBIDDEN', (xml) => `<!DOCTYPE y>${xml}`),
  row('an instruction', 'INSTRUCTION_FORBIDDEN', (xml) => `<?x y?>${xml}`),
  row('too deep', 'TOO_DEEP', inHeader(`${'<y>'.repeat(120)}${'</y>'.repeat(120)}`)),
  row('too many elements', 'TOO_MANY_ELEMENTS', inHeader('<y/>'.repeat(50_001))),
  row(
    'too many attributes',
    'TOO_MANY_ATTRIBUTES',
    inHeader(`<y ${Array.from({ length: 101 }, (_, i) => `a${i}=""`).join(' ')}/>`),
  ),
  row('a name too long', 'NAME_TOO_LONG', inHeader(`<${'y'.repeat(1001)}/>`)),
]

/** W-07…W-21: where everything must stand. */
const structure: readonly Refusal[] = [
  row('an Id twice', 'ID_REPEATED', (xml) => {
    const id = /wsu:Id="([^"]+)"/.exec(xml)?.[1]
    return inHeader(`<y Id="${id}"/>`)(xml)
  }),
  row('SOAP 1.2', 'NOT_AN_ENVELOPE', (xml) =>
    xml.replaceAll('schemas.xmlsoap.org/soap/envelope/', 'www.w3.org/2003/05/soap-envelope'),
  ),
  row('two Bodies', 'ENVELOPE_SHAPE', swap('</soap:Body>', '</soap:Body><soap:Body/>')),
  row('no Header', 'SECURITY_MISSING', swap(/<soap:Header>.*<\/soap:Header>/s, '')),
  row('no Security', 'SECURITY_MISSING', swap(/<wsse:Security.*<\/wsse:Security>/s, '')),
  row('two Securities', 'SECURITY_REPEATED', twice(/<wsse:Security.*<\/wsse:Security>/s)),
  row(
    'a Security for another',
    'SECURITY_FOR_ANOTHER',
    swap('soap:mustUnderstand="1"', 'soap:actor="urn:another"'),
  ),
  row('no Signature', 'SIGNATURE_MISSING', swap(/<ds:Signature .*<\/ds:Signature>/s, '')),
  row('two Signatures', 'SIGNATURE_REPEATED', twice(/<ds:Signature .*<\/ds:Signature>/s)),
  row('no KeyInfo', 'SIGNATURE_SHAPE', swap(/<ds:KeyInfo>.*<\/ds:KeyInfo>/s, '')),
  row(
    'inclusive canonicalization',
    'CANONICALIZATION_FORBIDDEN',
    swap(/(CanonicalizationMethod Algorithm=")[^"]*/, `$1${inclusive}`),
  ),
  row('HMAC signed', 'SIGNATURE_METHOD_FORBIDDEN', swap('#rsa-sha256', '#hmac-sha256')),
  row('MD5 digested', 'DIGEST_METHOD_FORBIDDEN', swap('xmlenc#sha256', 'xmldsig-more#md5')),
  row('SHA-1 signed', 'ALGORITHM_SHA1', swap('xmldsig-more#rsa-sha256', 'xmldsig-more#rsa-sha1')),
  row('SHA-1 digested', 'ALGORITHM_SHA1', swap('2001/04/xmlenc#sha256', '2000/09/xmldsig#sha1')),
  row('two References', 'REFERENCE_COUNT', twice(/<ds:Reference .*<\/ds:Reference>/s)),
  row('no DigestValue', 'REFERENCE_SHAPE', swap(/<ds:DigestValue>.*<\/ds:DigestValue>/, '')),
  row(
    'another transform',
    'TRANSFORM_FORBIDDEN',
    swap(/(<ds:Transform Algorithm=")[^"]*/, '$1urn:another'),
  ),
  row('a parameter', 'TRANSFORM_PARAMETER', swap('</ds:Transform>', '<y/></ds:Transform>')),
  row('a comment in a value', 'VALUE_NOT_PLAIN', swap('<ds:DigestValue>', '$&<!---->')),
  row('Body without Id', 'BODY_ID_MISSING', swap(/ wsu:Id="[^"]*"/, '')),
  row('a Reference elsewhere', 'BODY_NOT_SIGNED', swap(/URI="#[^"]*"/, 'URI="#another"')),
  row('two elements in Body', 'BODY_SHAPE', swap('</soap:Body>', '<y/></soap:Body>')),
  row(
    'a thumbprint instead of a certificate',
    'KEY_INFO_UNKNOWN',
    swap(/(<wsse:KeyIdentifier [^>]*ValueType=")[^"]*/, '$1urn:thumbprint'),
  ),
  row(
    'a certificate that is none',
    'CERTIFICATE_UNREADABLE',
    swap(/(<wsse:KeyIdentifier [^>]*>)[^<]*/, '$1AAAA'),
  ),
]

/** W-23, W-24. */
const signature: readonly Refusal[] = [
  row('a word changed', 'DIGEST_MISMATCH', swap('Тестов Т.', 'Тестов Я.')),
  row('another SignatureValue', 'SIGNATURE_INVALID', (xml) =>
    xml.replace(/(<ds:SignatureValue>)(....)(....)/, '$1$3$2'),
  ),
]

export const formRows: readonly Refusal[] = [...lexical, ...structure, ...signature]
