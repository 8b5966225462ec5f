import { ia5Text, oid, printableText, sequence, set, utf8Text } from '../der-write.ts'
import { attributeOid } from '../name-attributes.ts'

/** Attributes of a subject in the order of the certificate, by their short names: `[['CN', '…'], ['C', 'KZ']]`. */
export type Subject = readonly (readonly [attribute: string, value: string])[]

export const TEST_ONLY = 'TEST ONLY'

/** Whom a certificate speaks for. Synthetic IIN and BIN only. */
export interface Identity {
  readonly surname: string
  readonly given: string
  readonly patronymic: string
  readonly iin: string
  readonly organisation: string
  readonly bin: string
  /** Name of the information system, and its OID in UID. */
  readonly system: string
  readonly uid: string
}

export const demoIdentity: Identity = {
  surname: 'ТЕСТОВ',
  given: 'ТЕСТ',
  patronymic: 'ТЕСТОВИЧ',
  iin: '991231500016',
  organisation: 'ТОО "Инициатор"',
  bin: '991240000013',
  system: 'Демонстрационный инициатор',
  uid: '2.999.1.3',
}

const testOnly = (text: string): string => `${text} ${TEST_ONLY}`

const personAttributes = ({ surname, given, patronymic, iin }: Identity) =>
  [
    ['CN', testOnly(`${surname} ${given}`)],
    ['SURNAME', surname],
    ['SERIALNUMBER', `IIN${iin}`],
    ['C', 'KZ'],
    ['G', patronymic],
  ] as const

const organisationAttributes = ({ organisation, bin }: Identity) =>
  [
    ['O', testOnly(organisation)],
    ['OU', `BIN${bin}`],
  ] as const

/** The three kinds of holders, as the national authority writes them. */
export const personSubject = (identity: Identity): Subject => personAttributes(identity)

export const employeeSubject = (identity: Identity): Subject => [
  ...personAttributes(identity),
  ...organisationAttributes(identity),
]

export const systemSubject = (identity: Identity): Subject => [
  ['UID', identity.uid],
  ['CN', testOnly(`ИС "${identity.system}"`)],
  ['C', 'KZ'],
  ...organisationAttributes(identity),
]

export const authoritySubject = (name: string): Subject => [
  ['CN', testOnly(name)],
  ['O', testOnly('shep-emulator')],
  ['C', 'KZ'],
]

/** String kinds of the national authority: everything is UTF8String but these. */
const writers: Readonly<Record<string, (text: string) => Uint8Array>> = {
  C: printableText,
  SERIALNUMBER: printableText,
  DC: ia5Text,
}

/** The DER of a Name with one attribute in each RDN. */
export const writeSubject = (subject: Subject): Uint8Array =>
  sequence(
    ...subject.map(([attribute, value]) =>
      set(sequence(oid(attributeOid(attribute)), (writers[attribute] ?? utf8Text)(value))),
    ),
  )
