import { whySilent } from '../../eds/revocation/fetch-bytes.ts'

const TIMEOUT = 5_000

/** What an address said, or why it said nothing. */
export type Heard = { readonly response: Response } | { readonly silence: string }

/** Asks with GET and waits at most five seconds; never rejects. */
export async function hear(url: string): Promise<Heard> {
  try {
    return { response: await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) }) }
  } catch (error) {
    return { silence: whySilent(error) }
  }
}
