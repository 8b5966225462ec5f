import assert from 'node:assert/strict'
import {
  base64Of,
  binaryToken,
  issuerSerial,
  keyIdentifier,
  pathOf,
  pathToken,
  reference,
  tokenReference,
  x509Certificate,
  x509Ski,
} from '../../fixtures/support/key-info.ts'
import { BASE64, DS, SKI, THUMBPRINT, WSSE, X509_V3 } from '../../fixtures/support/namespaces.ts'
import { type FaultCode, ShepFault } from '../../src/contract/faults.ts'
import { type KeyReference, readKeyInfo } from '../../src/envelope/key-info.ts'
import { readXml } from '../../src/xml/scan.ts'
import { issuing, registered } from './support.ts'

/** Security with what stands before KeyInfo, and KeyInfo; `chosen` picks a child of KeyInfo by number. */
function read(keyInfo: string, before = '', chosen?: number): KeyReference {
  const document = readXml(
    Buffer.from(
      `<wsse:Security xmlns:wsse="${WSSE}" xmlns:ds="${DS}">${before}<ds:KeyInfo>${keyInfo}</ds:KeyInfo></wsse:Security>`,
    ),
  )
  const element = document.children(0).at(-1) ?? -1
  const child = chosen === undefined ? undefined : document.children(element)[chosen]
  return readKeyInfo(document, element, 0, child)
}

const certificate = (base64: string) => ({ form: 'certificate', base64 })
const listed = (issuer: string, serial: string) => ({ form: 'issuer-serial', issuer, serial })
const byKeyId = (id: string) => ({ form: 'ski', id })
const byThumbprint = (id: string) => ({ form: 'thumbprint', id })
/** 20 bytes, in base64 and in hex. */
const twenty = ['AAECAwQFBgcICQoLDA0ODxAREhM=', '000102030405060708090a0b0c0d0e0f10111213'] as const
const second = x509Certificate('BBBB')

const known: readonly (readonly [string, KeyReference | object, string, string?])[] = [
  ['KeyIdentifier X509v3', certificate('AAAA'), reference(keyIdentifier('AAAA'))],
  ['base64 in lines', certificate('AAAABBBB'), reference(keyIdentifier('\nAAAA&#13;\n BBBB\n'))],
  ['base64 with padding', certificate('AA=='), reference(keyIdentifier('AA=='))],
  ['X509Certificate in a reference', certificate('AAAA'), reference(x509Certificate('AAAA'))],
  ['X509Certificate alone', certificate('AAAA'), x509Certificate('AAAA')],
  [
    'X509Certificate beside subject and SKI',
    certificate('AAAA'),
    x509Certificate('AAAA').replace(
      '<ds:X509Certificate>',
      '<ds:X509SKI>AA</ds:X509SKI><ds:X509SubjectName>CN=x</ds:X509SubjectName><ds:X509Certificate>',
    ),
  ],
  [
    'X509Certificate beside issuer and serial: the certificate itself is taken',
    certificate('AAAA'),
    x509Certificate('AAAA').replace(
      '</ds:X509Data>',
      issuerSerial('CN=x', '1').replace('<ds:X509Data>', ''),
    ),
  ],
  ['issuer and serial', listed('CN=x,C=KZ', '17'), reference(issuerSerial('CN=x,C=KZ', '17'))],
  ['issuer and serial alone', listed('CN=x', '17'), issuerSerial('CN=x', '17')],
  ['issuer and serial with space', listed('CN=x', '17'), issuerSerial('\n CN=x ', ' 17\n')],
  ['a serial with zeros before', listed('CN=x', '17'), issuerSerial('CN=x', '0017')],
  [
    'a serial of 20 bytes',
    listed('CN=x', '730750818665451459101842416358141509827966271487'),
    issuerSerial('CN=x', '730750818665451459101842416358141509827966271487'),
  ],
  [
    'a BinarySecurityToken',
    certificate('AAAA'),
    reference(tokenReference()),
    binaryToken('BBBB').replace('token-1', 'token-0') + binaryToken('AAAA'),
  ],
  ['KeyIdentifier of a subject key', byKeyId('0a'), reference(keyIdentifier('Cg==', SKI))],
  [
    'KeyIdentifier ThumbprintSHA1',
    byThumbprint(twenty[1]),
    reference(keyIdentifier(twenty[0], THUMBPRINT)),
  ],
  [
    'a thumbprint in lines',
    byThumbprint(twenty[1]),
    reference(
      keyIdentifier(`\n${twenty[0].slice(0, 8)}&#13;\n ${twenty[0].slice(8)}\n`, THUMBPRINT),
    ),
  ],
  [
    'a thumbprint whose encoding is not said',
    byThumbprint(twenty[1]),
    reference(keyIdentifier(twenty[0], THUMBPRINT)).replace(/ EncodingType="[^"]*"/, ''),
  ],
  ['X509SKI in a reference', byKeyId('0a'), reference(x509Ski('Cg=='))],
  ['X509SKI alone', byKeyId(twenty[1]), x509Ski(twenty[0])],
  [
    'issuer and serial beside X509SKI: issuer and serial are taken',
    listed('CN=x', '17'),
    issuerSerial('CN=x', '17').replace(
      '<ds:X509Data>',
      '<ds:X509Data><ds:X509SKI>Cg==</ds:X509SKI>',
    ),
  ],
  [
    'a BinarySecurityToken of a path: the last of it is taken',
    certificate(base64Of(registered)),
    reference(tokenReference()),
    pathToken(pathOf(issuing, registered)),
  ],
  [
    'a path of one certificate',
    certificate(base64Of(registered)),
    reference(tokenReference()),
    pathToken(pathOf(registered)),
  ],
  [
    'a BinarySecurityToken that does not say its types',
    certificate('AAAA'),
    reference(tokenReference()),
    binaryToken('AAAA', '').replace(/ EncodingType="[^"]*"/, ''),
  ],
]

