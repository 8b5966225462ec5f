import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ShepFault } from '../../src/contract/faults.ts'
import { writeSubject } from '../../src/eds/authority/subjects.ts'
import { readDer } from '../../src/eds/der.ts'
import { parseNameText, readName, valuesOf } from '../../src/eds/name.ts'

const nameOf = (...subject: readonly (readonly [string, string])[]) =>
  readName(readDer(writeSubject(subject)))

const person = nameOf(
  ['CN', 'ТЕСТОВ ТЕСТ TEST ONLY'],
  ['SURNAME', 'ТЕСТОВ'],
  ['SERIALNUMBER', 'IIN991231500016'],
  ['C', 'KZ'],
  ['G', 'ТЕСТОВИЧ'],
)

const system = nameOf(
  ['UID', '2.999.1.3'],
  ['CN', 'ИС "Тест" TEST ONLY'],
  ['C', 'KZ'],
  ['O', 'ТОО "Тест, Ко" TEST ONLY'],
)

const other = nameOf(
  ['DC', 'ROLE01'],
  ['ST', 'Алматы'],
  ['STREET', 'Абая, 1'],
  ['T', 'Директор'],
  ['EMAILADDRESS', 'test@example.kz'],
  ['CN', 'A+B=C'],
)

const CYRILLIC = String.raw`CN=\D0\A2\D0\95\D0\A1\D0\A2\D0\9E\D0\92 \D0\A2\D0\95\D0\A1\D0\A2 TEST ONLY`

/** How each toolkit writes the issuer of its certificate into X509IssuerName. */
const equal = [
  [
    'RFC 4514 order',
    person,
    'G=ТЕСТОВИЧ,C=KZ,SERIALNUMBER=IIN991231500016,SURNAME=ТЕСТОВ,CN=ТЕСТОВ ТЕСТ TEST ONLY',
  ],
  [
    'certificate order',
    person,
    'CN=ТЕСТОВ ТЕСТ TEST ONLY,SURNAME=ТЕСТОВ,SERIALNUMBER=IIN991231500016,C=KZ,G=ТЕСТОВИЧ',
  ],
  [
    'any order',
    person,
    'C=KZ,CN=ТЕСТОВ ТЕСТ TEST ONLY,G=ТЕСТОВИЧ,SERIALNUMBER=IIN991231500016,SURNAME=ТЕСТОВ',
  ],
  [
    'Java getName(), RFC 2253 with hex',
    person,
    '2.5.4.42=#0c10d0a2d095d0a1d0a2d09ed092d098d0a7,C=KZ,2.5.4.5=#130f49494e393931323331353030303136,2.5.4.4=#0c0cd0a2d095d0a1d0a2d09ed092,CN=ТЕСТОВ ТЕСТ TEST ONLY',
  ],
  [
    'Java RFC 1779 with OID.',
    person,
    'OID.2.5.4.42=ТЕСТОВИЧ, C=KZ, OID.2.5.4.5=IIN991231500016, OID.2.5.4.4=ТЕСТОВ, CN=ТЕСТОВ ТЕСТ TEST ONLY',
  ],
  [
    'Java toString()',
    person,
    'GIVENNAME=ТЕСТОВИЧ, C=KZ, SERIALNUMBER=IIN991231500016, SURNAME=ТЕСТОВ, CN=ТЕСТОВ ТЕСТ TEST ONLY',
  ],
  [
    '.NET',
    person,
    'G=ТЕСТОВИЧ, C=KZ, SERIALNUMBER=IIN991231500016, SN=ТЕСТОВ, CN=ТЕСТОВ ТЕСТ TEST ONLY',
  ],
  [
    'OpenSSL RFC2253, bytes escaped',
    person,
    String.raw`GN=\D0\A2\D0\95\D0\A1\D0\A2\D0\9E\D0\92\D0\98\D0\A7,C=KZ,serialNumber=IIN991231500016,SN=\D0\A2\D0\95\D0\A1\D0\A2\D0\9E\D0\92,${CYRILLIC}`,
  ],
  [
    'OpenSSL oneline with spaces',
    person,
    `${CYRILLIC.replace('=', ' = ')}, SN = ТЕСТОВ, serialNumber = IIN991231500016, C = KZ, GN = ТЕСТОВИЧ`,
  ],
  [
    'OpenSSL with slashes',
    person,
    String.raw`/CN=ТЕСТОВ ТЕСТ TEST ONLY/SN=\xD0\xA2\xD0\x95\xD0\xA1\xD0\xA2\xD0\x9E\xD0\x92/serialNumber=IIN991231500016/C=KZ/GN=ТЕСТОВИЧ`,
  ],
  [
    'python cryptography, OID with a plain value',
    person,
    '2.5.4.42=ТЕСТОВИЧ,C=KZ,2.5.4.5=IIN991231500016,2.5.4.4=ТЕСТОВ,CN=ТЕСТОВ ТЕСТ TEST ONLY',
  ],
  [
    'lower case, spaces, line ends',
    person,
    ' c=kz ,\r\n cn=тестов   тест test only, serialnumber=iin991231500016, g=тестович, surname=тестов',
  ],
  [
    'semicolons',
    person,
    'C=KZ;CN=ТЕСТОВ ТЕСТ TEST ONLY;SN=ТЕСТОВ;SERIALNUMBER=IIN991231500016;G=ТЕСТОВИЧ',
  ],
  [
    'Java escapes',
    system,
    String.raw`O=ТОО \"Тест\, Ко\" TEST ONLY,C=KZ,CN=ИС \"Тест\" TEST ONLY,UID=2.999.1.3`,
  ],
  [
    'hex escapes',
    system,
    String.raw`O=ТОО \22Тест\2C Ко\22 TEST ONLY,C=KZ,CN=ИС \22Тест\22 TEST ONLY,UID=2.999.1.3`,
  ],
  [
    'Java quotes',
    system,
    String.raw`O="ТОО \"Тест, Ко\" TEST ONLY", C=KZ, CN="ИС \"Тест\" TEST ONLY", OID.0.9.2342.19200300.100.1.1=2.999.1.3`,
  ],
  [
    '.NET quotes',
    system,
    'O="ТОО ""Тест, Ко"" TEST ONLY", C=KZ, CN="ИС ""Тест"" TEST ONLY", OID.0.9.2342.19200300.100.1.1=2.999.1.3',
  ],
  [
    'slashes with raw quotes',
    system,
    '/UID=2.999.1.3/CN=ИС "Тест" TEST ONLY/C=KZ/O=ТОО "Тест, Ко" TEST ONLY',
  ],
  [
    '.NET S, E',
    other,
    'CN="A+B=C", E=test@example.kz, T=Директор, STREET="Абая, 1", S=Алматы, DC=ROLE01',
  ],
  [
    'long spellings',
    other,
    String.raw`commonName=A\+B\=C,emailAddress=test@example.kz,title=Директор,street=Абая\, 1,stateOrProvinceName=Алматы,domainComponent=ROLE01`,
  ],
] as const

