import { faultEntry, type ShepFault } from '../../contract/faults.ts'
import type { DataField, ResponseData } from '../../contract/messages.ts'
import type { Company } from './companies.ts'
import type { Named } from './names.ts'
import type { Person } from './people.ts'

/** How every answer of the base of legal entities begins: with a status. Children are unqualified. */
export const answerOf = (
  { namespace, type }: Pick<ResponseData, 'namespace' | 'type'>,
  status: DataField,
  fields: readonly DataField[] = [],
): ResponseData => ({ namespace, type, qualified: false, fields: [status, ...fields] })

export const success: DataField = directory('Status', '000', {
  ru: 'Запрос обработан успешно',
  kk: 'Сұрау сәтті өңделді',
})

/** The reason of a refusal as a status (W-19 is of the base of persons; this one's way is a status). */
export const statusOf = ({ code }: ShepFault): DataField => {
  const { wire, ru, kk } = faultEntry(code)
  return directory('Status', wire, { ru, kk })
}

export const companyOf = (name: string, { bin, name: { ru, kk } }: Company): DataField =>
  element(name, [
    element('BIN', bin),
    element('organizationNameRu', ru),
    element('organizationNameKz', kk),
  ])

export const personOf = (name: string, { iin, ...person }: Person): DataField =>
  element(name, [
    element('IIN', iin),
    element('surName', person.surname),
    element('name', person.name),
    element('middleName', person.patronymic),
  ])

export function directory(name: string, code: string, { ru, kk }: Named): DataField {
  return element(name, [element('Code', code), element('NameRu', ru), element('NameKz', kk)])
}

export function element(name: string, value: DataField['value']): DataField {
  return { name, value }
}
