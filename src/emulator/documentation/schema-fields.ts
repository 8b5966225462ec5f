import { readFileSync } from 'node:fs'
import type { DocumentedField, DocumentedType } from './shape.ts'

const folder = new URL('../../../wsdl/xsd/', import.meta.url)

/** Our own schemas are regular: a tag of XML Schema, or the text of a documentation. */
const TOKEN = /<(\/?)xs:(\w+)([^>]*?)(\/?)>([^<]*)/g

interface Open {
  readonly tag: string
  readonly name: string
  readonly field?: { -readonly [Key in keyof DocumentedField]: DocumentedField[Key] }
}

/** The fields of a named type of a published schema, in order. Throws when there is no such type. */
export function typeIn(file: string, name: string): DocumentedType {
  const fields: DocumentedField[] = []
  const stack: Open[] = []
  for (const [, end, tag = '', attributes = '', empty, text = ''] of read(file).matchAll(TOKEN)) {
    if (tag === 'documentation' && !end) tell(text, stack)
    const field = step({ end, tag, attributes, empty }, stack)
    if (field && isOfType(name, stack)) fields.push(field)
  }
  if (fields.length === 0) throw new Error(`${file} has no type ${name}`)
  return { name, fields }
}

interface Tag {
  readonly end: string | undefined
  readonly tag: string
  readonly attributes: string
  readonly empty: string | undefined
}

/** Into the tag, or out of it; gives the field that it begins. */
function step({ end, tag, attributes, empty }: Tag, stack: Open[]): Open['field'] {
  if (end) {
    stack.pop()
    return undefined
  }
  const open = opened(tag, attributes, stack)
  if (!empty) stack.push(open)
  return open.field
}

const isOfType = (name: string, [schema, type]: readonly Open[]): boolean =>
  schema?.tag === 'schema' && type?.tag === 'complexType' && type.name === name

function tell(text: string, stack: readonly Open[]): void {
  const told = stack.findLast((one) => one.tag === 'element')?.field
  if (told) told.note = text.trim()
}

/** The namespace that a published schema is of. */
export const namespaceOf = (file: string): string => attribute(read(file), 'targetNamespace') ?? ''

function opened(tag: string, attributes: string, stack: readonly Open[]): Open {
  const own = attribute(attributes, 'name') ?? attribute(attributes, 'ref') ?? ''
  if (tag === 'schema') return { tag, name: 'schema' }
  if (tag !== 'element') return { tag, name: own }
  const above = stack.filter((one) => one.tag === 'element').map((one) => one.name)
  const max = attribute(attributes, 'maxOccurs') ?? '1'
  const field = {
    path: [...above, own].join('/'),
    type: (attribute(attributes, 'type') ?? '').replace(/^\w+:/, ''),
    min: Number(attribute(attributes, 'minOccurs') ?? '1'),
    max: max === 'unbounded' ? ('unbounded' as const) : Number(max),
  }
  return { tag, name: own, field }
}

const attribute = (text: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1]

const texts = new Map<string, string>()

function read(file: string): string {
  const known = texts.get(file) ?? readFileSync(new URL(file, folder), 'utf8')
  texts.set(file, known)
  return known
}
