import type { PrivateKey, SignatureAlgorithm } from './algorithms/algorithm.ts'
import { algorithmFor } from './algorithms/registry.ts'
import type { Certificate } from './certificate.ts'

/**
 * What signs in the name of one certificate. Whoever must sign with a real key puts a certified provider (KalkanCrypt, a
 * token) behind these three members; where the key is, and who counts with it, is seen nowhere else.
 */
export interface SigningProvider {
  readonly certificate: Certificate
  readonly algorithm: SignatureAlgorithm
  /** The signature value, as XML and certificates carry it. Away from the event loop where the provider can. */
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>
}

/** Our own provider. It is not certified and GOST in it is not constant-time: for keys of tests and test traffic only. */
export function testProvider({
  certificate,
  key,
}: {
  readonly certificate: Certificate
  readonly key: PrivateKey
}): SigningProvider {
  const algorithm = algorithmFor(key.kind)
  return { certificate, algorithm, sign: (data) => algorithm.sign(key, data) }
}
