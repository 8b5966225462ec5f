import { C14nCanonicalization, ExclusiveCanonicalization } from 'xml-crypto'
import { escapeAttribute } from '../../xml/text.ts'

const byCodePoint = (left: string, right: string): -1 | 0 | 1 =>
  Buffer.compare(Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8'))

interface Binding {
  readonly prefix: string
  readonly namespaceURI: string
}

interface Rendered {
  readonly rendered: string
  readonly newDefaultNs: string
}

/**
 * The library sorts prefixes by locale and attributes by joined names, where C14N 1.0, 2.2 asks for code points; it
 * takes every attribute whose name begins with "xmlns" for a declaration; and it writes namespace names unescaped.
 */
export class CodePointOrder extends ExclusiveCanonicalization {
  override nsCompare = nsCompare

  override attrCompare = attrCompare

  override renderAttrs(element: Element): string {
    return writtenAttributes(element)
  }

  override renderNs(
    node: Element,
    bindings: Binding[],
    defaultNs: string,
    forPrefix: unknown,
    listed: string[],
  ): Rendered {
    const before = bindings.length
    const { newDefaultNs } = super.renderNs(node, bindings, defaultNs, forPrefix, listed)
    return writtenNamespaces(bindings.slice(before), defaultNs, newDefaultNs)
  }
}

/** The same in the inclusive form, of an element that bears all its namespaces itself. */
export class InclusiveCodePointOrder extends C14nCanonicalization {
  override nsCompare = nsCompare

  override attrCompare = attrCompare

  override renderAttrs(element: Element): string {
    return writtenAttributes(element)
  }

  override renderNs(
    node: Element,
    prefixes: string[],
    defaultNs: string,
    forPrefix: string,
    around: [],
    bindings: Binding[] = [],
  ): Rendered {
    const before = bindings.length
    const { newDefaultNs } = super.renderNs(node, prefixes, defaultNs, forPrefix, around, bindings)
    const added = bindings.slice(before).filter(({ prefix }) => prefix !== 'xml')
    return writtenNamespaces(added, defaultNs, newDefaultNs)
  }
}

function nsCompare(left: { prefix: string }, right: { prefix: string }): -1 | 0 | 1 {
  return byCodePoint(left.prefix, right.prefix)
}

function attrCompare(left: Attr, right: Attr): -1 | 0 | 1 {
  return (
    byCodePoint(left.namespaceURI ?? '', right.namespaceURI ?? '') ||
    byCodePoint(left.localName, right.localName)
  )
}

function writtenAttributes({ attributes }: Element): string {
  const shown = Array.from(attributes).filter(({ name }) => !/^xmlns(?::|$)/.test(name))
  const written = ({ name, value }: Attr) => ` ${name}="${escapeAttribute(value)}"`
  return shown.sort(attrCompare).map(written).join('')
}

function writtenNamespaces(
  bindings: readonly Binding[],
  defaultNs: string,
  newDefaultNs: string | undefined,
): Rendered {
  const written = ({ prefix, namespaceURI }: Binding) =>
    ` xmlns${prefix && ':'}${prefix}="${escapeAttribute(namespaceURI)}"`
  const changed = { prefix: '', namespaceURI: newDefaultNs ?? '' }
  const added = [...bindings].sort(nsCompare)
  const shown = newDefaultNs === defaultNs ? added : [changed, ...added]
  return { rendered: shown.map(written).join(''), newDefaultNs: newDefaultNs as string }
}
