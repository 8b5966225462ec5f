import type { DataElement } from '../../contract/messages.ts'
import { type FieldReader, fieldReader } from '../fields.ts'
import { isIdentifier } from '../identifiers.ts'
import { GBDFL_NAMESPACE } from './gbdfl-answers.ts'
import type { Criteria } from './person-search.ts'

/** The request of `GBDFLUniversal_token` (W-17), read. */
export interface GbdflRequest {
  readonly messageId: string
  readonly messageDate: string
  readonly senderCode: string
  readonly criteria: Criteria
  /** Undefined when there is none: the token checks say so. */
  readonly token: string | undefined
  readonly publicKey: string | undefined
}

export function readGbdflRequest(data: DataElement | undefined): GbdflRequest {
  const fields = fieldReader(data, GBDFL_NAMESPACE, {
    missing: 'GBD_FIELD_MISSING',
    invalid: 'GBD_FIELD_INVALID',
  })
  return {
    messageId: fields.need('messageId', (id) => id.length <= 36),
    messageDate: fields.need('messageDate', isDateTime),
    senderCode: fields.need('senderCode'),
    criteria: criteriaIn(fields),
    token: fields.optional('kdpToken'),
    publicKey: fields.optional('publicKey'),
  }
}

/** One of three searches: by document, by a name and a date of birth, or else by IIN, which is then needed. */
function criteriaIn(fields: FieldReader): Criteria {
  const others = {
    surname: fields.optional('surname'),
    name: fields.optional('name'),
    patronymic: fields.optional('patronymic'),
    birthDate: fields.optional('birthDate', isDate),
    birthDateFrom: fields.optional('birthDateFrom', isDate),
    birthDateTo: fields.optional('birthDateTo', isDate),
    documentNumber: fields.optional('documentNumber'),
  }
  const read = isSearch(others) ? fields.optional : fields.need
  return { iin: read('iin', isIdentifier), ...others }
}

function isSearch(of: Omit<Criteria, 'iin'>): boolean {
  const named = of.surname !== undefined || of.name !== undefined
  const between = of.birthDateFrom !== undefined && of.birthDateTo !== undefined
  return of.documentNumber !== undefined || (named && (of.birthDate !== undefined || between))
}

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?$/.test(text)
/** xs:dateTime; the zone may be absent, as real clients leave it out. */
const isDateTime = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(text)
