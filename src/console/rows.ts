import type { ApiRoute, Asked } from '../contract/api.ts'

/** What a page asks of a row of the control API. */
export interface Question {
  readonly parameters?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly body?: Asked['body']
  readonly bytes?: Uint8Array
  readonly contentType?: string
}

/** A row, asked in this process: the function behind the address, its limit and its refusals. */
export interface AskedRow {
  (question?: Question): Promise<unknown>
  /** The largest body that it takes as bytes. */
  readonly maxBytes: number
}

export type FindRow = (method: ApiRoute['method'], path: string) => AskedRow

/** More than a row takes; the edge makes it a page. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
  readonly status = 413
}

/** Finds rows by method and path, so that a page does what the API does. A row that is not there is our bug. */
export const rowsIn =
  (routes: readonly ApiRoute[]): FindRow =>
  (method, path) => {
    const row = routes.find((one) => one.method === method && one.path === path)
    if (!row) throw new Error(`the control API has no ${method} ${path}`)
    const { maxBytes = 0 } = row
    const ask = async (question: Question = {}) => {
      const asked = askedOf(question)
      if (asked.bytes.length > maxBytes) throw new TooLarge(`at most ${maxBytes} bytes`)
      return row.ask(asked)
    }
    return Object.assign(ask, { maxBytes })
  }

const askedOf = ({
  parameters = {},
  query = {},
  body = {},
  bytes = new Uint8Array(),
  contentType = '',
}: Question): Asked => ({
  parameter: (name) => parameters[name] ?? '',
  query: (name) => query[name] || undefined,
  ...{ body, bytes, contentType },
})
