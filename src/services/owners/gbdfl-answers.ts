import { toWireTime } from '../../clock.ts'
import { faultEntry, type ShepFault } from '../../contract/faults.ts'
import type { DataField, ResponseData } from '../../contract/messages.ts'
import type { Participant } from '../../storage/participants.ts'
import type { Gender, Person } from './population.ts'

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

/** The people found. The codes of the dictionaries are ours, the names of the fields are not (W-17). */
export const found = (head: AnswerHead, people: readonly Person[]): ResponseData =>
  response([
    ...headOf(head),
    messageResult('GBD-000', 'Сообщение обработано успешно', 'Хабарлама сәтті өңделді', head.at),
    field('persons', people.map(personOf)),
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

/** The first fields of the record, and those the schema requires. */
const personOf = (person: Person): DataField =>
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
  ])

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

function field(name: string, value: DataField['value']): DataField {
  return { name, value }
}
