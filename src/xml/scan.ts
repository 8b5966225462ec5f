import {
  AMP,
  classOf,
  GT,
  ILLEGAL,
  inSection,
  inText,
  inValue,
  LONGEST_DECLARATION,
  LOOK,
  LT,
  NAME,
  SLASH,
  SPACE,
  XML_DECLARATION,
} from './chars.ts'
import * as doc from './document.ts'
import { notWellFormed, XmlError } from './error.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { Tape } from './tape.ts'
import { attributeValue, expandReferences } from './text.ts'

/**
 * Reads a document in UTF-8 in one pass over its bytes. Strict: XML 1.0 and Namespaces in XML 1.0 without
 * DOCTYPE and without processing instructions, inside `limits`. Throws XmlError. Bytes must be valid UTF-8.
 */
export function readXml(bytes: Buffer, limits: Limits = defaultLimits): doc.XmlDocument {
  if (bytes.length > limits.bytes)
    throw new XmlError('too-large', `${bytes.length} bytes; at most ${limits.bytes} are allowed`)
  return new Scanner(bytes, limits).scan()
}

/** More than any step looks ahead. */
const PADDING = 8

/**
 * The document with zeros after it, which no rule lets pass. Without them a document that is cut short makes a loop read
 * past the end of its array, and V8 keeps that loop at half its speed for good (bench/verify).
 */
function padded(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafe(bytes.length + PADDING)
  bytes.copy(copy)
  return copy.fill(0, bytes.length)
}

class Scanner {
  private readonly bytes: Buffer
  /** Of the document, without its padding. */
  private readonly length: number
  private readonly limits: Limits
  private readonly tape: Tape
  private at = 0
  /** Whether the start tag at hand is written as Canonical XML writes it, but for namespaces. */
  private plain = true
  /** The name read last, and where it ended. */
  private lastName = -1
  private nameEnd = 0

  constructor(bytes: Buffer, limits: Limits) {
    this.bytes = padded(bytes)
    this.length = bytes.length
    this.limits = limits
    this.tape = new Tape(bytes, limits)
  }

  scan(): doc.XmlDocument {
    this.declaration()
    while (this.beforeMarkup()) this.outside()
    if (this.tape.elementCount === 0) notWellFormed('there is no root element', this.at)
    return this.tape.document()
  }

  /** `<?xml version="1.0" encoding="…" standalone="…"?>`, at the very beginning or not at all. */
  private declaration(): void {
    const { bytes } = this
    if (bytes[0] !== LT || bytes[1] !== 0x3f) return
    if (!/^<\?xml[ \t\r\n]/.test(bytes.toString('latin1', 0, 6))) this.instruction()
    const end = bytes.indexOf('?>') + 2
    const readable = end >= 2 && end <= LONGEST_DECLARATION
    if (!readable || !XML_DECLARATION.test(bytes.toString('latin1', 0, end)))
      notWellFormed('the XML declaration is broken', 0)
    this.at = end
  }

  /** Skips white space outside the root; false at the end of the document. */
  private beforeMarkup(): boolean {
    const { bytes } = this
    while (classOf[bytes[this.at] as number] === SPACE) this.at++
    return this.at < this.length
  }

  /** A comment, or the one root element. */
  private outside(): void {
    const { bytes } = this
    if (bytes[this.at] !== LT) notWellFormed('text outside the root element', this.at)
    const next = bytes[this.at + 1]
    if (next === 0x21 && bytes[this.at + 2] === 0x2d) this.comment()
    else if (next === 0x21) this.bang()
    else if (next === 0x3f) this.instruction()
    else if (this.tape.elementCount > 0) notWellFormed('content after the root element', this.at)
    else this.tree()
  }

  /** The root element and all inside it. */
  private tree(): void {
    const { bytes, tape } = this
    this.startTag()
    while (tape.depth > 0) {
      this.text()
      const next = bytes[this.at + 1]
      if (next === SLASH) this.endTag()
      else if (next === 0x21) this.section()
      else if (next === 0x3f) this.instruction()
      else this.startTag()
    }
  }

  /** Text up to the next `<`. Notes what a canonical copy must change. */
  private text(): void {
    const { bytes } = this
    let at = this.at
    for (;;) {
      let byte = bytes[at] as number
      while (inText[byte] === 0) byte = bytes[++at] as number
      if (at >= this.length) notWellFormed('the document ends inside an element', at)
      if (byte === LT) break
      if (inText[byte] === ILLEGAL) notWellFormed(`illegal character 0x${byte.toString(16)}`, at)
      at = this.special(byte, at)
    }
    this.at = at
  }

