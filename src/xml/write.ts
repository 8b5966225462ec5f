import { escapeAttribute, escapeText } from './text.ts'

/** `<name>text</name>`, as Canonical XML writes it; nothing when the value is absent. */
export function leaf(name: string, value: string | undefined): string {
  return value === undefined ? '' : `<${name}>${characters(value)}</${name}>`
}

/** Text safe inside an element: escaped, and without the characters that XML 1.0 cannot carry. */
export const characters = (value: string): string => escapeText(withoutControls(value))

/** Text safe inside a value in double quotes. */
export const attributeText = (value: string): string => escapeAttribute(withoutControls(value))

/** What XML 1.0, 2.2 cannot carry in any form: controls below the space, non-characters, lone surrogates. */
const forbidden = /(?![\t\n\r\x7F-\x9F])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu
/** Almost every text is of these characters alone, and is told so a tenth of the time; pairs of surrogates are left to the other. */
const plain = /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD]*$/

const withoutControls = (value: string): string =>
  plain.test(value) ? value : value.replace(forbidden, '\uFFFD')
