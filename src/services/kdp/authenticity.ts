import { type CryptoKey, compactVerify, errors, importSPKI } from 'jose'
import { ShepFault } from '../../contract/faults.ts'
import { readPublicKey } from '../../eds/algorithms/registry.ts'
import { parseCertificate } from '../../eds/certificate.ts'
import type { TokenKey } from './token-keys.ts'
import type { VerificationToken } from './verification-token.ts'

/** Whether a verification token was signed by a key its sender registered. */
export interface Authenticity {
  readonly registered: number
  readonly authentic: boolean
  /** What the journal says of a token that is not. */
  readonly problem?: string
}

export type AuthenticityJudge = (
  token: VerificationToken,
  registered: readonly TokenKey[],
) => Promise<Authenticity>

/**
 * RS256 alone, under any of the keys the sender registered for this; the key inside the token is never
 * used, but an `x5c` must be one of them, or bear one. Verifies in the thread pool. A registered key is imported once.
 * The term of the certificate is not judged: no clause asks for it, the registration is what counts.
 */
export function createAuthenticityJudge(): AuthenticityJudge {
  const keys = new Map<string, Promise<CryptoKey | undefined>>()
  const keyOf = (registered: TokenKey): Promise<CryptoKey | undefined> => {
    const key = keys.get(registered.fingerprint) ?? importKey(registered)
    keys.set(registered.fingerprint, key)
    return key
  }
  return async (token, registered) => {
    const forged = (problem: string): Authenticity => ({
      registered: registered.length,
      authentic: false,
      problem,
    })
    if (!token.readable) return forged('not a compact JWS')
    if (token.algorithm !== 'RS256') return forged(`alg ${token.algorithm}`)
    const named = registered.filter((key) => isNamed(token.certificate, key))
    if (named.length === 0) return forged('x5c is not a registered certificate')
    for (const one of named) {
      const key = await keyOf(one)
      if (key && (await verifies(token.compact, key))) {
        return { registered: registered.length, authentic: true }
      }
    }
    return forged('no registered key verifies it')
  }
}

function isNamed(x5c: string | undefined, { der, bare = false }: TokenKey): boolean {
  if (x5c === undefined) return true
  if (!bare) return x5c === Buffer.from(der).toString('base64')
  const spki = spkiOf(x5c)
  return spki !== undefined && Buffer.from(spki).equals(der)
}

function spkiOf(x5c: string): Uint8Array | undefined {
  try {
    return parseCertificate(Buffer.from(x5c, 'base64')).spki
  } catch (cause) {
    if (cause instanceof ShepFault) return undefined
    throw cause
  }
}

/** Undefined for a key RS256 cannot use: not RSA, or under 2048 bits (RFC 7518, 3.3). */
async function importKey({ der, bare = false }: TokenKey): Promise<CryptoKey | undefined> {
  const key = bare ? readPublicKey(der) : parseCertificate(der).publicKey
  if (key?.kind !== 'rsa' || key.bits < 2048 || !key.native) return undefined
  return importSPKI(key.native.export({ type: 'spki', format: 'pem' }).toString(), 'RS256')
}

async function verifies(compact: string, key: CryptoKey): Promise<boolean> {
  try {
    await compactVerify(compact, key, { algorithms: ['RS256'] })
    return true
  } catch (cause) {
    if (cause instanceof errors.JOSEError) return false
    throw cause
  }
}
