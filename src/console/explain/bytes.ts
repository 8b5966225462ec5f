import { type Content, type Html, html } from '../html.ts'

/** Two texts that begin alike, cut into what is the same, what differs, and the rest. */
export interface Differing {
  readonly before: string
  readonly received: string
  readonly signed: string
  readonly afterReceived: string
  readonly afterSigned: string
}

/** How much after a difference must be the same again for it to end there. */
const ANCHOR = 8

/** The shortest change that leads from one text to the other: what was put in, taken out, or put in its place. */
export function differing(received: string, signed: string): Differing {
  const [came, went] = [[...received], [...signed]]
  let start = 0
  while (start < came.length && start < went.length && came[start] === went[start]) start += 1
  const [a, b] = [came.slice(start), went.slice(start)]
  const [i, j] = changed(a, b)
  return {
    before: came.slice(0, start).join(''),
    received: a.slice(0, i).join(''),
    signed: b.slice(0, j).join(''),
    afterReceived: a.slice(i).join(''),
    afterSigned: b.slice(j).join(''),
  }
}

function changed(a: readonly string[], b: readonly string[]): readonly [number, number] {
  for (let total = 1; total <= a.length + b.length; total++)
    for (let i = 0; i <= Math.min(total, a.length); i++) {
      const j = total - i
      if (j <= b.length && alike(a.slice(i), b.slice(j))) return [i, j]
    }
  return [a.length, b.length]
}

function alike(one: readonly string[], other: readonly string[]): boolean {
  const length = Math.min(one.length, other.length, ANCHOR)
  return length > 0 && one.slice(0, length).join('') === other.slice(0, length).join('')
}

/** White space gets a look: nothing that was hashed may be guessed at. */
export const withWhiteSpace = (text: string): string =>
  text.replaceAll('\r', '[CR]').replaceAll('\t', '⇥\t').replaceAll('\n', '⏎\n')

/** The same, spaces too; for the few characters that differ. */
const everySpace = (text: string): string => withWhiteSpace(text).replace(/ /g, '·')

/** What differs, marked; where there is nothing, the place of it. */
export const marked = (text: string): Html =>
  html`<mark>${text === '' ? '∅' : everySpace(text)}</mark>`

/** A canonical form with the first byte that differs marked, where it is shown. */
export function canonicalText(canonical: string, differsAt: number | undefined): Content {
  if (differsAt === undefined) return withWhiteSpace(canonical)
  const bytes = Buffer.from(canonical, 'utf8')
  if (differsAt >= bytes.length) return withWhiteSpace(canonical)
  const before = bytes.toString('utf8', 0, differsAt).replace(/\uFFFD+$/, '')
  const [first = '', ...rest] = canonical.slice(before.length)
  return [withWhiteSpace(before), marked(first), withWhiteSpace(rest.join(''))]
}
