/** Markup that only `html` makes: every text that was put into it is escaped. There is no way around it. */
class Markup {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

export type { Markup as Html }

/** What may stand in a place of a template; nothing is written for `undefined`. */
export type Content = string | number | Markup | undefined | readonly Content[]

/** A template of HTML. Texts in its places are escaped; an attribute without quotes is our bug and throws. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let text = parts[0] ?? ''
  for (const [at, value] of values.entries()) {
    if (text.endsWith('=')) throw new Error(`an attribute needs quotes: ${text.slice(-40)}`)
    text += written(value) + (parts[at + 1] ?? '')
  }
  return new Markup(text)
}

function written(value: Content): string {
  if (value === undefined) return ''
  if (value instanceof Markup) return value.toString()
  if (typeof value === 'object') return value.map(written).join('')
  return visible(String(value)).replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`)
}

/**
 * Characters that have no look of their own get one: C0 controls as control pictures, the rest (bidirectional marks,
 * zero-width characters, lone surrogates) as `[U+202E]`. So no text can hide, or turn its neighbours around.
 */
export function visible(text: string): string {
  return text.replace(/\r\n|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (char) => {
    if (char === '\r\n' || char === '\n' || char === '\t') return char
    const code = char.codePointAt(0) ?? 0
    if (code < 0x20) return String.fromCodePoint(0x2400 + code)
    if (code === 0x7f) return '␡'
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
  })
}
