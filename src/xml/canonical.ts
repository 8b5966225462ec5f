import { AttributeWriter } from './attribute-writer.ts'
import type { XmlDocument } from './document.ts'
import * as doc from './layout.ts'
import type { Names } from './names.ts'
import { OutputScope } from './output-scope.ts'
import { PatchWriter } from './patch-writer.ts'
import { escapeText, expandReferences, normalizeLineEnds } from './text.ts'

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
 *
 * C14N 1.0, 1.3 wants relative namespace names refused. They are taken as they stand: the data of a message are in whatever
 * namespace its service was given, xml-crypto signs such names and a client built on it must not fail here alone.
 */
export function canonicalize(
  document: XmlDocument,
  element: number,
  form: CanonicalForm = exclusive,
  without = -1,
): Buffer {
  return new Canonicalizer(document, form, element).run(without)
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
  private readonly out: PatchWriter
  private readonly attributes: AttributeWriter
  private readonly apex: number
  /** Where the running verbatim copy begins. */
  private from = 0

  constructor(document: XmlDocument, form: CanonicalForm, apex: number) {
    this.document = document
    this.form = form
    this.names = document.names
    this.scope = new OutputScope(document, form.mode === 'inclusive', form.prefixes ?? [])
    this.apex = apex
    this.from = document.element(apex, doc.E_START)
    this.out = new PatchWriter(document.bytes, this.from, document.element(apex, doc.E_END))
    this.attributes = new AttributeWriter(document, this.out)
  }

  run(without: number): Buffer {
    const { document, out, apex, scope } = this
    const { events } = document
    for (let at = document.element(apex, doc.E_EVENT); ; at++) {
      const base = at * doc.EVENT
      const kind = events[base] as number
      const a = events[base + 1] as number
      const b = events[base + 2] as number
      if (kind === doc.CLOSE) {
        if (scope.last === a) scope.leave(a)
        if (b !== 0) this.closeSpaced(a, b)
        if (a === apex) return this.rest()
      } else if (kind > doc.CLOSE) {
        out.run(this.from, a)
        this.patch(kind, a, b)
        this.from = b
      } else if (a === without) {
        out.run(this.from, document.element(a, doc.E_START))
        this.from = document.element(a, doc.E_END)
        at = document.closeEvent(a)
      } else this.open(a, b, kind)
    }
  }

  private rest(): Buffer {
    this.out.run(this.from, this.document.element(this.apex, doc.E_END))
    return this.out.bytes()
  }

  /** Leaves one start tag to the running copy, or writes it anew. */
  private open(element: number, nameEnd: number, kind: number): void {
    const { document, scope, out } = this
    const apex = element === this.apex
    if (kind === doc.OPEN_BARE && !apex && scope.covers(element)) return
    const { elements } = document
    const base = element * doc.ELEMENT
    const first = elements[base + doc.E_ATTRIBUTE] as number
    const last =
      element + 1 < document.elementCount
        ? (elements[base + doc.ELEMENT + doc.E_ATTRIBUTE] as number)
        : document.attributeCount
    scope.enter(element, first, last, apex)
    const inherited =
      apex && this.form.mode === 'inclusive' ? this.attributes.inheritedXml(element) : NONE
    const verbatim = kind !== doc.OPEN && inherited.length === 0
    if (verbatim && this.asWritten(first, last)) return
    out.run(this.from, nameEnd)
    for (let i = 0; i < scope.count; i++) {
      const shown = this.names.declaration(scope.need[i] as number, scope.needUri[i] as number)
      out.copy(shown, 0, shown.length)
    }
    this.attributes.write(first, last, verbatim, inherited)
    out.byte(0x3e)
    this.from = elements[base + doc.E_CONTENT] as number
    if (elements[base + doc.E_END] === this.from) this.writeEndTag(element)
  }

  private writeEndTag(element: number): void {
    this.out.ascii('</')
    this.out.entry(this.names.qualified, this.document.element(element, doc.E_NAME))
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
    }
    return this.attributes.sorted(declared, last)
  }

  /** An end tag with white space after its name, which ends at `nameEnd`. */
  private closeSpaced(element: number, nameEnd: number): void {
    this.out.run(this.from, nameEnd)
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
