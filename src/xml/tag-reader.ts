import { classOf, GT, ILLEGAL, inValue, LT, NAME, SLASH, SPACE } from './chars.ts'
import { notWellFormed, XmlError } from './error.ts'
import * as doc from './layout.ts'
import { attributeValue } from './text.ts'
import { TextReader } from './text-reader.ts'

/** Reads tags: their names, and the attributes of a start tag. */
export class TagReader extends TextReader {
  /** Whether the start tag at hand is written as Canonical XML writes it, but for namespaces. */
  private plain = true
  /** The name read last, and where it ended. */
  private lastName = -1
  private nameEnd = 0

  /** The id of the name at `start`. Documents repeat themselves: the name that followed last time is tried first (bench/verify). */
  private name(start: number): number {
    const { bytes, limits } = this
    const { names } = this.tape
    const guess = names.follower(this.lastName)
    if (guess >= 0) {
      const { view, starts } = names.qualified
      const known = starts[guess] as number
      const length = (starts[guess + 1] as number) - known
      const end = start + length
      const same = length <= limits.name && sameBytes(this.view, start, view, known, length)
      if (same && classOf[bytes[end] as number] !== NAME) {
        this.nameEnd = end
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

  protected startTag(): void {
    const { bytes, limits, tape } = this
    const start = this.at
    const name = this.name(start + 1)
    const at = this.nameEnd
    if (tape.depth >= limits.depth)
      throw new XmlError('too-deep', `elements are nested deeper than ${limits.depth}`, start)
    if (tape.elementCount >= limits.elements)
      throw new XmlError('too-many-elements', `more than ${limits.elements} elements`, start)
    if (bytes[at] === GT) {
      this.at = at + 1
      tape.bareTag(name, start, at)
      return
    }
    tape.openElement(start)
    this.plain = true
    this.at = at
    this.attributes()
    const selfClosing = bytes[this.at] === SLASH
    this.at += selfClosing ? 2 : 1
    tape.endOfTag(name, at, this.at, this.plain)
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

  protected endTag(): void {
    const { bytes, tape } = this
    const start = this.at
    const named = tape.openStart + 1
    const length = tape.openNameEnd - named
    if (!sameBytes(this.view, start + 2, this.view, named, length))
      notWellFormed('an end tag does not match', start)
    let at = start + 2 + length
    const afterName = at
    while (classOf[bytes[at] as number] === SPACE) at++
    if (bytes[at] !== GT) notWellFormed('an end tag does not match', start)
    this.at = at + 1
    tape.closeElement(start, this.at, at === afterName ? 0 : afterName)
  }
}

/**
 * Whether two names are equal, four bytes at a time, which halves the time of a loop over bytes (bench/verify). Names hold no
 * zeros, so a name that equals another as far as the padding behind its document reads no further.
 */
function sameBytes(
  one: DataView,
  at: number,
  other: DataView,
  from: number,
  length: number,
): boolean {
  let i = 0
  for (; i + 4 <= length; i += 4)
    if (one.getInt32(at + i, true) !== other.getInt32(from + i, true)) return false
  if (i === length) return true
  const difference = one.getInt32(at + i, true) ^ other.getInt32(from + i, true)
  return difference << (8 * (i + 4 - length)) === 0
}
