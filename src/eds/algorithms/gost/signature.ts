import type { DigestAlgorithm, SignatureAlgorithm } from '../algorithm.ts'
import type { Curve } from './curve.ts'
import { type GostKind, randomScalar, scalarOf } from './keys.ts'
import { writeNumber } from './little-endian.ts'
import { multiplyBaseAside } from './multiply-aside.ts'
import { createDigestVerifier, type DigestVerifier, numberOf } from './verify.ts'

/** GOST R 34.10 over one kind of key: the signature is r ‖ s, each with its lowest byte first. */
export function gostSignature(
  gost: GostKind,
  names: Pick<SignatureAlgorithm, 'uri' | 'oid'>,
  digest: DigestAlgorithm,
): SignatureAlgorithm {
  let made: DigestVerifier | undefined
  const verifier = (): DigestVerifier => {
    made ??= createDigestVerifier(gost.curve)
    return made
  }
  return {
    ...names,
    keyKind: gost.kind,
    digest,
    warm: () => {
      verifier()
    },
    verify: ({ kind, point }, data, signature) =>
      kind === gost.kind &&
      point !== undefined &&
      verifier()(point, digest.digest(data), signature),
    sign: async (key, data) => signDigest(gost.curve, scalarOf(key, gost), digest.digest(data)),
  }
}

/** GOST R 34.10-2012 6.1: k is random, s = rd + ke. A nonce that gives zero is thrown again. */
async function signDigest(curve: Curve, scalar: bigint, digest: Uint8Array): Promise<Uint8Array> {
  const { n, bytes } = curve
  for (;;) {
    const nonce = randomScalar(curve)
    const { x } = await multiplyBaseAside(curve, nonce)
    const r = x % n
    const s = (r * scalar + nonce * numberOf(digest, curve)) % n
    if (r > 0n && s > 0n) return Buffer.concat([writeNumber(r, bytes), writeNumber(s, bytes)])
  }
}
