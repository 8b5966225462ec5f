import { certificatesIn, codePointOf, REFERENCE, subjectsIn, tokensIn, valuesIn } from './scan.ts'

/** What stands instead of so many characters of a text. */
interface Cover {
  readonly offset: number
  readonly length: number
  readonly shown: string
}

/** A text as it is shown: what looks like somebody's IIN or number has its middle hidden, also in tokens and certificates. Lengths stay. */
export function masked(text: string, at: Date): string {
  const { plain, from } = plainOf(text)
  const covers = [...coversOf(plain, at)].sort((one, other) => one.offset - other.offset)
  let [shown, end] = ['', 0]
  for (const cover of covers) {
    if (cover.offset < end) continue
    shown += text.slice(from(end), from(cover.offset)) + cover.shown
    end = cover.offset + cover.length
  }
  return shown + text.slice(from(end))
}

/** The same in every text of a value that is ready for JSON; names of members stay. */
export const maskedIn = <T>(value: T, at: Date): T => eachText(value, (text) => masked(text, at))

/** A value that is ready for JSON, each of its texts as `change` makes it. */
export const eachText = <T>(value: T, change: (text: string) => string): T =>
  changed(value, change) as T

function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one: unknown) => changed(one, change))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, one]) => [name, changed(one, change)])
  return Object.fromEntries(members) as unknown
}

const PASSWORD = /<(?:[\w.-]+:)?password(?=[\s>])[^<>]*>/gi

/** What stands in elements named password is nobody's to read: WS-Security's UsernameToken, and senderInfo. */
export function withoutPasswords(text: string): string {
  let [shown, end] = ['', 0]
  for (const { 0: tag, index } of text.matchAll(PASSWORD)) {
    const from = index + tag.length
    if (index < end || tag.endsWith('/>')) continue
    const to = endOfText(text, from)
    shown += text.slice(end, from) + (to > from ? '********' : '')
    end = to
  }
  return shown + text.slice(end)
}

/** Where the next tag begins, behind comments and CDATA sections; one that does not end goes on to the end. */
function endOfText(text: string, from: number): number {
  let at = text.indexOf('<', from)
  while (at !== -1) {
    const close = text.startsWith('<!--', at)
      ? '-->'
      : text.startsWith('<![CDATA[', at)
        ? ']]>'
        : ''
    if (close === '') return at
    const end = text.indexOf(close, at)
    at = end === -1 ? -1 : text.indexOf('<', end)
  }
  return text.length
}

function* coversOf(plain: string, at: Date): Generator<Cover> {
  for (const { offset, shown } of valuesIn(plain, at)) yield { offset, length: shown.length, shown }
  for (const { offset, shown } of subjectsIn(plain, at))
    yield { offset: offset + 'IIN'.length, length: shown.length, shown }
  for (const { offset, text, decoded } of tokensIn(plain))
    if (valuesIn(decoded, at).length > 0) yield covered(offset, text)
  for (const { offset, text, decoded } of certificatesIn(plain))
    if (subjectsIn(decoded, at).length > 0) yield covered(offset, text)
}

/** The first eight characters, and how long it is. */
const covered = (offset: number, text: string): Cover => ({
  ...{ offset, length: text.length },
  shown: text.slice(0, 8) + text.slice(8).replace(/\S/g, '*'),
})

/** The text with its character references read, and where each of its characters stood. */
function plainOf(text: string): { readonly plain: string; readonly from: (at: number) => number } {
  if (!text.includes('&#')) return { plain: text, from: (at) => at }
  const [places, parts]: [number[], string[]] = [[], []]
  const take = (part: string, at: (index: number) => number) => {
    parts.push(part)
    for (let index = 0; index < part.length; index += 1) places.push(at(index))
  }
  let end = 0
  for (const { 0: whole, 1: hex, 2: decimal, index } of text.matchAll(REFERENCE)) {
    const before = end
    take(text.slice(end, index), (own) => before + own)
    take(codePointOf(hex, decimal), () => index)
    end = index + whole.length
  }
  const last = end
  take(text.slice(end), (own) => last + own)
  return { plain: parts.join(''), from: (at) => places[at] ?? text.length }
}
