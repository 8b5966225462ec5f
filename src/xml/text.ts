import { notWellFormed } from './error.ts'

const predefined: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}
const reference = /&(?:#(\d+)|#x([0-9a-fA-F]+)|([^&;\s]*));|&/g

/** Replaces character references and the five entities that need no declaration; any other is refused (XML 1.0, 4.1). */
export function expandReferences(text: string, at: number): string {
  if (!text.includes('&')) return text
  return text.replace(reference, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal) return character(Number.parseInt(decimal, 10), whole, at)
    if (hex) return character(Number.parseInt(hex, 16), whole, at)
    const value = name === undefined ? undefined : predefined[name]
    if (value === undefined || !Object.hasOwn(predefined, name ?? ''))
      return notWellFormed(`entity or reference "${whole.slice(0, 40)}" is not allowed`, at)
    return value
  })
}

function character(code: number, whole: string, at: number): string {
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  if (!allowed)
    return notWellFormed(`reference "${whole.slice(0, 40)}" names no character of XML`, at)
  return String.fromCodePoint(code)
}

/** Line ends as an XML processor reports them (XML 1.0, 2.11). */
export const normalizeLineEnds = (text: string): string =>
  text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text

/** The value of a CDATA attribute from its literal (XML 1.0, 3.3.3). */
export function attributeValue(literal: string, at: number): string {
  return expandReferences(literal.replace(/\r\n/g, ' ').replace(/[\t\n\r]/g, ' '), at)
}

/** Text as Canonical XML writes it (C14N 1.0, 2.3). */
export const escapeText = (text: string): string =>
  /[&<>\r]/.test(text)
    ? text
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/\r/g, '&#xD;')
    : text

/** An attribute value as Canonical XML writes it. */
export const escapeAttribute = (value: string): string =>
  /[&<"\t\n\r]/.test(value)
    ? value
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/"/g, '&quot;')
        .replace(/\t/g, '&#x9;')
        .replace(/\n/g, '&#xA;')
        .replace(/\r/g, '&#xD;')
    : value
