import type { Db } from './connection.ts'
import { lease } from './lease.ts'
import { type TimeLimit, timeLimit } from './time-limit.ts'

/** What a unit does with the stores lent to it. It awaits only them. */
export type Work<S, T> = (stores: S) => Promise<T>

/** A unit of work that waits for its batch, and how its caller hears of the end. */
export interface Unit<S> {
  readonly work: Work<S, unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (problem: unknown) => void
}

export interface BatchSettings<S> {
  readonly db: Db
  readonly stores: S
  /** How long one unit may take, ms. */
  readonly limitMs: number
  /** A batch ends with the unit that is running after this many ms: then comes the commit, and the event loop. */
  readonly batchMs?: number
}

/** A batch ends at this many units at the latest. */
const BATCH_UNITS = 128
/** As long as the event loop may wait for its turn. */
export const BATCH_MS = 10

/** Runs units in one transaction, each in its own savepoint; gives back those that no longer fitted in. */
export function batchRunner<S extends object>(settings: BatchSettings<S>) {
  const { db, stores, limitMs, batchMs = BATCH_MS } = settings
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')
  const savepoint = db.prepare('SAVEPOINT unit')
  const release = db.prepare('RELEASE unit')
  const rollbackUnit = db.prepare('ROLLBACK TO unit')

  /** Returns how to tell the caller: nobody hears of anything before the commit. */
  async function runUnit({ work, resolve, reject }: Unit<S>, limit: TimeLimit) {
    const lent = lease(stores)
    savepoint.run()
    try {
      const value = await limit.watch(called(work, lent.stores))
      release.run()
      return () => resolve(value)
    } catch (problem) {
      // A full disk or a failed write makes SQLite roll the whole transaction back: then the batch is lost.
      if (!db.inTransaction) throw problem
      rollbackUnit.run()
      release.run()
      return () => reject(problem)
    } finally {
      lent.end()
    }
  }

  async function runAll(units: readonly Unit<S>[]): Promise<(() => void)[]> {
    const until = performance.now() + batchMs
    const limit = timeLimit(limitMs, tooLong(limitMs))
    const settled: (() => void)[] = []
    try {
      for (const unit of units) {
        if (settled.length > 0 && performance.now() > until) break
        settled.push(await runUnit(unit, limit))
      }
    } finally {
      limit.end()
    }
    return settled
  }

  return async (units: readonly Unit<S>[]): Promise<readonly Unit<S>[]> => {
    const batch = units.slice(0, BATCH_UNITS)
    try {
      begin.run()
      const settled = await runAll(batch)
      commit.run()
      for (const settle of settled) settle()
      return units.slice(settled.length)
    } catch (cause) {
      if (db.inTransaction) rollback.run()
      const problem = new Error(`the unit of work was not committed: ${String(cause)}`, { cause })
      for (const { reject } of batch) reject(problem)
      return units.slice(batch.length)
    }
  }
}

/** A work that throws before its first await rejects like any other. */
const called = async <S, T>(work: Work<S, T>, stores: S): Promise<T> => work(stores)

const tooLong = (limitMs: number): string =>
  `a unit of work did not finish in ${limitMs} ms and was rolled back: it may await only its stores`
