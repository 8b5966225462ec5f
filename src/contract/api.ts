import { ShepFault } from './faults.ts'

/** One address of the control API: below /api/v1, `:name` in a path is a parameter. Refusals are ShepFaults. */
export interface ApiRoute {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  readonly path: string
  /** One English sentence, for /api/openapi.json. */
  readonly summary: string
  /** 200 when absent. */
  readonly status?: number
  /** The body is taken as bytes, at most so many, whatever its type says; without it, as JSON. */
  readonly maxBytes?: number
  /** What it gives is sent as JSON, unless it is a Sent. */
  readonly ask: (asked: Asked) => unknown
}

/** What a request said. */
export interface Asked {
  /** A parameter of the path. */
  readonly parameter: (name: string) => string
  /** One value of the query; absent when not given or empty. Throws INPUT_INVALID when given twice. */
  readonly query: (name: string) => string | undefined
  /** The body of a request as a JSON object; an empty one when there was none. */
  readonly body: Readonly<Record<string, unknown>>
  /** The body as it came, where the route takes bytes; empty when there was none. */
  readonly bytes: Uint8Array
  readonly contentType: string
}

/** A file that is too large to be held: its pieces come one after another. */
export interface Pieces {
  /** Of all of them, in bytes. */
  readonly size: number
  pieces(): AsyncIterable<Uint8Array>
}

/** An answer that is a file. */
export class Sent {
  readonly type: string
  readonly content: string | Uint8Array | Pieces
  readonly headers: Readonly<Record<string, string>>

  constructor(type: string, content: Sent['content'], headers: Sent['headers'] = {}) {
    this.type = type
    this.content = content
    this.headers = headers
  }
}

export const invalid = (field: string, text: string): ShepFault =>
  new ShepFault('INPUT_INVALID', { field, text })

type Body = Asked['body']

/** A text of the body that must be there and not be blank. */
export function needText(body: Body, field: string): string {
  const text = optionalText(body, field)
  if (text === undefined) throw invalid(field, 'a text is expected')
  return text
}

/** A text of the body; absent when not given or blank. Surrounding white space is dropped. */
export function optionalText(body: Body, field: string): string | undefined {
  const value = body[field]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw invalid(field, 'a text is expected')
  return value.trim() === '' ? undefined : value.trim()
}

/** One of the words of a list; `fallback` when not given. */
export function oneOf<const T extends string>(
  body: Body,
  field: string,
  words: readonly T[],
  fallback?: T,
): T {
  const text = optionalText(body, field) ?? fallback
  const found = words.find((word) => word === text)
  if (found === undefined) throw invalid(field, `one of ${words.join(', ')}`)
  return found
}

/** true or false; false when not given. */
export function flagOf(body: Body, field: string): boolean {
  const value = body[field] ?? false
  if (typeof value !== 'boolean') throw invalid(field, 'true or false is expected')
  return value
}

/** A whole number within bounds, inclusive. */
export function wholeNumber(
  body: Body,
  field: string,
  {
    from,
    to,
    fallback,
  }: { readonly from: number; readonly to: number; readonly fallback?: number },
): number {
  const value = body[field] ?? fallback
  if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > to)
    throw invalid(field, `a whole number from ${from} to ${to}`)
  return value
}

/** A moment, as an ISO 8601 text with its zone. */
export const momentOf = (body: Body, field: string): Date | undefined =>
  momentIn(field, optionalText(body, field))

/** The same, of a text that was read already, such as one of the query. */
export function momentIn(field: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined
  const moment = new Date(text)
  if (!/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(moment.getTime()))
    throw invalid(field, 'a moment with its zone is expected: 2026-11-30T10:00:00+05:00')
  return moment
}

/** Whether values that look like personal data are to be shown whole; masked when not asked for. */
export function showOf({ query }: Pick<Asked, 'query'>): 'all' | undefined {
  const show = query('show')
  if (show === undefined || show === 'all') return show
  throw invalid('show', 'all, or nothing')
}