const different = [
  ['another value', 'C=KZ,CN=A', 'C=KZ,CN=B'],
  ['another type', 'C=KZ,SN=A', 'C=KZ,SERIALNUMBER=A'],
  ['one attribute less', 'C=KZ,CN=A', 'CN=A'],
  ['one attribute twice', 'C=KZ,CN=A', 'C=KZ,CN=A,CN=A'],
  ['two RDNs, or one of two values', 'CN=A,OU=B', 'CN=A+OU=B'],
  ['a comma inside a value', 'CN=A,OU=B', String.raw`CN=A\,OU\=B`],
  ['a comma inside quotes', 'CN=A,OU=B', 'CN="A,OU=B"'],
  ['text, or a value that is no string', 'CN=#020105', String.raw`CN=\#020105`],
  ['a backslash, or a comma', String.raw`CN=A\\`, String.raw`CN=A\,`],
] as const

const malformed = [
  ['no equals sign', 'KZ'],
  ['a separator without a value before it', 'C=KZ,,CN=A'],
  ['an open quote', 'CN="A'],
  ['text after a quote', 'CN="A"B'],
  ['half a byte of hex', 'CN=#041'],
  ['hex that is no DER', 'CN=#13ff41'],
  ['a backslash at the end', 'CN=A\\'],
  ['five thousand characters', `CN=${'A'.repeat(5000)}`],
] as const

describe('eds/name', () => {
  for (const [how, name, text] of equal) {
    it(`RFC 5280 7.1: ${how} is the same name`, () => {
      assert.equal(parseNameText(text).key, name.key)
    })
  }

  for (const [what, one, two] of different) {
    it(`${what}: not the same name`, () => {
      assert.notEqual(parseNameText(one).key, parseNameText(two).key)
    })
  }

  for (const [what, text] of malformed) {
    it(`W-21 refuses ${what} with KEY_INFO_UNKNOWN`, () => {
      assert.throws(
        () => parseNameText(text),
        (fault) => fault instanceof ShepFault && fault.code === 'KEY_INFO_UNKNOWN',
      )
    })
  }

  it('values of one RDN may come in any order', () => {
    assert.equal(parseNameText('CN=A+OU=B,C=KZ').key, parseNameText('C=KZ,OU=B+CN=A').key)
  })

  it('an unknown word is a type of its own, and fits no certificate', () => {
    assert.notEqual(parseNameText('INN=1').key, parseNameText('CN=1').key)
  })

  it('is written for people as RFC 4514 has it, the last RDN first', () => {
    assert.equal(
      system.text,
      String.raw`O=ТОО \"Тест\, Ко\" TEST ONLY,C=KZ,CN=ИС \"Тест\" TEST ONLY,UID=2.999.1.3`,
    )
  })

  it('gives the values of one type', () => {
    assert.deepEqual(valuesOf(person, '2.5.4.5'), ['IIN991231500016'])
    assert.deepEqual(valuesOf(person, '2.5.4.11'), [])
  })

  it('reads back its own text, whatever the values hold', () => {
    const value = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({ unit: fc.constantFrom(...'\\,;+"<>=# /0aЯ') }),
    )
    const type = fc.constantFrom('CN', 'SERIALNUMBER', 'OU', 'O', 'G', '1.2.3.4')
    fc.assert(
      fc.property(fc.array(fc.tuple(type, value), { minLength: 1, maxLength: 5 }), (subject) => {
        const name = nameOf(...subject)
        assert.equal(parseNameText(name.text).key, name.key)
      }),
      { numRuns: 500 },
    )
  })
})
