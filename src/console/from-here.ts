import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a form was sent from a page of this console. A browser says so itself (Sec-Fetch-Site), or, where the console
 * is reached over plain HTTP, by Origin; who says neither is no browser, and has the control API.
 */
export function isFromHere({ host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (site !== undefined) return site === 'same-origin'
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
}
