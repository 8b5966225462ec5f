import { writeSubject } from '../../src/eds/authority/subjects.ts'
import { readDer } from '../../src/eds/der.ts'
import { readName } from '../../src/eds/name.ts'

/** A name as a certificate holds it. */
export const nameOf = (...subject: readonly (readonly [string, string])[]) =>
  readName(readDer(writeSubject(subject)))

export const person = nameOf(
  ['CN', 'ТЕСТОВ ТЕСТ TEST ONLY'],
  ['SURNAME', 'ТЕСТОВ'],
  ['SERIALNUMBER', 'IIN991231500016'],
  ['C', 'KZ'],
  ['G', 'ТЕСТОВИЧ'],
)

export const system = nameOf(
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
export const equal = [
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
