import type { Contact, SubjectList } from '../../contract/breach.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { DataElement } from '../../contract/messages.ts'
import type { DocumentRules } from './editions.ts'

/** Of the documents of this chain: wsdl/xsd/breach.xsd. */
export const BREACH_NAMESPACE = 'urn:shep-emulator:breach'

/** Longest text of one field, characters. */
const LONGEST = 4000

export interface Shape {
  readonly required: readonly string[]
  readonly optional?: readonly string[]
}

/** Children of an element by their names. */
export type Children = ReadonlyMap<string, DataElement>

/** Reads one element: nothing beyond its shape, nothing twice, nothing required absent or blank. */
export function childrenOf(
  element: DataElement,
  { required, optional = [] }: Shape,
  { missing }: DocumentRules,
  path = '',
): Children {
  const found = new Map<string, DataElement>()
  for (const child of element.children) {
    const known = required.includes(child.name) || optional.includes(child.name)
    if (!isOurs(child) || !known || found.has(child.name)) throw foreign(path + child.name)
    found.set(child.name, child)
  }
  for (const name of required) {
    const child = found.get(name)
    if (!child || (child.children.length === 0 && child.text.trim() === ''))
      throw new ShepFault(missing, { field: path + name })
  }
  return found
}

export const isOurs = ({ namespace }: DataElement): boolean => namespace === BREACH_NAMESPACE

export const foreign = (field: string): ShepFault =>
  new ShepFault('BREACH_FIELD_FOREIGN', { field: field.slice(0, 200) })

export const invalidField = (field: string, text: string): ShepFault =>
  new ShepFault('BREACH_FIELD_INVALID', { field, text })

/** The text of a child; absent when there is none, or a blank one. */
export function textIn(children: Children, name: string, path = ''): string | undefined {
  const child = children.get(name)
  const text = child?.text.trim()
  if (!child || !text) return undefined
  if (child.children.length > 0 || text.length > LONGEST)
    throw invalidField(path + name, `a text of at most ${LONGEST} characters`)
  return text
}

/** The text of a child that the shape requires. */
export function needText(children: Children, name: string, path = ''): string {
  const text = textIn(children, name, path)
  if (text === undefined) throw invalidField(path + name, 'a text is expected')
  return text
}

/** What the document's clause wants told of measures, each apart. */
export function measuresIn(children: Children, rules: DocumentRules): Record<string, string> {
  const element = children.get('measures') as DataElement
  const found = childrenOf(element, { required: rules.measures }, rules, 'measures/')
  return Object.fromEntries(
    rules.measures.map((name) => [name, needText(found, name, 'measures/')]),
  )
}

/** The responsible person, "if any": but then with a way to reach them. */
export function contactIn(children: Children, rules: DocumentRules): Contact | undefined {
  const element = children.get('responsible')
  if (!element) return undefined
  const path = 'responsible/'
  const shape = { required: ['name'], optional: ['phone', 'email'] }
  const found = childrenOf(element, shape, rules, path)
  const phone = textIn(found, 'phone', path)
  const email = textIn(found, 'email', path)
  if (!phone && !email) throw new ShepFault(rules.missing, { field: `${path}phone` })
  return { name: needText(found, 'name', path), ...(phone && { phone }), ...(email && { email }) }
}

/** One `list`: a file of subjects that comes apart. */
export function listIn(element: DataElement, rules: DocumentRules): SubjectList {
  const path = 'subjects/list/'
  const found = childrenOf(element, { required: ['sha256', 'lines'] }, rules, path)
  const sha256 = needText(found, 'sha256', path)
  const lines = needText(found, 'lines', path)
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw invalidField(`${path}sha256`, '64 hexadecimal digits')
  if (!/^[1-9]\d{0,5}$/.test(lines)) throw invalidField(`${path}lines`, 'from 1 to 999999')
  return { sha256, lines: Number(lines) }
}
