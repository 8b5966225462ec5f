import { ByteWriter } from './bytes.ts'
import type { XmlDocument } from './document.ts'
import * as doc from './document.ts'
import { compareIn, Names } from './names.ts'
import { OutputScope } from './output-scope.ts'
import {
  attributeValue,
  escapeAttribute,
  escapeText,
  expandReferences,
  normalizeLineEnds,
} from './text.ts'

export interface CanonicalForm {
  readonly mode: 'exclusive' | 'inclusive'
  readonly comments: boolean
  /** InclusiveNamespaces PrefixList of the exclusive form; `#default` is the default namespace. */
  readonly prefixes?: readonly string[]
}

export const exclusive: CanonicalForm = { mode: 'exclusive', comments: false }
export const inclusive: CanonicalForm = { mode: 'inclusive', comments: false }

/**
 * The canonical form of one element and all inside it: Canonical XML 1.0 (REC-xml-c14n-20010315) as a document
 * subset, or Exclusive XML Canonicalization 1.0 (REC-xml-exc-c14n-20020718). Namespaces and attributes are
 * sorted by code point. `without` is an element to leave out (the enveloped-signature transform).
 */
export function canonicalize(
  document: XmlDocument,
  element: number,
  form: CanonicalForm = exclusive,
  without = -1,
): Buffer {
  const length = document.element(element, doc.E_END) - document.element(element, doc.E_START)
  return new Canonicalizer(document, form, length + (length >> 3) + 512).run(element, without)
}

/** The canonical form of the whole document, comments around the root included when the form keeps comments. */
export function canonicalizeDocument(
  document: XmlDocument,
  form: CanonicalForm,
  without = -1,
): Buffer {
  const root = canonicalize(document, 0, form, without)
  if (!form.comments) return root
  const around = outerComments(document)
  const before = around.before.map((text) => `${text}\n`).join('')
  const after = around.after.map((text) => `\n${text}`).join('')
  return Buffer.concat([Buffer.from(before), root, Buffer.from(after)])
}

/** Nothing but comments has events outside the root. */
function outerComments(document: XmlDocument): { before: string[]; after: string[] } {
  const { events, eventCount } = document
  const first = document.element(0, doc.E_EVENT)
  let last = eventCount - 1
  while (events[last * doc.EVENT] !== doc.CLOSE) last--
  const comment = (at: number) =>
    normalizeLineEnds(
      document.bytes.toString('utf8', events[at * doc.EVENT + 1], events[at * doc.EVENT + 2]),
    )
  const before = Array.from({ length: first }, (_, i) => comment(i))
  const after = Array.from({ length: eventCount - 1 - last }, (_, i) => comment(last + 1 + i))
  return { before, after }
}

const NONE: readonly number[] = []

/** Copies the bytes of the document verbatim, and rewrites only where they are not canonical already. */
class Canonicalizer {
  private readonly document: XmlDocument
  private readonly form: CanonicalForm
  private readonly names: Names
  private readonly scope: OutputScope
  private readonly out: ByteWriter
  /** Where the running verbatim copy begins. */
  private from = 0
  /** Attributes of the tag at hand while they are sorted. */
  private readonly order: number[] = []

  constructor(document: XmlDocument, form: CanonicalForm, capacity: number) {
    this.document = document
    this.form = form
    this.names = document.names
    this.scope = new OutputScope(document, form.mode === 'inclusive', form.prefixes ?? [])
    this.out = new ByteWriter(capacity)
  }

  run(apex: number, without: number): Buffer {
    const { document, out } = this
    const { bytes, events } = document
    this.from = document.element(apex, doc.E_START)
    for (let at = document.element(apex, doc.E_EVENT); ; at++) {
      const base = at * doc.EVENT
      const kind = events[base] as number
      const a = events[base + 1] as number
      const b = events[base + 2] as number
      if (kind === doc.CLOSE) {
        this.close(a, b)
        if (a === apex) return this.rest(apex)
      } else if (kind > doc.CLOSE) {
        out.copy(bytes, this.from, a)
        this.patch(kind, a, b)
        this.from = b
      } else if (a === without) {
        out.copy(bytes, this.from, document.element(a, doc.E_START))
        this.from = document.element(a, doc.E_END)
        at = document.closeEvent(a)
      } else this.open(a, b, a === apex, kind === doc.OPEN_PLAIN)
    }
  }

  private rest(apex: number): Buffer {
    const end = this.document.element(apex, doc.E_END)
    if (this.from < end) this.out.copy(this.document.bytes, this.from, end)
    return this.out.bytes()
  }

  /** Leaves one start tag to the running copy, or writes it anew. */
  private open(element: number, nameEnd: number, apex: boolean, plain: boolean): void {
    const { document, scope, out } = this
    const { elements } = document
    const base = element * doc.ELEMENT
    const first = elements[base + doc.E_ATTRIBUTE] as number
    const last =
      element + 1 < document.elementCount
        ? (elements[base + doc.ELEMENT + doc.E_ATTRIBUTE] as number)
        : document.attributeCount
    if (plain && first === last && !apex && scope.covers(element)) return
    scope.enter(element, first, last, apex)
    const inherits = apex && this.form.mode === 'inclusive' && document.parent(element) >= 0
    if (plain && !inherits && this.asWritten(first, last)) return
    out.copy(document.bytes, this.from, nameEnd)
    for (let i = 0; i < scope.count; i++) {
      const shown = this.names.declaration(scope.need[i] as number, scope.needUri[i] as number)
      out.copy(shown, 0, shown.length)
    }
    this.writeAttributes(first, last, plain, inherits ? this.inheritedXml(element) : NONE)
    out.byte(0x3e)
    this.from = elements[base + doc.E_CONTENT] as number
    if (elements[base + doc.E_END] === this.from) this.writeEndTag(element)
  }

