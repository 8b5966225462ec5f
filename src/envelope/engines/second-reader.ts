import { DOMParser } from '@xmldom/xmldom'

/** The root of a document, as xmldom reads it; throws where it cannot. */
export const readRoot = (text: string): Element =>
  new DOMParser({ errorHandler }).parseFromString(text, 'text/xml').documentElement

/** What xmldom cannot read ends here, before the library's own reading prints it on the console. */
function errorHandler(level: string, message: string): void {
  if (level !== 'warning') throw new Error(message)
}

/**
 * xmldom takes U+0085 and U+2028 for line ends, as XML 1.1 does; as references they stay what they are in XML 1.0.
 * In a message that passed the gate they can stand in text, values, sections and comments alone.
 */
export function withPlainLineEnds(text: string): string {
  if (!/[\u0085\u2028]/.test(text)) return text
  const written = (one: string) => `&#${one.charCodeAt(0)};`
  return text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|[\u0085\u2028]/g, (found) => {
    if (found.startsWith('<!--')) return found
    if (found.length === 1) return written(found)
    return found.replace(/[\u0085\u2028]/g, (one) => `]]>${written(one)}<![CDATA[`)
  })
}

/** The one child of that name. */
export function only(parent: Element, namespace: string, name: string): Element {
  const found = children(parent).filter(
    (one) => one.namespaceURI === namespace && one.localName === name,
  )
  if (found.length !== 1) throw new Error(`the second reader finds ${found.length} of ${name}`)
  return found[0] as Element
}

/** Element children, in document order. */
export function children(parent: Element): Element[] {
  const found: Element[] = []
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 1) found.push(node as Element)
  return found
}
