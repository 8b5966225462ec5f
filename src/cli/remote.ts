import { Usage } from './command.ts'

/** Where a running emulator is looked for when `--url` does not say. */
export const DEFAULT_URL = 'http://localhost:8080'

/** A refusal of the control API, in its own words. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

export interface Call {
  readonly url: string
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api/v1. */
  readonly path: string
  readonly body?: unknown
}

/** Asks a running emulator. Throws Usage when there is none, and Refused with the reason when it refuses. */
export async function askEmulator({ url, method = 'GET', path, body }: Call): Promise<unknown> {
  const response = await send(`${url.replace(/\/+$/, '')}/api/v1${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const said: unknown = await response.json().catch(() => undefined)
  if (response.ok) return said
  const { error, en, detail } = (said ?? {}) as { error?: string; en?: string; detail?: unknown }
  throw new Refused(`${error ?? response.status}: ${en ?? ''} ${JSON.stringify(detail ?? {})}`)
}

async function send(address: string, request: RequestInit): Promise<Response> {
  if (!/^https?:\/\/[^/]/.test(address) || !URL.canParse(address))
    throw new Usage(`${address} is no address of an emulator: http://HOST:PORT is expected`)
  try {
    return await fetch(address, request)
  } catch (cause) {
    const { origin } = new URL(address)
    const words = `no emulator answers at ${origin}${reasonOf(cause)}; start one with "shep serve", or say where it runs`
    throw new Usage(`${words} (--url or --target: --help of the command)`, { cause })
  }
}

/** fetch says "fetch failed", and why in its cause. */
function reasonOf(problem: unknown): string {
  const { cause } = problem as { readonly cause?: { readonly code?: string } }
  return cause?.code === undefined ? '' : ` (${cause.code})`
}

/** A file of the emulator, to the byte. Throws as askEmulator does. */
export async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await send(address, {})
  if (!response.ok) throw new Refused(`${address}: ${response.status} ${await response.text()}`)
  return new Uint8Array(await response.arrayBuffer())
}
