import type { KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'

export interface Consent {
  /** BIN of the organisation that took the consent. */
  readonly bin: string
  /** How: `Bio`, `Ds`, `Paper`; `None` where the law asks for no consent. */
  readonly way: string
  readonly at: Date
  /** Seconds from `at` to `exp`; clients in use send 1 to 10 hours. */
  readonly lifetime?: number
}

/** The `ovt` of a КДП request: RS256 JWT with `cbin`, `mcheck`, `iat`, `exp`, signed with the organisation's RSA key (kdp.md W-9). */
export function signVerificationToken(
  { bin, way, at, lifetime = 3600 }: Consent,
  key: KeyObject,
): Promise<string> {
  const issued = Math.floor(at.getTime() / 1000)
  return new SignJWT({ cbin: bin, mcheck: way })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuedAt(issued)
    .setExpirationTime(issued + lifetime)
    .sign(key)
}
