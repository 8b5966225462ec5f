import { AMP, GT, ILLEGAL, inSection, inText, LOOK, LT } from './chars.ts'
import { notWellFormed, XmlError } from './error.ts'
import * as doc from './layout.ts'
import type { Limits } from './limits.ts'
import { scratch } from './scratch.ts'
import { Tape } from './tape.ts'
import { expandReferences } from './text.ts'

/** More than any step looks ahead. */
const PADDING = 8

/**
 * The document with zeros after it, which no rule lets pass. Without them a document that is cut short makes a loop read
 * past the end of its array, and V8 keeps that loop at half its speed for good (bench/verify).
 */
function padded(bytes: Buffer): Buffer {
  const copy = scratch(bytes.length + PADDING)
  copy.set(bytes)
  for (let i = bytes.length; i < copy.length; i++) copy[i] = 0
  return copy
}

/** Reads what stands between tags: text, comments, CDATA sections; and refuses what may not stand there. */
export class TextReader {
  /** Padded. */
  protected readonly bytes: Buffer
  protected readonly view: DataView
  /** Of the document, without its padding. */
  protected readonly length: number
  protected readonly limits: Limits
  protected readonly tape: Tape
  protected at = 0

  constructor(bytes: Buffer, limits: Limits) {
    this.bytes = padded(bytes)
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length)
    this.length = bytes.length
    this.limits = limits
    this.tape = new Tape(bytes)
  }

  /** Text up to the next `<`. Notes what a canonical copy must change. */
  protected text(): void {
    const { bytes } = this
    const classes = inText
    let at = this.at
    for (;;) {
      let byte = bytes[at] as number
      while (classes[byte] === 0) byte = bytes[++at] as number
      if (byte === LT) break
      if (at >= this.length) notWellFormed('the document ends inside an element', at)
      if (classes[byte] === ILLEGAL) notWellFormed(`illegal character 0x${byte.toString(16)}`, at)
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
  protected refuseNonCharacter(at: number): void {
    const { bytes } = this
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbf && (bytes[at + 2] as number) >= 0xbe)
      notWellFormed('illegal character U+FFFE or U+FFFF', at)
  }

  /** What begins with `<!` inside the root. */
  protected section(): void {
    if (this.bytes[this.at + 2] === 0x2d) this.comment()
    else if (this.bytes.toString('latin1', this.at, this.at + 9) === '<![CDATA[') this.cdata()
    else this.bang()
  }

  protected comment(): void {
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

  protected bang(): never {
    if (this.bytes.toString('latin1', this.at, this.at + 9) === '<!DOCTYPE')
      throw new XmlError('doctype', 'DOCTYPE is forbidden', this.at)
    return notWellFormed('"<!" that begins nothing known', this.at)
  }

  protected instruction(): never {
    const end = Math.min(this.at + 3, this.length)
    if (/^<\?[^\s?]/.test(this.bytes.toString('latin1', this.at, end)))
      throw new XmlError('processing-instruction', 'processing instructions are forbidden', this.at)
    return notWellFormed('"<?" that begins nothing known', this.at)
  }
}
