import { parentPort, workerData } from 'node:worker_threads'
import { connect, type Db, numberOf, synchronousOf } from './connection.ts'

/** What the parent may ask: a checkpoint of this kind; or the file built anew of what is in it, and its log emptied; or the end. */
export type CheckpointMode = 'PASSIVE' | 'RESTART' | 'TRUNCATE' | 'REBUILD'
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

/** What is larger is copied beside on disk and not in memory, bytes. */
const LARGE = 256 * 1024 * 1024

/** Pages that are free, and free room in pages, still hold what stood there: a copy of the rows alone does not. */
function rebuild(db: Db): void {
  const bytes = numberOf(db, 'page_count') * numberOf(db, 'page_size')
  if (bytes > LARGE) db.exec('PRAGMA temp_store = FILE')
  db.exec('VACUUM')
}

/** The thread that moves the write-ahead log into the database file, so that the event loop does not wait for the disk. */
const port = parentPort
if (port) {
  const { path } = workerData as { path: string }
  const db = connect(path, 'checkpointer')
  const synchronous = synchronousOf(db)
  const checkpoint = (kind: string) =>
    db.prepare<[], Omit<CheckpointReport, 'synchronous'>>(`PRAGMA wal_checkpoint(${kind})`)
  const checkpoints = {
    PASSIVE: checkpoint('PASSIVE'),
    RESTART: checkpoint('RESTART'),
    TRUNCATE: checkpoint('TRUNCATE'),
  }
  const run = (mode: CheckpointMode): CheckpointAnswer => {
    try {
      if (mode === 'REBUILD') rebuild(db)
      const row = checkpoints[mode === 'REBUILD' ? 'TRUNCATE' : mode].get()
      if (!row) throw new Error('a checkpoint told nothing')
      return { ...row, synchronous }
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
