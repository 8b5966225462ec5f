import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { keepAlive } from './kept-alive.ts'

/** One emulator a database. Held until `close`, or until the process dies in whatever way. */
export interface Lock {
  close(): void
}

/**
 * Takes an SQLite lock on a side file, `<path>.lock`: the system drops it with the process, so kill -9 leaves nothing
 * to clean. The file stays, empty: removing it would let two processes lock two different files of one name.
 */
export function lockDatabase(path: string): Lock {
  mkdirSync(dirname(path), { recursive: true })
  const side = keepAlive(new Database(`${realPath(path)}.lock`, { timeout: 50 }))
  try {
    side.exec('BEGIN EXCLUSIVE')
  } catch (problem) {
    side.close()
    if (!isBusy(problem)) throw problem
    throw new Error(`${path}: database is in use by another emulator`, { cause: problem })
  }
  return {
    close: () => {
      side.close()
    },
  }
}

const isBusy = (problem: unknown): boolean =>
  problem instanceof Database.SqliteError && problem.code.startsWith('SQLITE_BUSY')

/** Two names of one file (a symbolic link) must meet at one lock. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  return join(realpathSync(dirname(path)), basename(path))
}
