import type { Work } from './batch.ts'
import type { Db } from './connection.ts'
import { lease } from './lease.ts'
import { timeLimit } from './time-limit.ts'
import type { Turn } from './turns.ts'

/** Reads, one after another, each over one committed state of the whole database. */
export interface Snapshots<S> {
  read<T>(work: Work<S, T>): Promise<T>
  /** Resolves when the reads asked so far are done. */
  idle(): Promise<void>
}

export interface SnapshotSettings<S> {
  readonly db: Db
  readonly stores: S
  /** The turn on this connection: shared with the units when they share the connection. */
  readonly turn: Turn
  readonly limitMs: number
}

export function snapshotsOf<S extends object>(settings: SnapshotSettings<S>): Snapshots<S> {
  const { db, stores, turn, limitMs } = settings
  const begin = db.prepare('BEGIN')
  const end = db.prepare('ROLLBACK')
  // A shared connection could write: for the time of a read it may not.
  const only = (state: 'ON' | 'OFF') => db.readonly || db.exec(`PRAGMA query_only = ${state}`)

  async function snapshot<T>(work: Work<S, T>): Promise<T> {
    const lent = lease(stores)
    const limit = timeLimit(limitMs, tooLong(limitMs))
    only('ON')
    try {
      begin.run()
      return await limit.watch(work(lent.stores))
    } finally {
      limit.end()
      lent.end()
      if (db.inTransaction) end.run()
      only('OFF')
    }
  }

  return {
    read: (work) => turn(() => snapshot(work)),
    idle: () => turn(async () => undefined),
  }
}

const tooLong = (limitMs: number): string =>
  `a read did not finish in ${limitMs} ms: it may await only its stores`
