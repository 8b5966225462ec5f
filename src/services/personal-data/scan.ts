import { kinds } from './kinds.ts'

export interface Scanned {
  readonly id: string
  readonly receivedAt: string
  readonly request: Uint8Array
  readonly response?: Uint8Array
}

export interface Finding {
  readonly entryId: string
  readonly side: 'request' | 'response'
  readonly element: string
  readonly offset: number
  readonly kind: 'iin' | 'phone'
  readonly shown: string
}

/** Values of a message that look like personal data of somebody real, in its text, its tokens and its certificates. */
export function scanMessage({ id, receivedAt, request, response }: Scanned): readonly Finding[] {
  const at = new Date(receivedAt)
  return [
    ...scanSide(request, at).map((found) => ({ entryId: id, side: 'request' as const, ...found })),
    ...scanSide(response ?? new Uint8Array(), at).map((found) => ({
      entryId: id,
      side: 'response' as const,
      ...found,
    })),
  ]
}

/** The same in a text of somebody, such as the reason of a decision. */
export const scanText = (text: string, at: Date): readonly Omit<Found, 'element'>[] =>
  valuesIn(text, at)

type Found = Omit<Finding, 'entryId' | 'side'>

function scanSide(bytes: Uint8Array, at: Date): Found[] {
  const text = withReferences(Buffer.from(bytes).toString('latin1'))
  return [
    ...valuesIn(text, at).map((found) => ({ ...found, element: elementAt(text, found.offset) })),
    ...tokensIn(text).flatMap(({ decoded }) =>
      valuesIn(decoded, at).map((found) => ({ ...found, element: 'JWT' })),
    ),
    ...certificatesIn(text).flatMap(({ decoded }) => subjectsIn(decoded, at)),
  ]
}

/** Base64 in a text, where it stands, and what it says. */
interface Encoded {
  readonly offset: number
  readonly text: string
  readonly decoded: string
}

export const certificatesIn = (text: string): Encoded[] =>
  [...text.matchAll(/>([A-Za-z0-9+/=\s]{400,})</g)].map(({ 1: one = '', index }) => ({
    ...{ offset: index + 1, text: one },
    decoded: Buffer.from(one.replace(/\s/g, ''), 'base64').toString('latin1'),
  }))

/** The payloads of JWTs. */
export const tokensIn = (text: string): Encoded[] =>
  [...text.matchAll(/(?<![\w-])eyJ[\w-]+\.([\w-]+)/g)].map(({ 0: whole, 1: one = '', index }) => ({
    ...{ offset: index + whole.length - one.length, text: one },
    decoded: Buffer.from(one, 'base64url').toString('utf8'),
  }))

export const REFERENCE = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi

export function codePointOf(hex: string | undefined, decimal: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Digits may be written as character references. Bytes are read as Latin-1: what is looked for is ASCII. */
const withReferences = (text: string): string =>
  text.replace(REFERENCE, (_, hex?: string, decimal?: string) => codePointOf(hex, decimal))

/** Digits that are part of a longer number, a word, a path or base64 are none. */
const isAlone = (text: string, from: number, length: number): boolean =>
  !joined.test(text[from - 1] ?? ' ') && !joined.test(text[from + length] ?? ' ')

const joined = /[\w+/=-]/

export const valuesIn = (text: string, at: Date): Omit<Found, 'element'>[] =>
  kinds.flatMap(({ kind, pattern, isReal }) =>
    [...text.matchAll(pattern)]
      .filter(({ 0: value, index }) => isReal(value, at) && isAlone(text, index, value.length))
      .map(({ 0: value, index }) => ({ kind, offset: index, shown: hidden(value) })),
  )

/** X.500 names write IIN and the number without a space between. */
export const subjectsIn = (der: string, at: Date): Found[] =>
  [...der.matchAll(/IIN(\d{12})/g)].flatMap(({ 1: iin = '', index }) =>
    valuesIn(iin, at).map((found) => ({ ...found, offset: index, element: 'certificate' })),
  )

/** The name of the element that was opened last before a place. */
const elementAt = (text: string, offset: number): string =>
  /<(?:[\w.-]+:)?([\w.-]+)[^<>]*>?[^<>]*$/.exec(
    text.slice(Math.max(0, offset - 2000), offset),
  )?.[1] ?? '?'

/** The first two and the last two characters. */
const hidden = (value: string): string =>
  `${value.slice(0, 2)}${'*'.repeat(value.length - 4)}${value.slice(-2)}`
