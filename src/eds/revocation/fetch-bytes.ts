/** What is asked of an address: GET, or POST of a body of this type; no more than `limit` bytes are taken. */
export interface Asked {
  readonly limit: number
  readonly body?: Uint8Array
  readonly contentType?: string
}

/** The bytes an address answers with. Rejects with an Error that says why there are none. */
export type Fetch = (url: string, asked: Asked) => Promise<Uint8Array>

/** Nobody answered: no network, no such host, or not in time. The message is the reason. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/**
 * Over HTTP; the whole exchange has `timeout` ms. Rejects with Unreachable where there was no answer to the end. Each has a
 * connection of its own: one that was kept may be cut just when it is used again, and a verdict would hang on that.
 */
export function fetchBytes(timeout: number): Fetch {
  return async (url, { limit, body, contentType }) => {
    const answer = await reached(
      fetch(url, {
        signal: AbortSignal.timeout(timeout),
        ...(body && { method: 'POST', body: new Uint8Array(body) }),
        headers: { connection: 'close', ...(contentType && { 'content-type': contentType }) },
      }),
    )
    if (!answer.ok || answer.body === null) {
      await answer.body?.cancel()
      throw new Error(`HTTP ${answer.status}`)
    }
    return collect(answer.body, limit)
  }
}

async function collect(body: NonNullable<Response['body']>, limit: number): Promise<Uint8Array> {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let next = await reached(reader.read()); !next.done; next = await reached(reader.read())) {
    size += next.value.length
    if (size > limit) {
      await reader.cancel()
      throw new Error(`more than ${limit} bytes`)
    }
    chunks.push(next.value)
  }
  return Buffer.concat(chunks)
}

/** The reason why fetch was given no answer: `ECONNREFUSED`, `ENOTFOUND`, `TimeoutError`. */
export function whySilent(error: unknown): string {
  const { name, cause } = error as { name: string; cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? name
}

async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw new Unreachable(whySilent(error), { cause: error })
  }
}
