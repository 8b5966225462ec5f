import * as doc from './document.ts'
import { notWellFormed, XmlError } from './error.ts'
import type { Limits } from './limits.ts'
import { DECLARES, IS_ID, Names } from './names.ts'
import { attributeValue } from './text.ts'

let shared = new Names()

/** Bindings of prefixes at the place of reading, by id of the prefix; -1 is unbound. Kept between documents. */
let bound = new Int32Array(256)

/** Arrays of documents that were let go of, to be written over: making new ones costs more than reading (bench/verify). */
const spare: Arrays[] = []
const KEPT = 4
const LARGEST = 1 << 18

interface Arrays {
  readonly elements: Int32Array
  readonly attributes: Int32Array
  readonly events: Int32Array
}

/** Takes back the arrays of a document that nobody reads any more. */
export function letGo({ elements, attributes, events }: doc.XmlDocument): void {
  if (spare.length < KEPT && events.length <= LARGEST) spare.push({ elements, attributes, events })
}

/** Whatever is at hand serves: arrays grow as they fill. */
function arraysFor(bytes: Buffer): Arrays {
  const found = spare.pop()
  if (found) return found
  const guess = 16 + (bytes.length >> 5)
  return {
    elements: new Int32Array(guess * doc.ELEMENT),
    attributes: new Int32Array(guess * doc.ATTRIBUTE),
    events: new Int32Array(guess * 2 * doc.EVENT),
  }
}

