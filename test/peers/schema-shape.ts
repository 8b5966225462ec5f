import { readFileSync } from 'node:fs'
import { DOMParser } from '@xmldom/xmldom'

/** A construct of a schema or WSDL without what may differ in wording: prefixes, comments, places of files. */
type Shape = readonly [
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Shape[],
]

const words = new Set(['annotation', 'documentation', 'import', 'include', 'types'])
const facets = new Set(['minLength', 'maxLength', 'pattern', 'enumeration'])
const places = new Set(['location', 'schemaLocation'])
const names = new Set(['type', 'element', 'base', 'ref', 'message', 'binding'])

/** Top-level constructs of the files, by `{namespace}kind name`. */
export function componentsIn(files: readonly string[]): ReadonlyMap<string, Shape> {
  const found = new Map<string, Shape>()
  for (const file of files) {
    const root = new DOMParser().parseFromString(
      readFileSync(file, 'utf8'),
      'text/xml',
    ).documentElement
    const namespace = root?.getAttribute('targetNamespace') ?? ''
    for (const child of root ? elementsOf(root) : []) {
      found.set(`{${namespace}}${child.localName} ${child.getAttribute('name')}`, shapeOf(child))
    }
  }
  return found
}

function shapeOf(element: Element): Shape {
  const children = elementsOf(element).map(shapeOf)
  const sorted = children.every(([name]) => facets.has(name.replace(/^.*}/, '')))
    ? children.toSorted(([a], [b]) => a.localeCompare(b))
    : children
  return [`{${element.namespaceURI}}${element.localName}`, attributesOf(element), sorted]
}

/** One occurrence is the default, said or not. A name is taken with its namespace, not its prefix. */
function attributesOf(element: Element): Record<string, string> {
  const kept = Array.from(element.attributes).filter(
    ({ name, value }) =>
      !(
        name.startsWith('xmlns') ||
        places.has(name) ||
        (/^m..Occurs$/.test(name) && value === '1')
      ),
  )
  return Object.fromEntries(
    kept.map(({ name, value }) => [name, names.has(name) ? expanded(element, value) : value]),
  )
}

function expanded(element: Element, name: string): string {
  const [prefix, local] = name.includes(':') ? name.split(':') : ['', name]
  return `{${element.lookupNamespaceURI(prefix ?? '')}}${local}`
}

const elementsOf = (parent: Element): Element[] =>
  Array.from(parent.childNodes).filter(
    (node): node is Element => node.nodeType === 1 && !words.has((node as Element).localName),
  )