  private special(byte: number, at: number): number {
    const { bytes, tape } = this
    if (byte === AMP) return this.reference(at)
    if (byte === GT) {
      if (bytes[at - 1] === 0x5d && bytes[at - 2] === 0x5d) notWellFormed('"]]>" in text', at)
      tape.event(doc.GREATER, at, at + 1)
      return at + 1
    }
    if (byte === 13) {
      const next = bytes[at + 1] === 10 ? at + 2 : at + 1
      tape.event(doc.LINE_END, at, next)
      return next
    }
    this.refuseNonCharacter(at)
    return at + 1
  }

  /** `&lt;`, `&gt;` and `&amp;` are canonical as they stand; any other reference is noted. */
  private reference(at: number): number {
    const { bytes } = this
    const b1 = bytes[at + 1]
    const b2 = bytes[at + 2]
    const b3 = bytes[at + 3]
    if (b2 === 0x74 && b3 === 0x3b && (b1 === 0x6c || b1 === 0x67)) return at + 4
    if (b1 === 0x61 && b2 === 0x6d && b3 === 0x70 && bytes[at + 4] === 0x3b) return at + 5
    const end = bytes.indexOf(0x3b, at)
    if (end < 0 || end - at > 64) notWellFormed('"&" without a reference', at)
    expandReferences(bytes.toString('utf8', at, end + 1), at)
    this.tape.event(doc.REFERENCE, at, end + 1)
    return end + 1
  }

