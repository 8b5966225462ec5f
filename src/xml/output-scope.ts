import type { XmlDocument } from './document.ts'
import * as doc from './layout.ts'
import { Names } from './names.ts'

/** Of the output being written: there is one at a time. */
let shared = new Int32Array(256)

/** The namespaces that a canonical output has in scope, and those that the tag at hand must add (C14N 2.3; Exc-C14N 3). */
export class OutputScope {
  /** Prefixes to show on this tag, sorted by code point, and their namespaces: the first `count` of each. */
  readonly need: number[] = []
  readonly needUri: number[] = []
  count = 0
  private readonly document: XmlDocument
  private readonly names: Names
  private readonly inclusive: boolean
  private readonly listed: ReadonlySet<number>
  /** Namespace in the output, by id of the prefix; -1 is nothing. */
  private readonly rendered: Int32Array
  /** The element entered last of those that brought a namespace, while it is open; -1 is none. */
  last = -1
  /** Triples (element, prefix, earlier namespace). */
  private readonly undo: number[] = []

  constructor(document: XmlDocument, inclusive: boolean, prefixes: readonly string[]) {
    this.document = document
    this.names = document.names
    this.inclusive = inclusive
    this.listed = new Set(
      prefixes.map((one) => this.names.prefixes.find(one === '#default' ? '' : one)),
    )
    const { size } = this.names.prefixes
    if (shared.length < size) shared = new Int32Array(size * 2)
    this.rendered = shared.fill(-1)
    this.rendered[Names.NO_PREFIX] = Names.NO_URI
  }

  /** True when an element without attributes shows nothing new: the common case, answered without work. */
  covers(element: number): boolean {
    const { elements } = this.document
    const base = element * doc.ELEMENT
    const prefix = this.names.prefixOf[elements[base] as number] as number
    return this.inclusive || this.rendered[prefix] === elements[base + doc.E_URI]
  }

  /** Fills `need` for an element whose attributes are [first, last), and brings them into scope. */
  enter(element: number, first: number, last: number, apex: boolean): void {
    const { need, needUri, rendered, undo } = this
    this.count = 0
    if (!this.inclusive) this.used(element, first, last)
    if (this.inclusive || this.listed.size > 0) {
      this.declared(first, last)
      if (apex) this.inherited(element)
    }
    if (this.count > 1) this.sort()
    for (let i = 0; i < this.count; i++) {
      const prefix = need[i] as number
      undo.push(element, prefix, rendered[prefix] as number)
      rendered[prefix] = needUri[i] as number
      this.last = element
    }
  }

  leave(element: number): void {
    const { undo, rendered } = this
    while (undo.length > 0 && undo[undo.length - 3] === element) {
      const earlier = undo.pop() as number
      rendered[undo.pop() as number] = earlier
      undo.pop()
    }
    this.last = undo.length === 0 ? -1 : (undo[undo.length - 3] as number)
  }

  /** Visibly used: by the name of the element, and by prefixed attributes. */
  private used(element: number, first: number, last: number): void {
    const { elements, attributes } = this.document
    const { prefixOf } = this.names
    const base = element * doc.ELEMENT
    this.add(prefixOf[elements[base] as number] as number, elements[base + doc.E_URI] as number)
    for (let at = first * doc.ATTRIBUTE; at < last * doc.ATTRIBUTE; at += doc.ATTRIBUTE) {
      const prefix = prefixOf[attributes[at] as number] as number
      if (((attributes[at + doc.A_FLAGS] as number) & doc.DECLARATION) === 0 && prefix !== 0)
        this.add(prefix, attributes[at + doc.A_URI] as number)
    }
  }

  private declared(first: number, last: number): void {
    const { document, names } = this
    for (let at = first; at < last; at++) {
      if ((document.attribute(at, doc.A_FLAGS) & doc.DECLARATION) === 0) continue
      const prefix = names.declares[document.attribute(at, doc.A_NAME)] as number
      if (this.inclusive || this.listed.has(prefix))
        this.add(prefix, document.attribute(at, doc.A_URI))
    }
  }

  /** What ancestors outside the output declare, nearest first; `add` keeps the first. */
  private inherited(apex: number): void {
    const { document } = this
    const closed = new Set<number>()
    for (let element = apex; element >= 0; element = document.parent(element)) {
      for (const at of document.declarationsOf(element)) {
        const prefix = this.names.declares[document.attribute(at, doc.A_NAME)] as number
        const wanted = this.inclusive || this.listed.has(prefix)
        if (wanted && !closed.has(prefix)) this.add(prefix, document.attribute(at, doc.A_URI))
        closed.add(prefix)
      }
    }
  }

  private add(prefix: number, uri: number): void {
    if (prefix === Names.XML || this.rendered[prefix] === uri) return
    for (let i = 0; i < this.count; i++) if (this.need[i] === prefix) return
    this.need[this.count] = prefix
    this.needUri[this.count++] = uri
  }

  private sort(): void {
    const { need, needUri } = this
    const { prefixes } = this.names
    for (let i = 1; i < this.count; i++) {
      const prefix = need[i] as number
      const uri = needUri[i] as number
      let j = i - 1
      for (; j >= 0 && prefixes.compare(need[j] as number, prefix) > 0; j--) {
        need[j + 1] = need[j] as number
        needUri[j + 1] = needUri[j] as number
      }
      need[j + 1] = prefix
      needUri[j + 1] = uri
    }
  }
}
