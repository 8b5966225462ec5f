/** An XPath file of libxml2's canonicalization tests, as far as it is understood here. */
export interface Subset {
  /** The element whose whole subtree is selected; absent when the selection is something else. */
  readonly apex?: { readonly namespace: string; readonly localName: string }
  /** The expression on one line, without comments. */
  readonly expression: string
}

const SUBTREE =
  /^\(\s*\/\/\.\s*\|\s*\/\/@\*\s*\|\s*\/\/namespace::\*\s*\)\s*\[\s*ancestor-or-self::([\w:]+)\s*\]$/

/** Reads `<XPath xmlns:p="…">expression</XPath>`; its namespaces may be entities of its own DTD. */
export function readSubset(text: string): Subset {
  const entities = new Map(
    Array.from(text.matchAll(/<!ENTITY (\w+) "([^"]*)">/g), ([, name = '', uri = '']) => [
      name,
      uri,
    ]),
  )
  const namespaces = new Map(
    Array.from(text.matchAll(/xmlns:(\w+)="([^"]*)"/g), ([, prefix = '', uri = '']) => [
      prefix,
      uri.replace(/&(\w+);/g, (_, name: string) => entities.get(name) ?? ''),
    ]),
  )
  const inside = /<XPath[^>]*>(.*)<\/XPath>/s.exec(text)?.[1] ?? ''
  const expression = inside
    .replace(/<!--.*?-->/gs, '')
    .replace(/\s+/g, ' ')
    .trim()
  const selected = SUBTREE.exec(expression)?.[1]
  return { expression, ...(selected ? { apex: nameOf(selected, namespaces) } : {}) }
}

export function nameOf(qualified: string, namespaces: ReadonlyMap<string, string>) {
  const [prefix = '', localName] = qualified.split(':')
  return localName === undefined
    ? { namespace: '', localName: prefix }
    : { namespace: namespaces.get(prefix) ?? '', localName }
}