  /** U+FFFE and U+FFFF (EF BF BE, EF BF BF) are no characters of XML. */
  private refuseNonCharacter(at: number): void {
    const { bytes } = this
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbf && (bytes[at + 2] as number) >= 0xbe)
      notWellFormed('illegal character U+FFFE or U+FFFF', at)
  }

  /** The id of the name at `start`. Documents repeat themselves: the name that followed last time is tried first (bench/verify). */
  private name(start: number): number {
    const { bytes, limits } = this
    const { names } = this.tape
    const guess = names.follower(this.lastName)
    if (guess >= 0) {
      const expected = names.qualified.bytes[guess] as Buffer
      const { length } = expected
      let i = 0
      while (i < length && bytes[start + i] === expected[i]) i++
      if (i === length && length <= limits.name && classOf[bytes[start + i] as number] !== NAME) {
        this.nameEnd = start + length
        this.lastName = guess
        return guess
      }
    }
    let at = start
    while (classOf[bytes[at] as number] === NAME) at++
    if (at === start) notWellFormed('a name is expected', start)
    const id = names.of(bytes, start, at, limits.name)
    names.follow(this.lastName, id)
    this.nameEnd = at
    this.lastName = id
    return id
  }

  private startTag(): void {
    const { bytes, limits, tape } = this
    const start = this.at
    const name = this.name(start + 1)
    const at = this.nameEnd
    if (tape.depth >= limits.depth)
      throw new XmlError('too-deep', `elements are nested deeper than ${limits.depth}`, start)
    if (tape.elementCount >= limits.elements)
      throw new XmlError('too-many-elements', `more than ${limits.elements} elements`, start)
    tape.openElement()
    this.plain = true
    this.at = at
    if (bytes[at] !== GT) this.attributes()
    const selfClosing = bytes[this.at] === SLASH
    this.at += selfClosing ? 2 : 1
    tape.endOfTag(name, start, at, this.at, this.plain)
    if (selfClosing) tape.closeElement(this.at, this.at, 0)
  }

  /** Reads up to the `>` or the `/` of `/>`. */
  private attributes(): void {
    const { bytes, tape } = this
    const first = tape.attributeCount
    let before = this.at
    for (;;) {
      before = this.at
      let at = before
      while (classOf[bytes[at] as number] === SPACE) at++
      this.at = at
      const byte = bytes[at]
      if (byte === GT || byte === SLASH) break
      if (at === before) notWellFormed('white space is missing in a tag', at)
      if (at !== before + 1 || bytes[before] !== 32) this.plain = false
      if (tape.attributeCount - first >= this.limits.attributes)
        throw new XmlError(
          'too-many-attributes',
          `more than ${this.limits.attributes} attributes`,
          at,
        )
      this.attribute()
    }
    this.tagEnd(before)
  }

  /** A tag that ends in `/>`, or after white space, is not written as Canonical XML writes it. */
  private tagEnd(before: number): void {
    const slash = this.bytes[this.at] === SLASH
    if (slash && this.bytes[this.at + 1] !== GT) notWellFormed('"/" inside a tag', this.at)
    if (slash || this.at !== before) this.plain = false
  }

  private attribute(): void {
    const { bytes } = this
    const name = this.name(this.at)
    const equals = this.nameEnd
    let at = equals
    while (classOf[bytes[at] as number] === SPACE) at++
    if (bytes[at] !== 0x3d) notWellFormed('"=" is expected', at)
    at++
    while (classOf[bytes[at] as number] === SPACE) at++
    const quote = bytes[at]
    if (quote !== 0x22 && quote !== 0x27) notWellFormed('a quoted value is expected', at)
    if (at !== equals + 1 || quote === 0x27) this.plain = false
    this.value(name, at + 1, quote)
  }

  private value(name: number, start: number, quote: number): void {
    const { bytes } = this
    let flags = 0
    let at = start
    for (;;) {
      let byte = bytes[at] as number
      while (inValue[byte] === 0) byte = bytes[++at] as number
      if (at >= this.length) notWellFormed('the document ends inside a value', at)
      if (byte === quote) break
      if (inValue[byte] === ILLEGAL || byte === LT)
        notWellFormed('illegal character in a value', at)
      if (byte === 0xef) this.refuseNonCharacter(at)
      else if (byte !== 0x27) flags = doc.WORK
      at++
    }
    if (flags !== 0) {
      this.plain = false
      attributeValue(bytes.toString('utf8', start, at), start)
    }
    this.at = at + 1
    this.tape.addAttribute(name, start, at, flags)
  }

  private endTag(): void {
    const { bytes, tape } = this
    const start = this.at
    const expected = tape.openName()
    let at = start + 2
    for (let i = 0; i < expected.length; i++, at++)
      if (bytes[at] !== expected[i]) notWellFormed('an end tag does not match', start)
    const afterName = at
    while (classOf[bytes[at] as number] === SPACE) at++
    if (bytes[at] !== GT) notWellFormed('an end tag does not match', start)
    this.at = at + 1
    tape.closeElement(start, this.at, at === afterName ? 0 : afterName)
  }

  /** What begins with `<!` inside the root. */
  private section(): void {
    if (this.bytes[this.at + 2] === 0x2d) this.comment()
    else if (this.bytes.toString('latin1', this.at, this.at + 9) === '<![CDATA[') this.cdata()
    else this.bang()
  }

  private comment(): void {
    const { bytes } = this
    const start = this.at
    if (bytes[start + 3] !== 0x2d) notWellFormed('a comment is broken', start)
    const end = bytes.indexOf('--', start + 4)
    if (end < 0 || bytes[end + 2] !== GT) notWellFormed('a comment is broken', start)
    this.characters(start + 4, end)
    this.at = end + 3
    this.tape.event(doc.COMMENT, start, this.at)
  }

  private cdata(): void {
    const start = this.at
    const end = this.bytes.indexOf(']]>', start + 9)
    if (end < 0) notWellFormed('a CDATA section does not end', start)
    this.characters(start + 9, end)
    this.at = end + 3
    this.tape.event(doc.CDATA, start, this.at)
  }

  private characters(start: number, end: number): void {
    const { bytes } = this
    for (let at = start; at < end; at++) {
      const found = inSection[bytes[at] as number]
      if (found === ILLEGAL) notWellFormed('illegal character', at)
      if (found === LOOK) this.refuseNonCharacter(at)
    }
  }

  private bang(): never {
    if (this.bytes.toString('latin1', this.at, this.at + 9) === '<!DOCTYPE')
      throw new XmlError('doctype', 'DOCTYPE is forbidden', this.at)
    return notWellFormed('"<!" that begins nothing known', this.at)
  }

  private instruction(): never {
    const end = Math.min(this.at + 3, this.length)
    if (/^<\?[^\s?]/.test(this.bytes.toString('latin1', this.at, end)))
      throw new XmlError('processing-instruction', 'processing instructions are forbidden', this.at)
    return notWellFormed('"<?" that begins nothing known', this.at)
  }
}
