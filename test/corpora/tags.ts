import { type Charset, canCarry } from './charsets.ts'
import type { Random } from './random.ts'
import { locals, namespaces, prefixes, type TextMaker } from './vocabulary.ts'

/** Namespaces by prefix; '' is the default namespace, and as a namespace it is none. */
export type Scope = ReadonlyMap<string, string>

const XML = 'http://www.w3.org/XML/1998/namespace'
const spaces = [' ', '  ', '\n', '\t', '\r\n', ' \r\n\t'] as const

/** Start tags of every kind: declarations again and anew, attributes in several namespaces, any white space and quotes. */
export class TagMaker {
  private readonly random: Random
  private readonly texts: TextMaker
  private readonly prefixes: readonly string[]
  private readonly locals: readonly string[]

  constructor(random: Random, charset: Charset, texts: TextMaker) {
    this.random = random
    this.texts = texts
    this.prefixes = prefixes.filter((name) => canCarry(charset, name))
    this.locals = locals.filter((name) => canCarry(charset, name))
  }

  /** A start tag without its end. A tidy one is written as Canonical XML writes it, but for the order of attributes. */
  start(outer: Scope, tidy: boolean): { name: string; scope: Scope; start: string } {
    const { random } = this
    const declared = this.declared(outer, tidy)
    const scope = new Map([...outer, ...declared])
    const prefix = random.pick([...scope.keys()])
    const name = qualified(prefix, random.pick(this.locals))
    const pairs = [
      ...declared.map(([of, uri]) => this.declaration(of, uri, tidy)),
      ...(random.chance(0.02) ? [this.pair('xmlns:xml', XML, tidy)] : []),
      ...this.attributes(scope, tidy),
    ]
    const order = !tidy && random.chance(0.5) ? random.shuffled(pairs) : pairs
    const written = order.map((pair) => this.either(tidy, ' ', spaces) + pair)
    return { name, scope, start: `<${name}${written.join('')}` }
  }

  /** White space before the `>` of a tag, or none. */
  gap(tidy: boolean): string {
    return this.either(tidy, '', ['', ' ', '\n', '\r\n\t'])
  }

  /** As Canonical XML has it in a tidy tag, and at times in others; else one of several. */
  private either(tidy: boolean, canonical: string, others: readonly string[]): string {
    return tidy || this.random.chance(0.5) ? canonical : this.random.pick(others)
  }

  /** Prefixes to declare here: anew, as they are already, or the default namespace taken away. */
  private declared(outer: Scope, tidy: boolean): (readonly [string, string])[] {
    const { random } = this
    const count = random.pick(outer.size === 1 ? [2, 3, 6] : [0, 0, 0, 1, 1, 2, 4])
    const chosen = random.some(['', ...this.prefixes], count)
    const ordered = tidy ? chosen.sort((one, other) => (one < other ? -1 : 1)) : chosen
    return ordered.map((prefix) => [prefix, this.namespaceFor(prefix, outer)])
  }

  private namespaceFor(prefix: string, outer: Scope): string {
    const { random } = this
    const known = outer.get(prefix)
    if (known !== undefined && random.chance(0.3)) return known
    return random.pick(prefix === '' ? [...namespaces, '', ''] : namespaces)
  }

  /** At times the namespace name has a reference in it. */
  private declaration(prefix: string, uri: string, tidy: boolean): string {
    const written =
      uri !== '' && this.random.chance(0.1)
        ? `&#x${uri.charCodeAt(0).toString(16)};${uri.slice(1)}`
        : uri
    return this.pair(prefix === '' ? 'xmlns' : `xmlns:${prefix}`, written, tidy)
  }

  /** No two with the same expanded name. */
  private attributes(scope: Scope, tidy: boolean): string[] {
    const { random } = this
    const named = new Map<string, string>()
    for (let left = random.pick([0, 0, 1, 1, 2, 3, 6]); left > 0; left--) {
      const prefix = random.pick(['', '', ...[...scope.keys()].filter(Boolean)])
      const local = random.pick(this.locals)
      const key = `${prefix === '' ? '' : scope.get(prefix)} ${local}`
      if (!named.has(key)) named.set(key, qualified(prefix, local))
    }
    const own = [...named.values()].map((name) => this.pair(name, undefined, tidy))
    return [...own, ...this.xmlAttributes(tidy)]
  }

  private xmlAttributes(tidy: boolean): string[] {
    const { random } = this
    const values: Readonly<Record<string, string | undefined>> = {
      'xml:lang': random.pick(['kk', 'ru-KZ', 'en', '']),
      'xml:space': random.pick(['default', 'preserve']),
      'xml:id': `id${random.below(1000)}`,
      'xml:base': undefined,
      'xml:other': undefined,
    }
    const chosen = random.some(Object.keys(values), random.pick([0, 0, 0, 1, 2]))
    return chosen.map((name) => this.pair(name, values[name], tidy))
  }

  private pair(name: string, value: string | undefined, tidy: boolean): string {
    const quote = value?.includes("'") ? '"' : this.either(tidy, '"', ['"', "'"])
    const equals = this.either(tidy, '=', [' = ', '= ', '\n='])
    return `${name}${equals}${quote}${value ?? this.value(quote, tidy)}${quote}`
  }

  private value(quote: string, tidy: boolean): string {
    return tidy && this.random.chance(0.7) ? 'plain value' : this.texts.value(quote)
  }
}

const qualified = (prefix: string, local: string): string =>
  prefix === '' ? local : `${prefix}:${local}`
