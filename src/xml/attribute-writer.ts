import type { XmlDocument } from './document.ts'
import * as doc from './layout.ts'
import { Names } from './names.ts'
import type { PatchWriter } from './patch-writer.ts'
import { attributeValue, escapeAttribute } from './text.ts'

/** Writes the attributes of one tag after another, sorted as Canonical XML wants them (C14N 1.0, 2.3). */
export class AttributeWriter {
  private readonly document: XmlDocument
  private readonly names: Names
  private readonly out: PatchWriter
  /** Attributes of the tag at hand while they are sorted. */
  private readonly order: number[] = []

  constructor(document: XmlDocument, out: PatchWriter) {
    this.document = document
    this.names = document.names
    this.out = out
  }

  /** `verbatim`: each stands in the tag as it must be written, a space before it, and only moves. */
  write(first: number, last: number, verbatim: boolean, inherited: readonly number[]): void {
    const { document, order } = this
    let count = 0
    for (const attribute of inherited) order[count++] = attribute
    for (let i = first; i < last; i++)
      if ((document.attribute(i, doc.A_FLAGS) & doc.DECLARATION) === 0) order[count++] = i
    for (let i = 1; i < count; i++) {
      const moved = order[i] as number
      let j = i - 1
      for (; j >= 0 && this.compare(order[j] as number, moved) > 0; j--)
        order[j + 1] = order[j] as number
      order[j + 1] = moved
    }
    for (let i = 0; i < count; i++) this.writeAttribute(order[i] as number, verbatim)
  }

  /** Whether the attributes from `first` on, no declarations among them, stand in order. */
  sorted(first: number, last: number): boolean {
    for (let i = first + 1; i < last; i++) if (this.compare(i - 1, i) > 0) return false
    return true
  }

  private compare(left: number, right: number): number {
    const { document, names } = this
    const oneUri = document.attribute(left, doc.A_URI)
    const otherUri = document.attribute(right, doc.A_URI)
    if (oneUri !== otherUri) return names.uris.compare(oneUri, otherUri)
    const one = names.localOf[document.attribute(left, doc.A_NAME)] as number
    const other = names.localOf[document.attribute(right, doc.A_NAME)] as number
    return names.locals.compare(one, other)
  }

  private writeAttribute(attribute: number, verbatim: boolean): void {
    const { document, names, out } = this
    const start = document.attribute(attribute, doc.A_START)
    const end = document.attribute(attribute, doc.A_END)
    const name = document.attribute(attribute, doc.A_NAME)
    if (verbatim) {
      out.run(start - names.qualified.lengthOf(name) - 3, end + 1)
      return
    }
    out.byte(0x20)
    out.entry(names.qualified, name)
    out.ascii('="')
    if ((document.attribute(attribute, doc.A_FLAGS) & doc.WORK) === 0)
      out.copy(document.bytes, start, end)
    else
      out.utf8(escapeAttribute(attributeValue(document.bytes.toString('utf8', start, end), start)))
    out.byte(0x22)
  }

  /** xml:… attributes of the ancestors that the apex of an inclusive subset takes over (C14N 1.0, 2.4). */
  inheritedXml(element: number): number[] {
    const { document, names } = this
    const own = document.attributesOf(element).map((at) => document.attribute(at, doc.A_NAME))
    const seen = new Set(own)
    const found: number[] = []
    for (let at = document.parent(element); at >= 0; at = document.parent(at)) {
      for (const attribute of document.attributesOf(at)) {
        const name = document.attribute(attribute, doc.A_NAME)
        if (names.prefixOf[name] !== Names.XML || seen.has(name)) continue
        seen.add(name)
        found.push(attribute)
      }
    }
    return found
  }
}
