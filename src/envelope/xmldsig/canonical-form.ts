import { type FaultCode, ShepFault } from '../../contract/faults.ts'
import { type CanonicalForm, exclusive, inclusive } from '../../xml/canonical.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { forbidden } from '../algorithms.ts'
import {
  EC,
  EXCLUSIVE,
  EXCLUSIVE_WITH_COMMENTS,
  INCLUSIVE,
  INCLUSIVE_WITH_COMMENTS,
} from '../namespaces.ts'

const forms: ReadonlyMap<string, CanonicalForm> = new Map([
  [EXCLUSIVE, exclusive],
  [EXCLUSIVE_WITH_COMMENTS, { ...exclusive, comments: true }],
  [INCLUSIVE, inclusive],
  [INCLUSIVE_WITH_COMMENTS, { ...inclusive, comments: true }],
])

/** Each prefix of a list costs time at every element. */
const LONGEST_LIST = 100

/** The canonical form that a CanonicalizationMethod or a Transform names. */
export function canonicalFormOf(
  document: XmlDocument,
  element: number,
  fault: FaultCode = 'CANONICALIZATION_FORBIDDEN',
): CanonicalForm {
  const uri = document.valueOf(element, 'Algorithm')
  const form = forms.get(uri ?? '')
  if (!form) throw forbidden(fault, forms, uri)
  const [list, ...others] = document.children(element)
  if (list === undefined) return form
  const prefixes = (document.valueOf(list, 'PrefixList') ?? '').split(/\s+/).filter(Boolean)
  const known = document.is(list, EC, 'InclusiveNamespaces') && form.mode === 'exclusive'
  if (!known || others.length > 0 || prefixes.length > LONGEST_LIST)
    throw new ShepFault(fault, { actual: document.localName(list).slice(0, 100) })
  return { ...form, prefixes }
}
