import { canonicalJson, sha256 } from '../json.ts'
import { type ChainRow, NOTHING } from './chain.ts'

export const CHECKPOINT_FORMAT = 'shep-emulator/checkpoint/1'

/** What is signed: the log had this many rows, and this was the digest of its last one. */
export interface CheckpointFacts {
  readonly format: typeof CHECKPOINT_FORMAT
  readonly size: number
  /** The digest of row `size`: it holds those of all rows before. */
  readonly head: string
  readonly at: string
  /** The digest of the checkpoint before; zeros for the first. */
  readonly previous: string
}

export interface CheckpointSignature {
  /** RSASSA-PKCS1-v1_5 with SHA-256: what `openssl dgst -sha256 -verify` takes. */
  readonly algorithm: 'RSA-SHA256'
  /** DER in base64. */
  readonly certificate: string
  readonly value: string
}

export interface Checkpoint extends CheckpointFacts {
  readonly signature: CheckpointSignature
}

/** Signs at once: a unit of work awaits only its stores. */
export type SignCheckpoint = (bytes: Uint8Array) => CheckpointSignature

export interface CheckpointStore {
  lastCheckpoint(): Promise<{ readonly number: number; readonly sha256: string } | undefined>
  keep(checkpoint: {
    readonly number: number
    readonly size: number
    readonly sha256: string
    readonly text: string
  }): Promise<void>
}

/** The digest of a checkpoint is that of the canonical JSON of its facts, without the signature. */
export const digestOfCheckpoint = (facts: CheckpointFacts): string => sha256(signedBytes(facts))

/** The bytes under the signature. */
export const signedBytes = ({ format, size, head, at, previous }: CheckpointFacts): Uint8Array =>
  Buffer.from(canonicalJson({ format, size, head, at, previous }))

/** Signs the log up to `row`, its last one, and keeps that. */
export async function makeCheckpoint(
  { seq, sha256: head, at }: ChainRow,
  { log, sign }: { readonly log: CheckpointStore; readonly sign: SignCheckpoint },
): Promise<{ readonly checkpoint: Checkpoint; readonly sha256: string }> {
  const last = await log.lastCheckpoint()
  const previous = last?.sha256 ?? NOTHING
  const facts: CheckpointFacts = { format: CHECKPOINT_FORMAT, size: seq, head, at, previous }
  const digest = digestOfCheckpoint(facts)
  const checkpoint = { ...facts, signature: sign(signedBytes(facts)) }
  const number = (last?.number ?? 0) + 1
  await log.keep({ number, size: seq, sha256: digest, text: canonicalJson(checkpoint) })
  return { checkpoint, sha256: digest }
}
