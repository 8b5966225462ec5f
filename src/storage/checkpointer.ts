import { parentPort, workerData } from 'node:worker_threads'
import { connect, synchronousOf } from './connection.ts'

/** What the parent may ask: a checkpoint of this kind, or the end. */
export type CheckpointMode = 'PASSIVE' | 'RESTART' | 'TRUNCATE'
export type CheckpointRequest = CheckpointMode | 'close'

/** SQLite's own answer: pages in the log and pages of it that are in the database file. */
export interface CheckpointReport {
  /** 1: a reader or a writer was in the way, and the rest waits for the next time. */
  readonly busy: number
  readonly log: number
  readonly checkpointed: number
  readonly synchronous: number
}

export type CheckpointAnswer = CheckpointReport | { readonly problem: string }

/** The thread that moves the write-ahead log into the database file, so that the event loop does not wait for the disk. */
const port = parentPort
if (port) {
  const { path } = workerData as { path: string }
  const db = connect(path, 'checkpointer')
  const run = (mode: CheckpointMode): CheckpointAnswer => {
    try {
      const [row] = db.pragma(`wal_checkpoint(${mode})`) as [Omit<CheckpointReport, 'synchronous'>]
      return { ...row, synchronous: synchronousOf(db) }
    } catch (problem) {
      return { problem: String(problem) }
    }
  }
  port.on('message', (request: CheckpointRequest) => {
    if (request !== 'close') return port.postMessage(run(request))
    db.close()
    port.close()
  })
}
