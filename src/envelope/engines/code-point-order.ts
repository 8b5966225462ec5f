import { ExclusiveCanonicalization } from 'xml-crypto'
import { escapeAttribute } from '../../xml/text.ts'

const byCodePoint = (left: string, right: string): -1 | 0 | 1 =>
  Buffer.compare(Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8'))

interface Binding {
  readonly prefix: string
  readonly namespaceURI: string
}

/**
 * The library sorts prefixes by locale and attributes by joined names, where C14N 1.0, 2.2 asks for code points; it
 * takes every attribute whose name begins with "xmlns" for a declaration; and it writes namespace names unescaped.
 */
export class CodePointOrder extends ExclusiveCanonicalization {
  override nsCompare = (left: { prefix: string }, right: { prefix: string }): -1 | 0 | 1 =>
    byCodePoint(left.prefix, right.prefix)

  override attrCompare = (left: Attr, right: Attr): -1 | 0 | 1 =>
    byCodePoint(left.namespaceURI ?? '', right.namespaceURI ?? '') ||
    byCodePoint(left.localName, right.localName)

  override renderAttrs({ attributes }: Element): string {
    const shown = Array.from(attributes).filter(({ name }) => !/^xmlns(?::|$)/.test(name))
    const written = ({ name, value }: Attr) => ` ${name}="${escapeAttribute(value)}"`
    return shown.sort(this.attrCompare).map(written).join('')
  }

  override renderNs(
    node: Element,
    bindings: Binding[],
    defaultNs: string,
    forPrefix: unknown,
    listed: string[],
  ): { rendered: string; newDefaultNs: string } {
    const before = bindings.length
    const { newDefaultNs } = super.renderNs(node, bindings, defaultNs, forPrefix, listed)
    const written = ({ prefix, namespaceURI }: Binding) =>
      ` xmlns${prefix && ':'}${prefix}="${escapeAttribute(namespaceURI)}"`
    const changed = { prefix: '', namespaceURI: newDefaultNs ?? '' }
    const added = bindings.slice(before).sort(this.nsCompare)
    const shown = newDefaultNs === defaultNs ? added : [changed, ...added]
    return { rendered: shown.map(written).join(''), newDefaultNs }
  }
}
