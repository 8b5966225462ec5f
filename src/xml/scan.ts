import { classOf, LONGEST_DECLARATION, LT, SLASH, SPACE, XML_DECLARATION } from './chars.ts'
import type { XmlDocument } from './document.ts'
import { notWellFormed, XmlError } from './error.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { TagReader } from './tag-reader.ts'

/**
 * Reads a document in UTF-8 in one pass over its bytes. Strict: XML 1.0 and Namespaces in XML 1.0 without
 * DOCTYPE and without processing instructions, inside `limits`. Throws XmlError. Bytes must be valid UTF-8.
 */
export function readXml(bytes: Buffer, limits: Limits = defaultLimits): XmlDocument {
  if (bytes.length > limits.bytes)
    throw new XmlError('too-large', `${bytes.length} bytes; at most ${limits.bytes} are allowed`)
  return new Scanner(bytes, limits).scan()
}

/** Reads the document as a whole: its declaration, what may stand around the root, and the tree. */
class Scanner extends TagReader {
  scan(): XmlDocument {
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
}