const token = '#token-1'
const unknown: readonly (readonly [string, FaultCode, string, string?])[] = [
  ['nothing', 'KEY_INFO_UNKNOWN', ''],
  ['two children', 'KEY_INFO_UNKNOWN', x509Certificate('AAAA') + second],
  ['a key by its name', 'KEY_INFO_UNKNOWN', '<ds:KeyName>x</ds:KeyName>'],
  ['X509Data of another namespace', 'KEY_INFO_UNKNOWN', '<X509Data/>'],
  ['an empty reference', 'KEY_INFO_UNKNOWN', reference('')],
  ['a reference of two', 'KEY_INFO_UNKNOWN', reference(keyIdentifier('AAAA').repeat(2))],
  ['a reference to a key name', 'KEY_INFO_UNKNOWN', reference('<ds:KeyName>x</ds:KeyName>')],
  ['another KeyIdentifier', 'KEY_INFO_UNKNOWN', reference(keyIdentifier('AAAA', 'urn:other'))],
  ['an empty X509Data', 'KEY_INFO_UNKNOWN', '<ds:X509Data></ds:X509Data>'],
  [
    'two certificates',
    'KEY_INFO_UNKNOWN',
    x509Certificate('AAAA').replace(
      '</ds:X509Data>',
      '<ds:X509Certificate>BBBB</ds:X509Certificate></ds:X509Data>',
    ),
  ],
  [
    'two of issuer and serial',
    'KEY_INFO_UNKNOWN',
    (issuerSerial('CN=x', '1') + issuerSerial('CN=x', '2')).replace(
      '</ds:X509Data><ds:X509Data>',
      '',
    ),
  ],
  ['a serial in hex', 'KEY_INFO_UNKNOWN', issuerSerial('CN=x', '0x11')],
  ['a negative serial', 'KEY_INFO_UNKNOWN', issuerSerial('CN=x', '-1')],
  ['an empty serial', 'KEY_INFO_UNKNOWN', issuerSerial('CN=x', '')],
  [
    'a serial that costs too much to read',
    'KEY_INFO_UNKNOWN',
    issuerSerial('CN=x', '1'.repeat(61)),
  ],
  [
    'no token with this Id',
    'KEY_INFO_UNKNOWN',
    reference(tokenReference('#token-2')),
    binaryToken('AAAA'),
  ],
  [
    'a token by an Id without namespace',
    'KEY_INFO_UNKNOWN',
    reference(tokenReference(token)),
    binaryToken('AAAA').replace('wsu:Id', 'Id'),
  ],
  [
    'a token without an Id',
    'KEY_INFO_UNKNOWN',
    reference(tokenReference('#undefined')),
    binaryToken('AAAA').replace(/ wsu:Id="[^"]*"/, ''),
  ],
  [
    'a token by its bare Id',
    'KEY_INFO_UNKNOWN',
    reference(tokenReference('token-1')),
    binaryToken('AAAA'),
  ],
  [
    'a token by an URI that is no fragment',
    'KEY_INFO_UNKNOWN',
    reference(tokenReference('?token-1')),
    binaryToken('AAAA'),
  ],
  [
    'a token of another type',
    'KEY_INFO_UNKNOWN',
    reference(tokenReference(token)),
    binaryToken('AAAA', ` ValueType="${X509_V3.replace('v3', 'v1')}"`),
  ],
  [
    'a token in another encoding',
    'KEY_INFO_UNKNOWN',
    reference(tokenReference(token)),
    binaryToken('AAAA').replace('Base64Binary', 'HexBinary'),
  ],
  [
    'a token inside another header',
    'KEY_INFO_UNKNOWN',
    reference(tokenReference(token)),
    `<x>${binaryToken('AAAA')}</x>`,
  ],
  [
    'a KeyIdentifier without a type',
    'KEY_INFO_UNKNOWN',
    reference(keyIdentifier('AAAA')).replace(/ ValueType="[^"]*"/, ''),
  ],
  [
    'a KeyIdentifier in another encoding',
    'KEY_INFO_UNKNOWN',
    reference(keyIdentifier('AAAA')).replace('Base64Binary', 'HexBinary'),
  ],
  [
    'two of X509SKI',
    'KEY_INFO_UNKNOWN',
    (x509Ski('AA==') + x509Ski('AQ==')).replace('</ds:X509Data><ds:X509Data>', ''),
  ],
  ['an empty subject key', 'KEY_IDENTIFIER_INVALID', reference(keyIdentifier(' ', SKI))],
  ['a subject key not in base64', 'KEY_IDENTIFIER_INVALID', reference(keyIdentifier('A-==', SKI))],
  [
    'a subject key with broken padding',
    'KEY_IDENTIFIER_INVALID',
    reference(keyIdentifier('AAA', SKI)),
  ],
  ['a subject key with markup', 'KEY_IDENTIFIER_INVALID', x509Ski('AA<b/>==')],
  ['a subject key longer than any', 'KEY_IDENTIFIER_INVALID', x509Ski('AAAA'.repeat(22))],
  [
    'a thumbprint of 19 bytes',
    'KEY_IDENTIFIER_INVALID',
    reference(keyIdentifier(twenty[0].replace('EhM=', 'Eg=='), THUMBPRINT)),
  ],
  [
    'a thumbprint of 32 bytes',
    'KEY_IDENTIFIER_INVALID',
    reference(keyIdentifier(`${'AAAA'.repeat(10)}AAA=`, THUMBPRINT)),
  ],
  ['a path of nothing', 'CERTIFICATE_UNREADABLE', reference(tokenReference()), pathToken('MAA=')],
  [
    'a path that is no list',
    'CERTIFICATE_UNREADABLE',
    reference(tokenReference()),
    pathToken('BQA='),
  ],
  ['a path not in base64', 'CERTIFICATE_UNREADABLE', reference(tokenReference()), pathToken('MAA')],
  [
    'a path that ends early',
    'CERTIFICATE_UNREADABLE',
    reference(tokenReference()),
    pathToken('MAUwAA=='),
  ],
  [
    'a path whose last is no certificate',
    'CERTIFICATE_UNREADABLE',
    reference(tokenReference()),
    pathToken('MAQwAAUA'),
  ],
  [
    'a path of eleven',
    'CERTIFICATE_UNREADABLE',
    reference(tokenReference()),
    pathToken(pathOf(...Array.from({ length: 11 }, () => registered))),
  ],
  ['an empty certificate', 'CERTIFICATE_UNREADABLE', reference(keyIdentifier(' '))],
  ['a certificate not in base64', 'CERTIFICATE_UNREADABLE', x509Certificate('AA-_')],
  ['a certificate with markup', 'CERTIFICATE_UNREADABLE', x509Certificate('AA<b/>AA')],
  ['a certificate with a comment', 'CERTIFICATE_UNREADABLE', x509Certificate('AA<!---->AA')],
  ['a certificate in a section', 'CERTIFICATE_UNREADABLE', x509Certificate('<![CDATA[AAAA]]>')],
]

describe('envelope/key-info', () => {
  for (const [what, expected, keyInfo, before] of known)
    it(`W-21: ${what} is read`, () => assert.deepEqual(read(keyInfo, before), expected))

  for (const [what, code, keyInfo, before] of unknown)
    it(`W-21: ${what} is refused with ${code}`, () => {
      assert.throws(
        () => read(keyInfo, before),
        (error) => error instanceof ShepFault && error.code === code,
      )
    })

  it('W-21: the refusal names the element that is not known, and its type', () => {
    assert.throws(() => read(reference(keyIdentifier('AAAA', 'urn:other'))), {
      detail: { actual: `KeyIdentifier urn:other ${BASE64}` },
    })
  })

  it('a plain XMLDSig document may repeat its key: the chosen child is read', () => {
    const both = x509Certificate('AAAA') + second
    assert.deepEqual(read(both, '', 1), certificate('BBBB'))
  })
})
