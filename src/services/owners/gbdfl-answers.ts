import { toWireTime } from '../../clock.ts'
import { faultEntry, type ShepFault } from '../../contract/faults.ts'
import type { DataField, ResponseData } from '../../contract/messages.ts'
import type { Participant } from '../../storage/participants.ts'
import type { DataWord } from './data-words.ts'
import type { Gender, Named } from './names.ts'
import type { IdentityDocument, Person, Relative } from './people.ts'

export const GBDFL_NAMESPACE = 'http://message.persistence.interactive.nat'

/** What every answer begins with. */
export interface AnswerHead {
  readonly messageId: string
  readonly at: Date
  /** `messageId` of the request; that of the gateway's message where the request could not be read. */
  readonly requestId: string
  readonly sender: Participant
  /** As the request gave it; absent where it could not be read. */
  readonly senderCode?: string
}

/** The people found, and of each what the token names. The codes of the dictionaries are ours, the names of the fields are not (W-17). */
export const found = (
  head: AnswerHead,
  people: readonly Person[],
  words: readonly DataWord[],
): ResponseData =>
  response([
    ...headOf(head),
    messageResult('GBD-000', 'Сообщение обработано успешно', 'Хабарлама сәтті өңделді', head.at),
    field(
      'persons',
      people.map((person) => personOf(person, words)),
    ),
  ])

/** A refusal: the reason, and no `persons` (W-19). */
export const refused = (head: AnswerHead, { code }: ShepFault): ResponseData => {
  const { wire, ru, kk } = faultEntry(code)
  return response([...headOf(head), messageResult(wire, ru, kk, head.at)])
}

/** Children are unqualified: the published schema has no elementFormDefault. */
const response = (fields: readonly DataField[]): ResponseData => ({
  namespace: GBDFL_NAMESPACE,
  type: 'Response',
  qualified: false,
  fields,
})

const headOf = ({ messageId, at, requestId, sender, senderCode }: AnswerHead): DataField[] => [
  field('messageId', messageId),
  field('messageDate', toWireTime(at)),
  field('requestId', requestId),
  dictionary('sender', 'GBDFL', 'ГБД ФЛ (эмулятор)', 'ЖТ МДҚ (эмулятор)'),
  dictionary('receiver', senderCode ?? sender.senderId, sender.name, sender.name),
]

const genders: Readonly<Record<Gender, DataField>> = {
  male: dictionary('gender', '1', 'Мужской', 'Ер'),
  female: dictionary('gender', '2', 'Женский', 'Әйел'),
}

/** The first fields of the record, those the schema requires, and the parts of it that the token names. */
const personOf = (person: Person, words: readonly DataWord[]): DataField =>
  field('person', [
    field('iin', person.iin),
    field('surname', person.surname),
    field('name', person.name),
    field('patronymic', person.patronymic),
    field('birthDate', person.birthDate),
    genders[person.gender],
    dictionary('nationality', 'EMU', 'Вымышленная', 'Ойдан шығарылған'),
    dictionary('citizenship', '398', 'Казахстан', 'Қазақстан'),
    dictionary('lifeStatus', '0', 'Нормальный', 'Қалыпты'),
    ...(words.includes('address') ? [addressOf(person)] : []),
    ...(words.includes('documents') ? [field('documents', person.documents.map(documentOf))] : []),
    ...(words.includes('family') ? familyOf(person) : []),
  ])

const addressOf = ({ address: { region, city, street, building, flat } }: Person): DataField =>
  field('regAddress', [
    dictionary('country', '398', 'Казахстан', 'Қазақстан'),
    entry('district', region),
    entry('region', city),
    entry('street', street),
    field('building', building),
    field('flat', flat),
  ])

const documentKinds: Readonly<Record<IdentityDocument['kind'], DataField>> = {
  'identity-card': dictionary('type', '002', 'Удостоверение РК', 'ҚР жеке куәлігі'),
  passport: dictionary('type', '001', 'Паспорт РК', 'ҚР паспорты'),
}

const documentOf = ({ kind, number, issuedOn, validUntil }: IdentityDocument): DataField =>
  field('document', [
    documentKinds[kind],
    field('number', number),
    field('beginDate', issuedOn),
    field('endDate', validUntil),
  ])

const kinships: Readonly<Record<Relative['kin'], DataField>> = {
  spouse: dictionary('relation', 'spouse', 'Супруг или супруга', 'Жұбайы'),
  father: dictionary('relation', 'father', 'Отец', 'Әкесі'),
  mother: dictionary('relation', 'mother', 'Мать', 'Анасы'),
  child: dictionary('relation', 'child', 'Сын или дочь', 'Ұлы немесе қызы'),
}

/** Who they are to this person; of the relatives themselves nothing, for that needs a token of theirs. */
const familyOf = ({ family }: Person): DataField[] =>
  family.length === 0
    ? []
    : [
        field(
          'family',
          family.map(({ kin, iin }) => field('relative', [kinships[kin], field('iin', iin)])),
        ),
      ]

const messageResult = (code: string, ru: string, kz: string, changedAt: Date): DataField =>
  field('messageResult', [
    field('code', code),
    field('nameRu', ru),
    field('nameKz', kz),
    field('changeDate', toWireTime(changedAt)),
  ])

function dictionary(name: string, code: string, ru: string, kz: string): DataField {
  return field(name, [field('code', code), field('nameRu', ru), field('nameKz', kz)])
}

function entry(name: string, { ru, kk }: Named): DataField {
  return field(name, [field('code', 'EMU'), field('nameRu', ru), field('nameKz', kk)])
}

function field(name: string, value: DataField['value']): DataField {
  return { name, value }
}
