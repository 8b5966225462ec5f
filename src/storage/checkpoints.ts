import { checkpointThread } from './checkpoint-thread.ts'
import type { Db } from './connection.ts'

/**
 * When the write-ahead log is moved into the database, in pages of 4 KB. From `passive` pages on, beside the writer;
 * under a constant writer that never ends, so from `pause` pages on, when a checkpoint beside it is just done, the next
 * batch waits for the little that is left (10 ms), and the log starts anew; at twice `pause` it waits in any case.
 */
export const walLimits = { passive: 1000, pause: 8000 } as const

export interface Checkpoints {
  /** After each commit: the next batch waits for what it returns. It never rejects. */
  watch(): Promise<void>
  /** Empties the log into the database; rejects when another process is in the way. */
  empty(): Promise<void>
  /** Builds the file anew and empties the log: what was erased is in neither. Rejects when another process is in the way. */
  rebuild(): Promise<void>
  close(): Promise<void>
}

interface LogSize {
  readonly log: number
  readonly checkpointed: number
}

/** Keeps the log of `writer` bounded. `report` hears of a checkpoint that failed: the data stays in the log. */
export function checkpointsOf(writer: Db, report: (problem: Error) => void): Checkpoints {
  const thread = checkpointThread(writer.name)
  // NOOP counts the pages (3 µs) and moves none.
  const size = writer.prepare<[], LogSize>('PRAGMA wal_checkpoint(NOOP)')
  const restart = writer.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(RESTART)')
  let beside: 'idle' | 'running' | 'just done' = 'idle'
  let passiveAt: number = walLimits.passive
  let pauseAt: number = walLimits.pause

  /** After a failure the next try waits until twice as much is waiting. */
  async function besideWriter(waiting: number): Promise<void> {
    beside = 'running'
    try {
      await thread.run('PASSIVE')
      passiveAt = walLimits.passive
    } catch (problem) {
      passiveAt = 2 * waiting
      report(problem as Error)
    }
    beside = 'just done'
  }

  /** A reader may keep the log from starting anew: then it grows by as much again before the next pause. */
  async function inPause(log: number): Promise<void> {
    pauseAt = log + walLimits.pause
    const { busy } = await thread.run('RESTART').catch((problem: Error) => {
      report(problem)
      // Without its thread the log is still bounded: better a stop of the event loop than a full disk.
      return restart.get() ?? { busy: 1 }
    })
    if (!busy) pauseAt = walLimits.pause
  }

  async function watch(): Promise<void> {
    const { log, checkpointed } = size.get() ?? { log: 0, checkpointed: 0 }
    const waiting = log - checkpointed
    const justDone = beside === 'just done'
    if (justDone) beside = 'idle'
    if (log >= 2 * pauseAt || (log >= pauseAt && justDone)) return inPause(log)
    const due = log >= pauseAt || waiting >= passiveAt
    if (due && beside === 'idle') void besideWriter(waiting)
  }

  const emptied = async (mode: 'TRUNCATE' | 'REBUILD') => {
    const { busy } = await thread.run(mode)
    if (busy) throw new Error(`${writer.name}: another process reads it, the log stays as it is`)
  }

  return {
    watch: () => watch().catch(report),
    empty: () => emptied('TRUNCATE'),
    rebuild: () => emptied('REBUILD'),
    close: thread.close,
  }
}
