import { arraysFor, doubled } from './arrays.ts'
import { Bindings } from './bindings.ts'
import { XmlDocument } from './document.ts'
import { XmlError } from './error.ts'
import * as doc from './layout.ts'
import { DECLARES, IS_ID, Names } from './names.ts'

let shared = new Names()

/** The names met so far; replaced by a fresh table when strangers have filled it. */
function namesForNext(): Names {
  if (shared.full) shared = new Names()
  return shared
}

/** Where the reader writes down what it meets: growing arrays of numbers, and the namespaces in scope. */
export class Tape {
  readonly names = namesForNext()
  depth = 0
  elementCount = 0
  attributeCount = 0
  private eventCount = 0
  private elements: Int32Array
  private attributes: Int32Array
  private events: Int32Array
  private readonly bytes: Buffer
  private readonly ids: number[] = []
  /** How many attributes of the tag at hand have a prefix: without any, two names are never one (Namespaces in XML 1.0, 6.3). */
  private prefixed = 0
  private readonly bindings: Bindings
  /** The innermost open element; -1 outside the root. */
  private open = -1

  constructor(bytes: Buffer) {
    this.bytes = bytes
    this.bindings = new Bindings(this.names, bytes)
    const arrays = arraysFor(bytes)
    this.elements = arrays.elements
    this.attributes = arrays.attributes
    this.events = arrays.events
  }

  document(): XmlDocument {
    const { bytes, names, elements, attributes, events, elementCount, attributeCount, ids } = this
    const counts = { elementCount, attributeCount, eventCount: this.eventCount }
    return new XmlDocument({ bytes, names, elements, attributes, events, ids, ...counts })
  }

  event(kind: number, a: number, b: number): void {
    const base = this.eventCount++ * doc.EVENT
    if (base + doc.EVENT > this.events.length) this.events = doubled(this.events)
    this.events[base] = kind
    this.events[base + 1] = a
    this.events[base + 2] = b
  }

  /** Begins an element, so that the attributes that follow are its own. */
  openElement(start: number): void {
    const element = this.elementCount++
    const base = element * doc.ELEMENT
    if (base + doc.ELEMENT > this.elements.length) this.elements = doubled(this.elements)
    const e = this.elements
    e[base + doc.E_PARENT] = this.open
    e[base + doc.E_START] = start
    e[base + doc.E_ATTRIBUTE] = this.attributeCount
    this.open = element
    this.depth++
  }

  /** Ends the start tag of the element opened last. `plain`: written as Canonical XML writes it, but for namespaces. */
  endOfTag(name: number, nameEnd: number, content: number, plain: boolean): void {
    const element = this.open
    const base = element * doc.ELEMENT
    const e = this.elements
    const start = e[base + doc.E_START] as number
    const first = e[base + doc.E_ATTRIBUTE] as number
    if (first < this.attributeCount) this.resolve(first)
    e[base + doc.E_NAME] = name
    e[base + doc.E_URI] = this.bindings.of(this.names.prefixOf[name] as number, start)
    e[base + doc.E_CONTENT] = content
    e[base + doc.E_EVENT] = this.eventCount
    this.event(plain ? doc.OPEN_PLAIN : doc.OPEN, element, nameEnd)
  }

  /** A whole start tag that is a name alone: the common case, told at once (bench/verify). */
  bareTag(name: number, start: number, nameEnd: number): void {
    const element = this.elementCount++
    const base = element * doc.ELEMENT
    if (base + doc.ELEMENT > this.elements.length) this.elements = doubled(this.elements)
    const e = this.elements
    e[base + doc.E_NAME] = name
    e[base + doc.E_URI] = this.bindings.of(this.names.prefixOf[name] as number, start)
    e[base + doc.E_PARENT] = this.open
    e[base + doc.E_START] = start
    e[base + doc.E_CONTENT] = nameEnd + 1
    e[base + doc.E_ATTRIBUTE] = this.attributeCount
    e[base + doc.E_EVENT] = this.eventCount
    this.event(doc.OPEN_BARE, element, nameEnd)
    this.open = element
    this.depth++
  }

