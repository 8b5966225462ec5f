import Database from 'better-sqlite3'
import type { Db } from '../../src/storage/connection.ts'
import { keepAlive } from '../../src/storage/kept-alive.ts'
import { takingTurns } from '../../src/storage/turns.ts'
import { type UnitQueue, unitQueue } from '../../src/storage/units.ts'

/** A store of one table, so that a test sees exactly what a batch does to the database. */
const notesOf = (db: Db) => ({
  notes: {
    add: async (text: string) => db.prepare('INSERT INTO notes VALUES (?)').run(text).changes,
    all: async () => db.prepare<[], string>('SELECT text FROM notes').pluck().all(),
    promise: async (text: string) => db.prepare('INSERT INTO promises VALUES (?)').run(text),
    abandon: async () => db.exec('ROLLBACK'),
    fill: async () => db.prepare('INSERT INTO notes VALUES (zeroblob(4000000))').run(),
  },
})
export type Notes = ReturnType<typeof notesOf>

/** A queue of units over such a store. */
export interface NotesQueue {
  readonly db: Db
  readonly queue: UnitQueue<Notes>
  readonly texts: () => string[]
  /** How many times COMMIT was asked for. */
  readonly commits: () => number
}

/** The usual limits are such that no machine is too busy to keep them. */
export function notesQueue({ limitMs = 60_000, batchMs = 60_000 } = {}): NotesQueue {
  const log: string[] = []
  const db = keepAlive(new Database(':memory:', { verbose: (sql) => log.push(String(sql)) }))
  db.exec(`CREATE TABLE notes (text ANY PRIMARY KEY) STRICT;
    CREATE TABLE promises (text TEXT REFERENCES notes (text) DEFERRABLE INITIALLY DEFERRED) STRICT`)
  const queue = unitQueue({
    db,
    stores: notesOf(db),
    turn: takingTurns(),
    afterCommit: async () => undefined,
    limitMs,
    batchMs,
  })
  const texts = () => db.prepare<[], string>('SELECT text FROM notes').pluck().all()
  return { db, queue, texts, commits: () => log.filter((sql) => sql === 'COMMIT').length }
}
