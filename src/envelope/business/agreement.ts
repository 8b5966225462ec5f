import { ShepFault } from '../../contract/faults.ts'
import type { PublicKey, SignatureAlgorithm } from '../../eds/algorithms/algorithm.ts'
import type { SecondOpinion } from '../engines/second-opinion.ts'

/** W-28: both find the digest right, over the same bytes, or both find it wrong. */
export function requireSameDigest(
  { signed, problem }: SecondOpinion,
  own: Buffer,
  holds: boolean,
): void {
  if (holds === (signed !== undefined) && (!signed || signed.equals(own))) return
  throw disagreement(holds, signed ? 'valid digest, other bytes' : `digest: ${problem}`)
}

/** W-28: both find the value right under the key, or both find it wrong. Asked where the digest held. */
export function requireSameValue(
  { material, value }: SecondOpinion,
  method: SignatureAlgorithm,
  key: PublicKey,
  holds: boolean,
): void {
  const theirs =
    material !== undefined && value !== undefined && method.verify(key, material, value)
  if (holds !== theirs) throw disagreement(holds, theirs ? 'valid value' : 'value does not verify')
}

const disagreement = (holds: boolean, theirs: string): ShepFault =>
  new ShepFault('ENGINES_DISAGREE', {
    expected: `stream: ${holds ? 'valid' : 'invalid'}`,
    actual: `xml-crypto: ${theirs}`,
  })
