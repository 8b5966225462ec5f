import { checkpointFile } from '../log/act-log.ts'
import type { ChainRow } from '../log/chain.ts'
import { checkpointIn } from '../log/verify.ts'
import type { Act, ActLog } from '../shape.ts'
import type { ContainerFiles } from './make.ts'
import { overrideFiles } from './override-files.ts'

/** The event log: its rows from the first on, and its checkpoints as they were signed. */
export interface Log {
  readonly rows: readonly ChainRow[]
  readonly checkpoints: readonly { readonly sha256: string; readonly text: string }[]
}

/** What an act names of the event log, as files: statements that people signed, and its checkpoint. */
export function logFiles(
  act: Act,
  log: Log,
): { readonly overrides: ContainerFiles; readonly checkpoint?: Uint8Array } {
  return {
    overrides: overrideFiles(act, log.rows),
    ...(act.log && { checkpoint: checkpointOf(act.log, log) }),
  }
}

/** log/checkpoint.json: the checkpoint that the act names, and the row it stands on. */
function checkpointOf({ size, sha256: digest }: ActLog, { checkpoints, rows }: Log): Uint8Array {
  const kept = checkpoints.find((one) => one.sha256 === digest)
  const checkpoint = kept && checkpointIn(kept.text)
  const row = rows[size - 1]
  if (!checkpoint || !row) throw new Error('the event log has no checkpoint that the act names')
  return Buffer.from(checkpointFile(checkpoint, row))
}
