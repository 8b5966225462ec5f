import { type FaultCode, ShepFault } from '../contract/faults.ts'
import { type Fields, fieldsOf, optional } from '../contract/fields.ts'
import type { DataElement } from '../contract/messages.ts'
import { refusalOf } from './ordered-checks.ts'

/** The refusals of one service for a field that is absent, and for one that is wrong. */
export interface FieldFaults {
  readonly missing: FaultCode
  readonly invalid: FaultCode
}

export type Fits = (value: string) => boolean

/** Reads the fields of one `data` element, each by name, each with what it must look like. */
export interface FieldReader {
  need(name: string, fits?: Fits): string
  optional(name: string, fits?: Fits): string | undefined
  /** `true` or `false`, as the published clients write it. */
  needFlag(name: string): boolean
  optionalFlag(name: string): boolean | undefined
}

/** Children are read qualified by `namespace` or unqualified. A field that repeats is a wrong one. */
export function fieldReader(
  data: DataElement | undefined,
  namespace: string,
  faults: FieldFaults,
): FieldReader {
  const fields = unrepeated(data, namespace, faults)
  const reader: FieldReader = {
    need: (name, fits) => reader.optional(name, fits) ?? absent(name, faults),
    optional: (name, fits = anything) => {
      const value = optional(fields, name)
      return value === undefined || fits(value) ? value : wrong(name, value, faults)
    },
    needFlag: (name) => reader.need(name, isFlag) === 'true',
    optionalFlag: (name) => {
      const value = reader.optional(name, isFlag)
      return value === undefined ? undefined : value === 'true'
    },
  }
  return reader
}

const anything: Fits = () => true
const isFlag: Fits = (value) => value === 'true' || value === 'false'

function unrepeated(data: DataElement | undefined, namespace: string, faults: FieldFaults): Fields {
  if (!data) return absent('data', faults)
  try {
    return fieldsOf(data, namespace)
  } catch (cause) {
    if (!(cause instanceof ShepFault)) throw cause
    return wrong(String(cause.detail['field']), 'repeated', faults)
  }
}

function absent(field: string, { missing }: FieldFaults): never {
  throw refusalOf(missing, { expected: field, actual: 'нет' }, { field })
}

function wrong(field: string, text: string, { invalid }: FieldFaults): never {
  const value = text.slice(0, 100)
  throw refusalOf(invalid, { expected: field, actual: value }, { field, value })
}
