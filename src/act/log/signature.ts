import { createPublicKey, verify } from 'node:crypto'
import { type Certificate, parseCertificate } from '../../eds/certificate.ts'
import { judgeCertificate } from '../../eds/chain.ts'
import { type Checkpoint, signedBytes } from './checkpoint.ts'
import type { CheckpointJudge } from './verify.ts'

export interface CheckpointTrust {
  readonly trust: readonly Certificate[]
  /** Whether a certificate is one that signs checkpoints: others of the same authority do not. */
  readonly isSigner: (certificate: Certificate) => boolean
}

/** A checkpoint holds when a signer's certificate leads to `trust`, was valid at its time, and its key made the signature. */
export const signedUnder =
  (trusted: CheckpointTrust): CheckpointJudge =>
  (checkpoint) => {
    try {
      return isGood(checkpoint, trusted)
    } catch {
      return false
    }
  }

function isGood(checkpoint: Checkpoint, { trust, isSigner }: CheckpointTrust): boolean {
  const { signature, at } = checkpoint
  if (signature.algorithm !== 'RSA-SHA256') return false
  const certificate = parseCertificate(Buffer.from(signature.certificate, 'base64'))
  const { checks } = judgeCertificate(certificate, trust, new Date(at))
  if (!isSigner(certificate) || checks.some(({ verdict }) => verdict !== 'pass')) return false
  const key = createPublicKey({ key: Buffer.from(certificate.spki), format: 'der', type: 'spki' })
  return verify('sha256', signedBytes(checkpoint), key, Buffer.from(signature.value, 'base64'))
}
