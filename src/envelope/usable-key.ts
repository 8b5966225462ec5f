import { ShepFault } from '../contract/faults.ts'
import type { PublicKey, SignatureAlgorithm } from '../eds/algorithms/algorithm.ts'
import { keysOf } from '../eds/algorithms/registry.ts'
import type { Certificate } from '../eds/certificate.ts'

/** W-22: the key of a certificate, if it is of the kind that the algorithm wants and strong enough to be asked. */
export function usableKey(
  { publicKey: key }: Certificate,
  { uri, keyKind }: SignatureAlgorithm,
): PublicKey {
  if (key?.kind !== keyKind)
    throw new ShepFault('KEY_KIND_MISMATCH', { expected: uri, actual: key?.kind ?? 'unknown key' })
  const weakness = keysOf(keyKind).weakness(key)
  if (weakness !== undefined) throw new ShepFault('KEY_WEAK', { actual: weakness })
  return key
}
