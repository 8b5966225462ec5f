import { type Charset, canCarry } from './charsets.ts'
import type { Random } from './random.ts'

/**
 * Both cases, several alphabets, characters whose order differs between UTF-8 and UTF-16 (U+FB01 and U+10400), and
 * names that begin like reserved ones.
 */
export const prefixes = [
  ...['a', 'b', 'A', 'B', 'Z', 'ns1', 'NS1', 'soapenv', 'x-y', '_p', 'p.q', 'xmlx', 'XML'],
  ...['ә', 'Ә', 'Ж', 'ﬁ', '𐐀'],
] as const

export const locals = [
  ...['a', 'b', 'e', 'E', 'Id', 'id', 'ID', 'lang', 'space', 'record', 'x-y', 'x.y', '_', 'xmlnsx'],
  ...['Ж', 'ж', 'é', 'e\u0301', 'a\u00B7b', 'ﬁ', '𐐨'],
] as const

/**
 * Absolute URIs of ASCII without "&", "<" and quotes: libxml2 refuses to canonicalize relative ones and writes those
 * characters unescaped (differences.ts).
 */
export const namespaces = [
  ...['urn:1', 'urn:2', 'urn:3', 'urn:%D0%96', 'http://example.org/', 'http://example.org/a'],
  ...['http://example.org/A', 'http://example.org/a?x=1;y#z', "urn:it's"],
] as const

const plain = [
  ...[
    'x',
    'yz',
    ' ',
    '  ',
    '\n',
    '\t',
    '\r',
    '\r\n',
    '\r\r\n',
    '\n\r',
    '"',
    "'",
    ']',
    ']]',
    '-',
    '0',
  ],
  ...['Ы', 'Қазақ', '𝄞', '\u0085', '\u00A0', '\u2028', '\uFEFF', '\uFFFD', '\uE000', '\u{10FFFF}'],
] as const
const references = [
  ...['&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#38;', '&#60;', '&#x3e;', '&#34;', '&#39;'],
  ...['&#13;', '&#xD;', '&#xd;', '&#10;', '&#xA;', '&#9;', '&#32;', '&#x20;', '&#133;', '&#x2028;'],
  ...['&#65;', '&#x41;', '&#x0000000041;', '&#x1D11E;', '&#119070;', '&#xFFFD;', '&#x10FFFF;'],
] as const

/** Text of every kind that a document may hold, never longer than a few words. */
export class TextMaker {
  private readonly random: Random
  private readonly plain: readonly string[]

  constructor(random: Random, charset: Charset) {
    this.random = random
    this.plain = plain.filter((piece) => canCarry(charset, piece))
  }

  /** Content between two tags: characters, references, CDATA sections, comments. */
  text(): string {
    let text = ''
    for (let left = this.random.pick([0, 0, 1, 2, 4, 8]); left > 0; left--) {
      const piece = this.piece()
      text += piece === '>' && text.endsWith(']]') ? '&gt;' : piece
    }
    return text
  }

  private piece(): string {
    const { random } = this
    const kind = random.next()
    if (kind < 0.08) return this.section()
    if (kind < 0.16) return this.comment()
    if (kind < 0.45) return random.pick(references)
    return kind < 0.5 ? '>' : random.pick(this.plain)
  }

  /** The inside of a value in these quotes. */
  value(quote: string): string {
    const pieces = [...this.plain, '>'].filter((piece) => piece !== quote)
    return this.pieces(() => this.random.pick(this.random.chance(0.4) ? references : pieces))
  }

  comment(): string {
    const inside = this.pieces(() => this.random.pick([...this.plain, '<', '&', '&amp;', '>']))
    return `<!--${inside.replace(/-(?=-)/g, '- ').replace(/-$/, '- ')}-->`
  }

  private section(): string {
    const inside = this.pieces(() => this.random.pick([...this.plain, '<', '&', '&amp;', '>']))
    return `<![CDATA[${inside.replaceAll(']]>', ']] >')}]]>`
  }

  private pieces(next: () => string): string {
    return Array.from({ length: this.random.pick([0, 1, 2, 3, 6]) }, next).join('')
  }
}
