import { sign } from 'node:crypto'
import type { SignCheckpoint } from '../act/log/checkpoint.ts'
import { signedUnder } from '../act/log/signature.ts'
import type { CheckpointJudge } from '../act/log/verify.ts'
import type { Holder } from '../eds/authority/holder.ts'
import type { Certificate } from '../eds/certificate.ts'

/** Who signs checkpoints of the event log, and who may have signed them before. */
export interface LogSigner {
  readonly sign: SignCheckpoint
  readonly isSigned: CheckpointJudge
}

/** A millisecond of RSA on the event loop: a checkpoint is made once an act, inside its unit of work. */
export function logSignerOf(
  { certificate, key }: Holder,
  trust: readonly Certificate[],
): LogSigner {
  const { native } = key
  if (!native) throw new Error('the event log is signed with a key of node:crypto')
  return {
    sign: (bytes) => ({
      algorithm: 'RSA-SHA256',
      certificate: Buffer.from(certificate.der).toString('base64'),
      value: sign('sha256', bytes, native).toString('base64'),
    }),
    // A certificate that was renewed has the same subject.
    isSigned: signedUnder({
      trust,
      isSigner: ({ subject }) => subject.key === certificate.subject.key,
    }),
  }
}