  /** The `<` of the innermost open element. */
  get openStart(): number {
    return this.elements[this.open * doc.ELEMENT + doc.E_START] as number
  }

  get openNameEnd(): number {
    const opened = this.elements[this.open * doc.ELEMENT + doc.E_EVENT] as number
    return this.events[opened * doc.EVENT + 2] as number
  }

  /** `spaced`: where the name of the end tag ended, when white space follows it; else 0. */
  closeElement(closeAt: number, end: number, spaced: number): void {
    const { open, bindings, elements: e } = this
    const base = open * doc.ELEMENT
    e[base + doc.E_CLOSE] = closeAt
    e[base + doc.E_END] = end
    e[base + doc.E_NEXT] = this.elementCount
    this.event(doc.CLOSE, open, spaced)
    if (bindings.last === open) bindings.leave(open)
    this.open = e[base + doc.E_PARENT] as number
    this.depth--
  }

  addAttribute(name: number, start: number, end: number, flags: number): void {
    const kind = this.names.kind[name] as number
    const base = this.attributeCount * doc.ATTRIBUTE
    if (base + doc.ATTRIBUTE > this.attributes.length) this.attributes = doubled(this.attributes)
    const a = this.attributes
    a[base + doc.A_NAME] = name
    a[base + doc.A_START] = start
    a[base + doc.A_END] = end
    a[base + doc.A_FLAGS] = flags
    a[base + doc.A_URI] = Names.NO_URI
    if (kind === DECLARES) {
      a[base + doc.A_FLAGS] = flags | doc.DECLARATION
      a[base + doc.A_URI] = this.bindings.declare(this.open, name, start, end, flags !== 0)
    } else {
      if (this.names.prefixOf[name] !== Names.NO_PREFIX) this.prefixed++
      if (kind === IS_ID) this.ids.push(this.attributeCount)
    }
    this.attributeCount++
  }

  /** Gives attributes their namespaces, once all declarations of the tag are known, and refuses a repeated one. */
  private resolve(first: number): void {
    const { attributes: a } = this
    if (this.prefixed > 0) this.resolvePrefixes(first)
    for (let i = first + 1; i < this.attributeCount; i++) {
      const base = i * doc.ATTRIBUTE
      for (let j = first; j < i; j++) {
        const other = j * doc.ATTRIBUTE
        const same = this.prefixed > 0 ? this.equal(base, other) : a[base] === a[other]
        if (same) this.repeated(base)
      }
    }
    this.prefixed = 0
  }

  private resolvePrefixes(first: number): void {
    const { attributes: a, names } = this
    for (let i = first; i < this.attributeCount; i++) {
      const base = i * doc.ATTRIBUTE
      const prefix = names.prefixOf[a[base] as number] as number
      const declares = ((a[base + doc.A_FLAGS] as number) & doc.DECLARATION) !== 0
      if (!declares && prefix !== Names.NO_PREFIX)
        a[base + doc.A_URI] = this.bindings.of(prefix, a[base + doc.A_START] as number)
    }
  }

  private equal(left: number, right: number): boolean {
    const { attributes: a, names } = this
    const one = a[left] as number
    const other = a[right] as number
    if (one === other) return true
    const flags = (a[left + doc.A_FLAGS] as number) | (a[right + doc.A_FLAGS] as number)
    return (
      (flags & doc.DECLARATION) === 0 &&
      names.localOf[one] === names.localOf[other] &&
      a[left + doc.A_URI] === a[right + doc.A_URI]
    )
  }

  private repeated(base: number): never {
    const name = this.names.qualified.text(this.attributes[base] as number).slice(0, 60)
    const at = this.attributes[base + doc.A_START] as number
    throw new XmlError('attribute-repeated', `attribute "${name}" is repeated`, at)
  }
}
