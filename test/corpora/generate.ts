import { type Charset, encode } from './charsets.ts'
import { Random } from './random.ts'
import { type Scope, TagMaker } from './tags.ts'
import { prefixes, TextMaker } from './vocabulary.ts'

/** A document, and what to canonicalize of it. Elements are numbered in document order, the root is 0. */
export interface Generated {
  readonly seed: number
  readonly bytes: Buffer
  readonly text: string
  readonly apex: number
  /** An element inside the apex to leave out, as the enveloped-signature transform does; -1 for none. */
  readonly without: number
  readonly prefixList: readonly string[]
}

const charsets: readonly Charset[] = [
  ...Array.from({ length: 14 }, () => 'utf-8' as const),
  'utf-8 with mark',
  'utf-16le',
  'utf-16be',
  'windows-1251',
]

/** The document of a seed: well-formed, without DOCTYPE and processing instructions, always the same. */
export function generate(seed: number): Generated {
  const random = new Random(seed)
  const charset = random.pick(charsets)
  const writer = new DocumentWriter(random, charset)
  const text = writer.document()
  const { apex, without } = chosen(random, writer.ends)
  return {
    seed,
    bytes: encode(text, charset),
    text,
    apex,
    without,
    prefixList: random.some([...prefixes, '#default', 'nobody'], random.below(5)),
  }
}

/** `ends[i]` is the number of the element after the subtree of element i. */
function chosen(random: Random, ends: readonly number[]): { apex: number; without: number } {
  const apex = ends.length > 1 && random.chance(0.85) ? 1 + random.below(ends.length - 1) : 0
  const inside = (ends[apex] ?? apex) - apex - 1
  const without = inside > 0 && random.chance(0.25) ? apex + 1 + random.below(inside) : -1
  return { apex, without }
}

const DEEPEST = 8

class DocumentWriter {
  readonly ends: number[] = []
  private readonly random: Random
  private readonly charset: Charset
  private readonly texts: TextMaker
  private readonly tags: TagMaker
  /** How many of the tags are written as Canonical XML writes them, or nearly so. */
  private readonly tidiness: number
  /** How many elements are still to come. */
  private budget: number

  constructor(random: Random, charset: Charset) {
    this.random = random
    this.charset = charset
    this.texts = new TextMaker(random, charset)
    this.tags = new TagMaker(random, charset, this.texts)
    this.tidiness = random.pick([0, 0.5, 0.95])
    this.budget = 5 + random.below(random.chance(0.2) ? 80 : 25)
  }

  document(): string {
    const root = this.element(0, new Map([['', '']]))
    return `${this.declaration()}${this.around()}${root}${this.around()}`
  }

  private declaration(): string {
    const { random, charset } = this
    if (charset === 'windows-1251') return `<?xml version='1.0' encoding="windows-1251"?>`
    if (random.chance(0.4)) return ''
    const name = charset.startsWith('utf-16') ? 'UTF-16' : random.pick(['utf-8', 'UTF-8'])
    const encoding = random.chance(0.6) ? ` encoding="${name}"` : ''
    const standalone = random.chance(0.2) ? ` standalone = '${random.pick(['yes', 'no'])}'` : ''
    return `<?xml version="1.0"${encoding}${standalone}${random.pick(['', ' ', '\n'])}?>`
  }

  /** Comments and white space before or after the root. */
  private around(): string {
    const piece = () => this.random.pick(['', '', '\n', '\r\n \t', this.texts.comment()])
    return `${piece()}${piece()}${piece()}`
  }

  private element(depth: number, outer: Scope): string {
    const { random, tags } = this
    const number = this.ends.push(0) - 1
    this.budget--
    const tidy = random.chance(this.tidiness)
    const { name, scope, start } = tags.start(outer, tidy)
    const empty = depth > 0 && random.chance(0.12)
    const content = empty ? '' : this.content(depth, scope)
    this.ends[number] = this.ends.length
    return empty && !tidy && random.chance(0.6)
      ? `${start}${random.pick(['', ' ', '\r\n'])}/>`
      : `${start}${tags.gap(tidy)}>${content}</${name}${tags.gap(tidy)}>`
  }

  private content(depth: number, scope: Scope): string {
    const { random } = this
    const pieces = [this.texts.text()]
    const children = depth === 0 ? 2 + random.below(3) : random.below(5)
    for (let left = children; left > 0 && depth < DEEPEST && this.budget > 0; left--)
      pieces.push(this.element(depth + 1, scope), this.texts.text())
    return pieces.join('')
  }
}
