import { filesOf } from '../container/judge-files.ts'
import { readZip } from '../container/zip-read.ts'
import { ACT_FORMAT, type Act } from '../shape.ts'
import type { KeptCheckpoint } from './verify.ts'

/** What somebody kept of an event log. */
export interface Kept extends KeptCheckpoint {
  /** The digest of the checkpoint, where it was kept too. */
  readonly sha256?: string
  /** The act that named it. */
  readonly act?: Act
}

/**
 * Checkpoints in a file: an act (act.json or act.asice), log/checkpoint.json, the `log` of an act, a pair of size and
 * head, or a list of these. Throws an Error that names what is missing.
 */
export function keptIn(bytes: Uint8Array): readonly Kept[] {
  const buffer = Buffer.from(bytes)
  if (buffer.subarray(0, 2).toString('latin1') !== 'PK') return keptOf(json(buffer.toString()))
  const act = filesOf(readZip(bytes).entries).get('act.json')
  if (act === undefined) throw new Error('a zip without act.json is no act')
  return keptOf(json(Buffer.from(act).toString()))
}

function keptOf(read: unknown): readonly Kept[] {
  if (Array.isArray(read)) return read.flatMap(keptOf)
  const { format, log, kept, checkpoint } = (read ?? {}) as Readonly<Record<string, unknown>>
  if (format === ACT_FORMAT) return [ofAct(read as Act)]
  if (kept !== undefined) return keptOf(kept)
  return [pairIn(checkpoint ?? log ?? read)]
}

function ofAct(act: Act): Kept {
  if (act.log === undefined) throw new Error('the act is older than the event log: it names none')
  return { ...pairIn(act.log), act }
}

function pairIn(read: unknown): Kept {
  const { size, head, sha256 } = (read ?? {}) as Readonly<Record<string, unknown>>
  const isSize = typeof size === 'number' && Number.isSafeInteger(size) && size > 0
  if (!isSize || !isDigest(head))
    throw new Error('an act or a checkpoint is expected: {"size": 3, "head": "…64 hex digits"}')
  return { size, head, ...(isDigest(sha256) && { sha256 }) }
}

const isDigest = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`neither an act.asice nor JSON: ${(cause as Error).message}`, { cause })
  }
}