  private writeEndTag(element: number): void {
    const name = this.names.qualified.bytes[this.document.element(element, doc.E_NAME)] as Buffer
    this.out.ascii('</')
    this.out.copy(name, 0, name.length)
    this.out.byte(0x3e)
  }

  /** True when the tag, already plain, shows exactly the needed namespaces first and its attributes sorted. */
  private asWritten(first: number, last: number): boolean {
    const { need, count } = this.scope
    const { attributes } = this.document
    const declared = first + count
    if (declared > last) return false
    for (let i = first; i < last; i++) {
      const base = i * doc.ATTRIBUTE
      const declaration = ((attributes[base + doc.A_FLAGS] as number) & doc.DECLARATION) !== 0
      if (declaration !== i < declared) return false
      const prefix = this.names.declares[attributes[base] as number]
      if (declaration && prefix !== need[i - first]) return false
      if (i > declared && this.compareAttributes(i - 1, i) > 0) return false
    }
    return true
  }

  private compareAttributes(left: number, right: number): number {
    const { document, names } = this
    const oneUri = document.attribute(left, doc.A_URI)
    const otherUri = document.attribute(right, doc.A_URI)
    if (oneUri !== otherUri) return compareIn(names.uris.bytes, oneUri, otherUri)
    const one = names.localOf[document.attribute(left, doc.A_NAME)] as number
    const other = names.localOf[document.attribute(right, doc.A_NAME)] as number
    return compareIn(names.locals.bytes, one, other)
  }

  private writeAttributes(
    first: number,
    last: number,
    plain: boolean,
    inherited: readonly number[],
  ): void {
    const { document, order } = this
    let count = 0
    for (const attribute of inherited) order[count++] = attribute
    for (let i = first; i < last; i++)
      if ((document.attribute(i, doc.A_FLAGS) & doc.DECLARATION) === 0) order[count++] = i
    for (let i = 1; i < count; i++) {
      const moved = order[i] as number
      let j = i - 1
      for (; j >= 0 && this.compareAttributes(order[j] as number, moved) > 0; j--)
        order[j + 1] = order[j] as number
      order[j + 1] = moved
    }
    const verbatim = plain && inherited.length === 0
    for (let i = 0; i < count; i++) this.writeAttribute(order[i] as number, verbatim)
  }

  /** `verbatim`: it stands in the document as it must be written, a space before it, and only moves. */
  private writeAttribute(attribute: number, verbatim: boolean): void {
    const { document, names, out } = this
    const start = document.attribute(attribute, doc.A_START)
    const end = document.attribute(attribute, doc.A_END)
    const name = names.qualified.bytes[document.attribute(attribute, doc.A_NAME)] as Buffer
    if (verbatim) {
      out.copy(document.bytes, start - name.length - 3, end + 1)
      return
    }
    out.byte(0x20)
    out.copy(name, 0, name.length)
    out.ascii('="')
    if ((document.attribute(attribute, doc.A_FLAGS) & doc.WORK) === 0)
      out.copy(document.bytes, start, end)
    else
      out.utf8(escapeAttribute(attributeValue(document.bytes.toString('utf8', start, end), start)))
    out.byte(0x22)
  }

  /** xml:… attributes of the ancestors that the apex of an inclusive subset takes over (C14N 1.0, 2.4). */
  private inheritedXml(element: number): number[] {
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

  /** `spaced`: where the name of the end tag ended, when white space follows it; else 0. */
  private close(element: number, spaced: number): void {
    this.scope.leave(element)
    if (spaced === 0) return
    this.out.copy(this.document.bytes, this.from, spaced)
    this.out.byte(0x3e)
    this.from = this.document.element(element, doc.E_END)
  }

  private patch(kind: number, start: number, end: number): void {
    const { out, form } = this
    const { bytes } = this.document
    if (kind === doc.GREATER) out.ascii('&gt;')
    else if (kind === doc.LINE_END) out.byte(10)
    else if (kind === doc.CDATA) this.cdata(start + 9, end - 3)
    else if (kind === doc.REFERENCE)
      out.utf8(escapeText(expandReferences(bytes.toString('utf8', start, end), start)))
    else if (form.comments) out.utf8(normalizeLineEnds(bytes.toString('utf8', start, end)))
  }

  private cdata(start: number, end: number): void {
    const { out } = this
    const { bytes } = this.document
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number
      if (byte === 0x26) out.ascii('&amp;')
      else if (byte === 0x3c) out.ascii('&lt;')
      else if (byte === 0x3e) out.ascii('&gt;')
      else if (byte !== 13) out.byte(byte)
      else if (bytes[i + 1] !== 10) out.byte(10)
    }
  }
}
