import type { ByteTable } from './byte-table.ts'
import {
  A_END,
  A_FLAGS,
  A_NAME,
  A_START,
  A_URI,
  ATTRIBUTE,
  CDATA,
  CLOSE,
  COMMENT,
  DECLARATION,
  E_ATTRIBUTE,
  E_CLOSE,
  E_CONTENT,
  E_END,
  E_EVENT,
  E_NAME,
  E_NEXT,
  E_PARENT,
  E_START,
  E_URI,
  ELEMENT,
  EVENT,
  GREATER,
  LINE_END,
  OPEN,
  OPEN_PLAIN,
  REFERENCE,
  WORK,
} from './layout.ts'
import type { Names } from './names.ts'
import { attributeValue, expandReferences, normalizeLineEnds } from './text.ts'

/**
 * A document as numbers about its bytes: no node objects and no strings, until somebody asks for one.
 * Made by `readXml`; never changes. Elements are numbered in document order, the root is 0.
 */
export class XmlDocument {
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

  constructor(parts: {
    bytes: Buffer
    names: Names
    elements: Int32Array
    attributes: Int32Array
    events: Int32Array
    elementCount: number
    attributeCount: number
    eventCount: number
    ids: readonly number[]
  }) {
    this.bytes = parts.bytes
    this.names = parts.names
    this.elements = parts.elements
    this.attributes = parts.attributes
    this.events = parts.events
    this.elementCount = parts.elementCount
    this.attributeCount = parts.attributeCount
    this.eventCount = parts.eventCount
    this.ids = parts.ids
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

  /** Whether an element is inside another, or is it. */
  contains(outer: number, element: number): boolean {
    return element >= outer && element < this.element(outer, E_NEXT)
  }

  /** Element children, in document order. */
  children(element: number): number[] {
    const found: number[] = []
    const end = this.element(element, E_NEXT)
    for (let at = element + 1; at < end; at = this.element(at, E_NEXT)) found.push(at)
    return found
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

  /** True when the content is text alone: no elements, comments or CDATA sections. */
  hasOnlyText(element: number): boolean {
    for (let at = this.element(element, E_EVENT) + 1; ; at++) {
      const kind = this.events[at * EVENT] as number
      if (kind === CLOSE) return true
      if (kind !== REFERENCE && kind !== GREATER && kind !== LINE_END) return false
    }
  }

  /** The element's own text, as a processor reports it; text inside its children does not count. */
  text(element: number): string {
    const { bytes, events } = this
    let text = ''
    let from = this.element(element, E_CONTENT)
    const upTo = (end: number) => {
      const raw = bytes.toString('utf8', from, end)
      return expandReferences(normalizeLineEnds(raw), from)
    }
    for (let at = this.element(element, E_EVENT) + 1; ; at++) {
      const kind = events[at * EVENT] as number
      const a = events[at * EVENT + 1] as number
      const b = events[at * EVENT + 2] as number
      if (kind === CLOSE) return text + upTo(this.element(element, E_CLOSE))
      if (kind === OPEN || kind === OPEN_PLAIN) {
        text += upTo(this.element(a, E_START))
        from = this.element(a, E_END)
        at = this.closeEvent(a)
      } else if (kind === COMMENT || kind === CDATA) {
        text += upTo(a)
        if (kind === CDATA) text += normalizeLineEnds(bytes.toString('utf8', a + 9, b - 3))
        from = b
      }
    }
  }

  /** Index in `events` of the CLOSE of an element. */
  closeEvent(element: number): number {
    let at = this.element(element, E_EVENT)
    while (this.events[at * EVENT] !== CLOSE || this.events[at * EVENT + 1] !== element) at++
    return at
  }
}
