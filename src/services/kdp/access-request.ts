import type { DataElement } from '../../contract/messages.ts'
import { fieldReader } from '../fields.ts'
import { isIdentifier } from '../identifiers.ts'
import { KDP_NAMESPACE } from './answers.ts'

/** `getUserDataRequest` (W-4), read. Optional fields are those the minimal older form lacks, and our own. */
export interface AccessRequest {
  readonly iin: string
  readonly company: string
  readonly bin: string
  readonly responsible: string | undefined
  readonly employee: string | undefined
  /** The services the token is meant for, each once, in the order asked. */
  readonly services: readonly string[]
  readonly dataName: string | undefined
  /** Milliseconds. */
  readonly expiresIn: number
  readonly omitSms: boolean
  readonly ovt: string | undefined
  readonly requestId: string | undefined
  readonly proactiveCode: string | undefined
  readonly basisCode: string | undefined
  readonly oneTimeCode: boolean
  /** The one-time code, where the initiator hands it in. */
  readonly smsCode: string | undefined
  /** */
  readonly automated: boolean
}

export function readAccessRequest(data: DataElement | undefined): AccessRequest {
  const fields = fieldReader(data, KDP_NAMESPACE, {
    missing: 'KDP_FIELD_MISSING',
    invalid: 'KDP_FIELD_INVALID',
  })
  return {
    iin: fields.need('uin', isIdentifier),
    company: fields.need('company'),
    bin: fields.need('company_bin', isIdentifier),
    responsible: fields.optional('company_responsible'),
    employee: fields.optional('employee_name'),
    services: [...new Set(namesIn(fields.need('access_name', isNameList)))],
    dataName: fields.optional('personal_data_name'),
    expiresIn: Number(fields.need('expiresIn', isPositiveInteger)),
    omitSms: fields.needFlag('omit-sms'),
    ovt: fields.optional('ovt'),
    requestId: fields.optional('request-id'),
    proactiveCode: fields.optional('proactive-code'),
    basisCode: fields.optional('basis-code'),
    oneTimeCode: fields.optionalFlag('sms-otp') ?? false,
    smsCode: fields.optional('sms-code'),
    automated: fields.optionalFlag('automated') ?? false,
  }
}

const namesIn = (list: string): string[] => list.split(';').map((name) => name.trim())
const isNameList = (list: string): boolean => namesIn(list).every((name) => name !== '')
const isPositiveInteger = (text: string): boolean => /^\d{1,15}$/.test(text) && Number(text) > 0
