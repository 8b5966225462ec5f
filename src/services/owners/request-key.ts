import { compactVerify, errors, importSPKI } from 'jose'
import type { PresentedToken } from './presented-token.ts'
import { bareKey } from './token-checks.ts'

/**
 * Whether the key that came with the request verifies the token. It always can: who forges a token sends the key to it.
 * Only the quirk `trusting-owner` asks this.
 */
export async function verifiesUnder(
  { compact, algorithm = '' }: PresentedToken,
  publicKey: string,
  algorithms: readonly string[],
): Promise<boolean> {
  if (!algorithms.includes(algorithm)) return false
  const pem = `-----BEGIN PUBLIC KEY-----\n${bareKey(publicKey)}\n-----END PUBLIC KEY-----`
  try {
    await compactVerify(compact, await importSPKI(pem, algorithm))
    return true
  } catch (cause) {
    if (cause instanceof errors.JOSEError || cause instanceof TypeError || isBadKey(cause))
      return false
    throw cause
  }
}

/** Web Crypto says DataError of bytes that are no key. */
const isBadKey = (cause: unknown): boolean =>
  cause instanceof DOMException && cause.name === 'DataError'
