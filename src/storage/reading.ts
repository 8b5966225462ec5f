import { connect } from './connection.ts'
import { type Stores, storesOf } from './stores.ts'

/** What is committed, over a connection of its own, which cannot write: for a thread, where the storage is not. */
export interface Reading {
  /** Each call sees what is committed then: for what does not change any more. */
  readonly stores: Stores
  /** As `read` of the storage: one snapshot. Meanwhile the write-ahead log grows, for it may not be emptied. */
  read<T>(work: (stores: Stores) => Promise<T>): Promise<T>
  close(): void
}

/** Over the database, a file, that somebody has open. One read at a time. */
export function openReading(path: string): Reading {
  const db = connect(path, 'visitor')
  const stores = storesOf(db)
  return {
    stores,
    read: async (work) => {
      db.exec('BEGIN')
      try {
        return await work(stores)
      } finally {
        if (db.inTransaction) db.exec('ROLLBACK')
      }
    },
    close: () => void db.close(),
  }
}
