import { escapeAttribute, escapeText } from './text.ts'

/** `<name>text</name>`, as Canonical XML writes it; nothing when the value is absent. */
export function leaf(name: string, value: string | undefined): string {
  return value === undefined ? '' : `<${name}>${characters(value)}</${name}>`
}

/** Text safe inside an element: escaped, and without the characters that XML 1.0 cannot carry. */
export const characters = (value: string): string => escapeText(withoutControls(value))

/** Text safe inside a value in double quotes. */
export const attributeText = (value: string): string => escapeAttribute(withoutControls(value))

/** Control characters, non-characters and lone surrogates: what XML 1.0, 2.2 cannot carry in any form. */
const forbidden = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]|\p{Cs}/gu

const withoutControls = (value: string): string => value.replace(forbidden, '\uFFFD')
