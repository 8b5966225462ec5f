import type { Config } from '../config.ts'
import { ShepFault } from '../contract/faults.ts'
import type { PkiServices } from '../eds/authority/services.ts'
import { fetchBytes } from '../eds/revocation/fetch-bytes.ts'
import type { TimestampAuthority } from '../eds/timestamp/obtain.ts'

/** Real answers have some five kilobytes. */
const LARGEST = 64 * 1024

/** Who stamps acts: the address of the setting, or our own. Throws ShepFault TIMESTAMP_REFUSED when nobody answers. */
export function timestampAuthority(
  { tsa, revocationTimeout }: Pick<Config, 'tsa' | 'revocationTimeout'>,
  services: Pick<PkiServices, 'timestamp'>,
): TimestampAuthority {
  return tsa === undefined
    ? (request) => services.timestamp(request)
    : overHttp(tsa, revocationTimeout)
}

/** RFC 3161, 3.4. */
export function overHttp(url: string, timeout: number): TimestampAuthority {
  const fetch = fetchBytes(timeout)
  return async (body) => {
    try {
      return await fetch(url, { body, contentType: 'application/timestamp-query', limit: LARGEST })
    } catch (cause) {
      throw new ShepFault('TIMESTAMP_REFUSED', { reason: (cause as Error).message }, cause)
    }
  }
}
