import { type FaultCode, ShepFault } from './faults.ts'
import type { DataElement } from './messages.ts'

/** The child fields of one element, by local name, each at most once. */
export type Fields = ReadonlyMap<string, string>

/** Reads the children that are in `namespace` or in none; both are met in the wild. A repeated field is refused. */
export function fieldsOf(element: DataElement, namespace: string): Fields {
  const fields = new Map<string, string>()
  for (const child of element.children) {
    if (child.namespace !== '' && child.namespace !== namespace) continue
    if (fields.has(child.name)) throw new ShepFault('FIELD_REPEATED', { field: child.name })
    fields.set(child.name, child.text)
  }
  return fields
}

/** A field that must be there. Absent or blank is a named refusal, never an empty string. */
export function need(fields: Fields, name: string, fault: FaultCode = 'FIELD_MISSING'): string {
  const value = optional(fields, name)
  if (value === undefined) throw new ShepFault(fault, { field: name })
  return value
}

/** A field that may be absent; blank counts as absent. */
export function optional(fields: Fields, name: string): string | undefined {
  return fields.get(name)?.trim() || undefined
}
