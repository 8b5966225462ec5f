import { createPublicKey, type KeyObject } from 'node:crypto'
import {
  type CryptoKey,
  compactVerify,
  errors,
  importPKCS8,
  importSPKI,
  type JWK,
  SignJWT,
} from 'jose'
import type { SecurityTokenClaims } from './security-token.ts'

export type TokenAlgorithm = 'RS256' | 'ES256'

const keyIds: Readonly<Record<TokenAlgorithm, string>> = {
  RS256: 'kdp-emu-1',
  ES256: 'kdp-emu-es256-1',
}

/** What a data owner pins: the published keys, and a check of a token under them and no other. */
export interface PinnedKdpKeys {
  readonly algorithms: readonly string[]
  /** SPKI DER in base64, one line each. */
  readonly publicKeys: readonly string[]
  /** Of a compact JWT without white space: the key is the one of its `alg`. Judges the signature alone. */
  verify(compact: string): Promise<boolean>
}

/** The keys of КДП. Signs and verifies in the thread pool. */
export interface KdpKeys extends PinnedKdpKeys {
  /** What new tokens are signed with. */
  readonly algorithm: TokenAlgorithm
  /** Of the signing key: SPKI DER in base64, one line. */
  readonly publicKeyBase64: string
  sign(claims: SecurityTokenClaims): Promise<string>
  /** RFC 7517, every published key. */
  jwks(): { readonly keys: readonly JWK[] }
}

interface Pair {
  readonly algorithm: TokenAlgorithm
  readonly signing: CryptoKey
  readonly verifying: CryptoKey
  readonly spki: string
  readonly jwk: JWK
}

/** Takes private keys; rejects when the chosen algorithm has none. Each key is made ready once, here. */
export async function createKdpKeys(of: {
  readonly rs256: KeyObject
  readonly es256?: KeyObject
  readonly algorithm: TokenAlgorithm
}): Promise<KdpKeys> {
  const rs256 = await pairOf('RS256', of.rs256)
  const es256 = of.es256 && (await pairOf('ES256', of.es256))
  const signer = of.algorithm === 'RS256' ? rs256 : es256
  if (!signer) throw new Error(`there is no key for ${of.algorithm}`)
  const header = { alg: signer.algorithm, typ: 'JWT', kid: keyIds[signer.algorithm] }
  const pairs = es256 ? [rs256, es256] : [rs256]
  return {
    ...pinned(pairs),
    algorithm: signer.algorithm,
    publicKeyBase64: signer.spki,
    sign: (claims) =>
      new SignJWT({ ...claims, aud: [...claims.aud] })
        .setProtectedHeader(header)
        .sign(signer.signing),
    jwks: () => ({ keys: pairs.map(({ jwk }) => jwk) }),
  }
}

async function pairOf(algorithm: TokenAlgorithm, key: KeyObject): Promise<Pair> {
  const publicKey = createPublicKey(key)
  const pkcs8 = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const jwk = publicKey.export({ format: 'jwk' }) as JWK
  return {
    algorithm,
    signing: await importPKCS8(pkcs8, algorithm),
    verifying: await importSPKI(spki, algorithm),
    spki: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    jwk: { ...jwk, kid: keyIds[algorithm], alg: algorithm, use: 'sig' },
  }
}

function pinned(pairs: readonly Pair[]): PinnedKdpKeys {
  const algorithms = pairs.map(({ algorithm }) => algorithm)
  return {
    algorithms,
    publicKeys: pairs.map(({ spki }) => spki),
    verify: async (compact) => {
      try {
        await compactVerify(compact, ({ alg }) => keyFor(alg, pairs), { algorithms })
        return true
      } catch (cause) {
        if (cause instanceof errors.JOSEError) return false
        throw cause
      }
    },
  }
}

function keyFor(algorithm: string | undefined, pairs: readonly Pair[]): CryptoKey {
  const pair = pairs.find((one) => one.algorithm === algorithm)
  if (!pair) throw new errors.JOSEAlgNotAllowed(`no key for ${algorithm}`)
  return pair.verifying
}
