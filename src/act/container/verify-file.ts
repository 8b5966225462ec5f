import { readFile, stat } from 'node:fs/promises'
import { ShepFault } from '../../contract/faults.ts'
import { type Certificate, certificatesIn } from '../../eds/certificate.ts'
import { readTrust } from '../../eds/trust.ts'
import { judgeCheckpoint } from './judge-checkpoint.ts'
import { judgeFacts } from './judge-facts.ts'
import type { Replay } from './replay.ts'
import type { ByteSource } from './source.ts'
import { type ContainerVerdict, verifyContainer } from './verify.ts'

export interface FileToVerify {
  readonly bytes: Uint8Array | ByteSource
  /** A file with the certificates trusted, PEM or DER, or a folder of such files. */
  readonly trust: string
  readonly at: Date
  /** Made of what the operator trusts. */
  readonly replay?: (trust: readonly Certificate[]) => Replay
}

/** Judges an act by what the operator trusts. Throws an Error that names the trust when it cannot be read. */
export async function verifyActFile({
  bytes,
  trust,
  at,
  replay,
}: FileToVerify): Promise<ContainerVerdict> {
  const certificates = await trusted(trust)
  return verifyContainer(bytes, {
    trust: certificates,
    at,
    facts: judgeFacts,
    checkpoint: judgeCheckpoint(certificates),
    ...(replay && { replay: replay(certificates) }),
  })
}

/** The certificates of a file, PEM or DER, or of a folder of such files. Throws an Error that names it. */
export async function trusted(path: string): Promise<readonly Certificate[]> {
  if ((await stat(path)).isDirectory()) return readTrust(path)
  try {
    return certificatesIn(await readFile(path))
  } catch (cause) {
    if (!(cause instanceof ShepFault)) throw cause
    const reason = String(cause.detail['reason'])
    throw new Error(`${path} cannot be read as certificates: ${reason}`, { cause })
  }
}
