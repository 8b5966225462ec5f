import { escaped } from '../../contract/escaped.ts'

/** Text that is markup already: made by `html` alone, so that nothing else stands in a page unescaped. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Value = string | number | Markup | readonly Value[]

/** A template whose values are escaped, unless they are Markup. Attributes are to be in double quotes. */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(strings.map((text, index) => `${text}${textOf(values[index] ?? '')}`).join(''))

function textOf(value: Value): string {
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map(textOf).join('')
  return escaped(String(value))
}
