import type { ByteTable } from './byte-table.ts'
import {
  A_END,
  A_FLAGS,
  A_NAME,
  A_START,
  A_URI,
  ATTRIBUTE,
  DECLARATION,
  E_ATTRIBUTE,
  E_NAME,
  E_PARENT,
  E_URI,
  ELEMENT,
  WORK,
} from './layout.ts'
import type { Names } from './names.ts'
import { attributeValue } from './text.ts'

/** What the reader writes down of a document: numbers about its bytes, as `layout.ts` orders them. */
export interface TableContents {
  readonly bytes: Buffer
  readonly names: Names
  readonly elements: Int32Array
  readonly attributes: Int32Array
  readonly events: Int32Array
  readonly elementCount: number
  readonly attributeCount: number
  readonly eventCount: number
  /** Attributes named Id, ID or id, in document order. */
  readonly ids: readonly number[]
}

/** The tags of a document: elements by number, their names, and their attributes. */
export class DocumentTags implements TableContents {
  readonly bytes: Buffer
  readonly names: Names
  readonly elements: Int32Array
  readonly attributes: Int32Array
  readonly events: Int32Array
  readonly elementCount: number
  readonly attributeCount: number
  readonly eventCount: number
  readonly ids: readonly number[]

  constructor(contents: TableContents) {
    this.bytes = contents.bytes
    this.names = contents.names
    this.elements = contents.elements
    this.attributes = contents.attributes
    this.events = contents.events
    this.elementCount = contents.elementCount
    this.attributeCount = contents.attributeCount
    this.eventCount = contents.eventCount
    this.ids = contents.ids
  }

  element(index: number, field: number): number {
    return this.elements[index * ELEMENT + field] as number
  }

  attribute(index: number, field: number): number {
    return this.attributes[index * ATTRIBUTE + field] as number
  }

  localName(element: number): string {
    return this.names.locals.text(this.names.localOf[this.element(element, E_NAME)] as number)
  }

  namespace(element: number): string {
    return this.names.uris.text(this.element(element, E_URI))
  }

  is(element: number, namespace: string, localName: string): boolean {
    return this.localName(element) === localName && this.namespace(element) === namespace
  }

  parent(element: number): number {
    return this.element(element, E_PARENT)
  }

  private attributesEnd(element: number): number {
    return element + 1 < this.elementCount
      ? this.element(element + 1, E_ATTRIBUTE)
      : this.attributeCount
  }

  /** Attributes that are not namespace declarations, by number. */
  attributesOf(element: number): number[] {
    const found: number[] = []
    for (let at = this.element(element, E_ATTRIBUTE); at < this.attributesEnd(element); at++)
      if ((this.attribute(at, A_FLAGS) & DECLARATION) === 0) found.push(at)
    return found
  }

  /** Namespace declarations, by number. */
  declarationsOf(element: number): number[] {
    const found: number[] = []
    for (let at = this.element(element, E_ATTRIBUTE); at < this.attributesEnd(element); at++)
      if ((this.attribute(at, A_FLAGS) & DECLARATION) !== 0) found.push(at)
    return found
  }

  /** A number that two attributes share when, and only when, their values are equal: cheaper than the values themselves. */
  valueId(attribute: number, values: ByteTable): number {
    if ((this.attribute(attribute, A_FLAGS) & WORK) !== 0)
      return values.ofText(this.attributeValue(attribute))
    const start = this.attribute(attribute, A_START)
    return values.of(this.bytes, start, this.attribute(attribute, A_END))
  }

  /** The element that bears an attribute. */
  ownerOf(attribute: number): number {
    let low = 0
    let high = this.elementCount - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.element(middle, E_ATTRIBUTE) <= attribute) low = middle
      else high = middle - 1
    }
    return low
  }

  attributeLocalName(attribute: number): string {
    return this.names.locals.text(this.names.localOf[this.attribute(attribute, A_NAME)] as number)
  }

  attributeNamespace(attribute: number): string {
    return this.names.uris.text(this.attribute(attribute, A_URI))
  }

  attributeValue(attribute: number): string {
    const start = this.attribute(attribute, A_START)
    const literal = this.bytes.toString('utf8', start, this.attribute(attribute, A_END))
    return (this.attribute(attribute, A_FLAGS) & WORK) === 0
      ? literal
      : attributeValue(literal, start)
  }

  /** The value of an attribute; namespace '' is that of an attribute without a prefix. */
  valueOf(element: number, localName: string, namespace = ''): string | undefined {
    const found = this.attributesOf(element).find(
      (at) =>
        this.attributeLocalName(at) === localName && this.attributeNamespace(at) === namespace,
    )
    return found === undefined ? undefined : this.attributeValue(found)
  }

  /** The namespace bound to a prefix at an element; undefined when none is. */
  namespaceOfPrefix(element: number, prefix: string): string | undefined {
    const wanted = this.names.prefixes.find(prefix)
    for (let at = element; at >= 0; at = this.parent(at)) {
      for (let i = this.element(at, E_ATTRIBUTE); i < this.attributesEnd(at); i++) {
        const declared = this.names.declares[this.attribute(i, A_NAME)]
        if ((this.attribute(i, A_FLAGS) & DECLARATION) !== 0 && declared === wanted)
          return this.names.uris.text(this.attribute(i, A_URI))
      }
    }
    return prefix === '' ? '' : undefined
  }
}
