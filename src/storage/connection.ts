import Database from 'better-sqlite3'
import { keepAlive } from './kept-alive.ts'

export type Db = Database.Database

/** The writer also migrates, readers cannot write, the checkpointer lives in its own thread, and a visitor reads each row once. */
export type Role = 'writer' | 'reader' | 'checkpointer' | 'visitor'

/** How long a connection waits for a lock, ms. The writer's wait stops the event loop, so it is short. */
const busyTimeout: Record<Role, number> = {
  writer: 500,
  reader: 500,
  checkpointer: 250,
  visitor: 500,
}

/** Pages that a connection keeps, KB. */
const cache: Record<Role, number> = { writer: 4000, reader: 4000, checkpointer: 4000, visitor: 256 }

const FULL = 2

/**
 * Opens one connection, durable or not at all. This build of SQLite opens an existing WAL database at
 * synchronous=NORMAL, so FULL is set on every connection and read back. Bytes of `serialize` are a database in memory.
 */
export function connect(path: string | Buffer, role: Role): Db {
  let db: Db | undefined
  try {
    db = keepAlive(
      new Database(path, {
        readonly: role === 'reader' || role === 'visitor',
        fileMustExist: role !== 'writer',
        timeout: busyTimeout[role],
      }),
    )
    if (role === 'writer') useWal(db)
    db.exec(`PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;
      PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -${cache[role]}`)
    if (synchronousOf(db) !== FULL) throw new Error('synchronous=FULL was not accepted')
    return db
  } catch (cause) {
    db?.close()
    const name = typeof path === 'string' ? path : ':memory:'
    throw new Error(`${name} cannot be used as a database: ${String(cause)}`, { cause })
  }
}

/** 2 is FULL. */
export const synchronousOf = (db: Db): number => numberOf(db, 'synchronous')

/** What a PRAGMA says that answers with one number. Not for what is asked again and again (`kept-alive.ts`). */
export const numberOf = (db: Db, pragma: string): number =>
  Number(db.prepare(`PRAGMA ${pragma}`).pluck().get())

function useWal(db: Db): void {
  const mode = db.prepare('PRAGMA journal_mode = WAL').pluck().get()
  if (mode === 'wal' || db.memory) return
  throw new Error(`this file system cannot hold a write-ahead log (${String(mode)})`)
}
