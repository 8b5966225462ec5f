import { type FaultCode, faultEntry } from '../contract/faults.ts'
import type { Text } from '../contract/texts/text.ts'

export type { Text }

/** Puts values into `{name}` places. A place without a value stays as it is, so that it is seen. */
export function fill(text: Text, values: Readonly<Record<string, string | number>>): Text {
  const put = (template: string) =>
    template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
  return { ru: put(text.ru), kk: put(text.kk), en: put(text.en) }
}

/** Puts a text into one `{name}` place, each language into its own. */
export function fillText(text: Text, name: string, value: Text): Text {
  const put = (template: string, words: string) => template.replace(`{${name}}`, () => words)
  return { ru: put(text.ru, value.ru), kk: put(text.kk, value.kk), en: put(text.en, value.en) }
}

/** A refusal as a participant would read it: the code of the wire, then the words of the row. */
export function faultText(code: FaultCode): Text {
  const { wire, ru, kk, en } = faultEntry(code)
  return { ru: `${wire}: ${ru}`, kk: `${wire}: ${kk}`, en: `${wire}: ${en}` }
}
