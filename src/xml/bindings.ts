import { notWellFormed, XmlError } from './error.ts'
import { Names } from './names.ts'
import { attributeValue } from './text.ts'

/** Namespace by id of the prefix at the place of reading; -1 is unbound. Kept between documents, as names are. */
let bound = new Int32Array(256)

/** The namespaces in scope while a document is read. One at a time: a reader never waits in the middle. */
export class Bindings {
  private readonly names: Names
  private readonly bytes: Buffer
  /** The innermost open element that declares something; -1 is none. */
  last = -1
  /** Triples (element, prefix, earlier binding) to restore. */
  private readonly undo: number[] = []

  constructor(names: Names, bytes: Buffer) {
    this.names = names
    this.bytes = bytes
    if (bound.length < names.prefixes.size) bound = new Int32Array(names.prefixes.size * 2)
    bound.fill(-1)
    bound[Names.NO_PREFIX] = Names.NO_URI
    bound[Names.XML] = Names.XML_URI
  }

  /** Undoes what an element has declared, at its end. */
  leave(element: number): void {
    const { undo } = this
    while (undo.length > 0 && undo[undo.length - 3] === element) {
      const earlier = undo.pop() as number
      bound[undo.pop() as number] = earlier
      undo.pop()
    }
    this.last = undo.length === 0 ? -1 : (undo[undo.length - 3] as number)
  }

  /** Binds a prefix (Namespaces in XML 1.0, 3); returns the id of the namespace name, which is [start, end) of the document. */
  declare(element: number, name: number, start: number, end: number, needsWork: boolean): number {
    const { uris } = this.names
    const prefix = this.names.declares[name] as number
    const uri = needsWork
      ? uris.ofText(attributeValue(this.bytes.toString('utf8', start, end), start))
      : uris.of(this.bytes, start, end)
    const wrong =
      prefix === Names.XMLNS ||
      uri === Names.XMLNS_URI ||
      (prefix === Names.XML) !== (uri === Names.XML_URI) ||
      (uri === Names.NO_URI && prefix !== Names.NO_PREFIX)
    if (wrong) notWellFormed('this namespace declaration is not allowed', start)
    if (prefix >= bound.length) bound = grown(bound, prefix + 1)
    this.undo.push(element, prefix, bound[prefix] as number)
    this.last = element
    bound[prefix] = uri
    return uri
  }

  /** The namespace bound to a prefix; `at` is where it is used. */
  of(prefix: number, at: number): number {
    const uri = prefix < bound.length ? (bound[prefix] as number) : -1
    if (uri >= 0) return uri
    const text = this.names.prefixes.text(prefix).slice(0, 60)
    throw new XmlError('prefix-undeclared', `prefix "${text}" is not declared`, at)
  }
}

function grown(array: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(Math.max(least, array.length * 2)).fill(-1, array.length)
  bigger.set(array)
  return bigger
}
