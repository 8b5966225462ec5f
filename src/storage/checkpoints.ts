import { checkpointThread } from './checkpoint-thread.ts'
import type { Db } from './connection.ts'

/**
 * When the write-ahead log is moved into the database, in pages of 4 KB. From `passive` pages on, beside the writer;
 * under a constant writer that never ends, so at `pause` pages the next batch waits for the short rest of it.
 */
export const walLimits = { passive: 1000, pause: 4000 } as const

export interface Checkpoints {
  /** After each commit: the next batch waits for what it returns. It never rejects. */
  watch(): Promise<void>
  /** Empties the log into the database; rejects when another process is in the way. */
  empty(): Promise<void>
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
  let beside: Promise<void> | undefined
  let passiveAt: number = walLimits.passive
  let pauseAt: number = walLimits.pause

  /** After a failure the next try waits until twice as much is waiting. */
  async function besideWriter(waiting: number): Promise<void> {
    try {
      await thread.run('PASSIVE')
      passiveAt = walLimits.passive
    } catch (problem) {
      passiveAt = 2 * waiting
      report(problem as Error)
    }
    beside = undefined
  }

  /** A reader may keep the log from starting anew: then it grows by as much again before the next pause. */
  async function inPause(log: number): Promise<void> {
    pauseAt = log + walLimits.pause
    try {
      const { busy } = await thread.run('RESTART')
      if (!busy) pauseAt = walLimits.pause
    } catch (problem) {
      report(problem as Error)
      // Without its thread the log is still bounded: better a stop of the event loop than a full disk.
      writer.pragma('wal_checkpoint(PASSIVE)')
    }
  }

  async function watch(): Promise<void> {
    const { log, checkpointed } = size.get() ?? { log: 0, checkpointed: 0 }
    const waiting = log - checkpointed
    if (log >= pauseAt && (beside === undefined || log >= 2 * pauseAt)) await inPause(log)
    else if (waiting >= passiveAt) beside ??= besideWriter(waiting)
  }

  return {
    watch: () => watch().catch(report),
    empty: async () => {
      const { busy } = await thread.run('TRUNCATE')
      if (busy) throw new Error(`${writer.name}: another process reads it, the log stays as it is`)
    },
    close: thread.close,
  }
}