/** The names met so far; replaced by a fresh table when strangers have filled it. */
function namesForNext(): Names {
  if (shared.full) {
    shared = new Names()
    bound = new Int32Array(256)
  }
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
  /** Open elements, and how long `undo` was when each opened. */
  private readonly open: Int32Array
  private readonly undoAt: Int32Array
  /** Pairs (prefix, earlier binding) to restore. */
  private readonly undo: number[] = []

  constructor(bytes: Buffer, limits: Limits) {
    this.bytes = bytes
    const arrays = arraysFor(bytes)
    this.elements = arrays.elements
    this.attributes = arrays.attributes
    this.events = arrays.events
    this.open = new Int32Array(limits.depth + 2)
    this.undoAt = new Int32Array(limits.depth + 2)
    bound.fill(-1)
    bound[Names.NO_PREFIX] = Names.NO_URI
    bound[Names.XML] = Names.XML_URI
  }

  document(): doc.XmlDocument {
    const { bytes, names, elements, attributes, events, elementCount, attributeCount, ids } = this
    const counts = { elementCount, attributeCount, eventCount: this.eventCount }
    return new doc.XmlDocument({ bytes, names, elements, attributes, events, ids, ...counts })
  }

  event(kind: number, a: number, b: number): void {
    const base = this.eventCount++ * doc.EVENT
    if (base + doc.EVENT > this.events.length) this.events = doubled(this.events)
    this.events[base] = kind
    this.events[base + 1] = a
    this.events[base + 2] = b
  }

  /** Begins an element, so that the attributes that follow are its own. */
  openElement(): void {
    const base = this.elementCount * doc.ELEMENT
    if (base + doc.ELEMENT > this.elements.length) this.elements = doubled(this.elements)
    this.elements[base + doc.E_PARENT] = this.depth === 0 ? -1 : (this.open[this.depth] as number)
    this.elements[base + doc.E_ATTRIBUTE] = this.attributeCount
    this.depth++
    this.open[this.depth] = this.elementCount++
    this.undoAt[this.depth] = this.undo.length
  }

  /** Ends the start tag of the element opened last. `plain`: written as Canonical XML writes it, but for namespaces. */
  endOfTag(name: number, start: number, nameEnd: number, content: number, plain: boolean): void {
    const element = this.elementCount - 1
    const base = element * doc.ELEMENT
    const e = this.elements
    const first = e[base + doc.E_ATTRIBUTE] as number
    if (first < this.attributeCount) this.resolve(first)
    e[base + doc.E_NAME] = name
    e[base + doc.E_URI] = this.bindingOf(this.names.prefixOf[name] as number, start)
    e[base + doc.E_START] = start
    e[base + doc.E_CONTENT] = content
    e[base + doc.E_EVENT] = this.eventCount
    this.event(plain ? doc.OPEN_PLAIN : doc.OPEN, element, nameEnd)
  }

  /** The name of the innermost open element. */
  openName(): Buffer {
    const base = (this.open[this.depth] as number) * doc.ELEMENT
    return this.names.qualified.bytes[this.elements[base + doc.E_NAME] as number] as Buffer
  }

  /** `spaced`: where the name of the end tag ended, when white space follows it; else 0. */
  closeElement(closeAt: number, end: number, spaced: number): void {
    const element = this.open[this.depth] as number
    const base = element * doc.ELEMENT
    this.elements[base + doc.E_CLOSE] = closeAt
    this.elements[base + doc.E_END] = end
    this.elements[base + doc.E_NEXT] = this.elementCount
    this.event(doc.CLOSE, element, spaced)
    const keep = this.undoAt[this.depth] as number
    while (this.undo.length > keep) {
      const earlier = this.undo.pop() as number
      bound[this.undo.pop() as number] = earlier
    }
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
    if (kind === DECLARES) {
      a[base + doc.A_FLAGS] = flags | doc.DECLARATION
      a[base + doc.A_URI] = this.declare(name, start, end, flags)
    } else if (kind === IS_ID) this.ids.push(this.attributeCount)
    this.attributeCount++
  }

  /** Binds a prefix (Namespaces in XML 1.0, 3); returns the id of the namespace name. */
  private declare(name: number, start: number, end: number, flags: number): number {
    const { uris } = this.names
    const prefix = this.names.declares[name] as number
    const uri =
      flags === 0
        ? uris.of(this.bytes, start, end)
        : uris.ofText(attributeValue(this.bytes.toString('utf8', start, end), start))
    const wrong =
      prefix === Names.XMLNS ||
      uri === Names.XMLNS_URI ||
      (prefix === Names.XML) !== (uri === Names.XML_URI) ||
      (uri === Names.NO_URI && prefix !== Names.NO_PREFIX)
    if (wrong) notWellFormed('this namespace declaration is not allowed', start)
    if (prefix >= bound.length) bound = grown(bound, prefix + 1).fill(-1, bound.length)
    this.undo.push(prefix, bound[prefix] as number)
    bound[prefix] = uri
    return uri
  }

  private bindingOf(prefix: number, at: number): number {
    const uri = prefix < bound.length ? (bound[prefix] as number) : -1
    if (uri >= 0) return uri
    const text = this.names.prefixes.text[prefix]?.slice(0, 60)
    throw new XmlError('prefix-undeclared', `prefix "${text}" is not declared`, at)
  }

  /** Gives attributes their namespaces, once all declarations of the tag are known, and refuses a repeated one. */
  private resolve(first: number): void {
    const { attributes: a, names } = this
    for (let i = first; i < this.attributeCount; i++) {
      const base = i * doc.ATTRIBUTE
      const prefix = names.prefixOf[a[base] as number] as number
      if (((a[base + doc.A_FLAGS] as number) & doc.DECLARATION) === 0)
        a[base + doc.A_URI] =
          prefix === Names.NO_PREFIX
            ? Names.NO_URI
            : this.bindingOf(prefix, a[base + doc.A_START] as number)
      for (let j = first; j < i; j++) if (this.equal(base, j * doc.ATTRIBUTE)) this.repeated(base)
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
    const name = this.names.qualified.text[this.attributes[base] as number]?.slice(0, 60)
    const at = this.attributes[base + doc.A_START] as number
    throw new XmlError('attribute-repeated', `attribute "${name}" is repeated`, at)
  }
}

const doubled = (array: Int32Array): Int32Array<ArrayBuffer> => grown(array, array.length * 2)

function grown(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(Math.max(length, array.length * 2))
  bigger.set(array)
  return bigger
}
