import { ShepFault } from '../../contract/faults.ts'
import { type Fields, fieldsOf } from '../../contract/fields.ts'
import type { DataElement } from '../../contract/messages.ts'
import { BUREAU_NAMESPACE, type BureauCall } from './read.ts'

type Said = Readonly<Record<string, string | undefined>>

/** What КДП is asked when the bureau is (kdp.md 3.2): a field of ours by a field of its. */
const operations: Readonly<Record<string, (fields: Fields) => Said>> = {
  getPersonDataAccessControl: (fields) =>
    Object.fromEntries(asKdp.map((name) => [name, fields.get(name)])),
  /** Of the insurers' base: it counts its term in seconds (Q-5), and asks the subject. For which service is our convention. */
  getPersonDataAccessControlForESBD: (fields) => ({
    uin: fields.get('uin'),
    company: fields.get('company'),
    company_bin: fields.get('company_bin'),
    employee_name: fields.get('respon-uin'),
    access_name: 'GBDFLUniversal_token',
    expiresIn: milliseconds(fields.get('expiresIn')),
    'omit-sms': 'false',
    'request-id': fields.get('request-id'),
  }),
}

/** Those that have the same name in both; `ovt` (method 2) and `request-id` are an emulator convention. */
const asKdp = [
  'uin',
  'company',
  'company_bin',
  'company_responsible',
  'employee_name',
  'access_name',
  'personal_data_name',
  'expiresIn',
  'omit-sms',
  'ovt',
  'request-id',
] as const

/** The `data` of `KDP_SERVICE` that the call comes to, and the number the caller gave it. */
export function translated({ operation, fields: children }: BureauCall): {
  readonly data: DataElement
  readonly requestNumber: string | undefined
} {
  const translate = Object.hasOwn(operations, operation) ? operations[operation] : undefined
  if (!translate) {
    const expected = Object.keys(operations).join(', ')
    throw new ShepFault('BUREAU_SHAPE', { expected, actual: operation.slice(0, 200) })
  }
  const fields = fieldsOf(element('call', '', children), BUREAU_NAMESPACE)
  const said = Object.entries(translate(fields)).flatMap(([name, text]) =>
    text === undefined ? [] : [element(name, text)],
  )
  const requestNumber = fields.get('requestNumber')?.trim().slice(0, 100) || undefined
  return { data: element('data', '', said), requestNumber }
}

const element = (
  name: string,
  text: string,
  children: readonly DataElement[] = [],
): DataElement => ({ name, namespace: '', text, children })

/** A number of seconds; what is none goes on as it is, and is refused by its name. */
const milliseconds = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{1,12}$/.test(text.trim()) ? String(Number(text) * 1000) : text
