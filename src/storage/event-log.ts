import type { Db } from './connection.ts'

/** One event, and what binds it to the one before. */
export interface LogRow {
  /** From 1, without gaps. */
  readonly seq: number
  /** ISO 8601, by the clock of the emulator. */
  readonly at: string
  readonly kind: string
  /** Canonical JSON. */
  readonly data: string
  /** The digest of the row before; zeros for the first. */
  readonly previous: string
  readonly sha256: string
}

/** A checkpoint as it was signed. */
export interface LogCheckpoint {
  /** From 1. */
  readonly number: number
  /** How many rows of the log it covers. */
  readonly size: number
  readonly sha256: string
  /** Canonical JSON, with its signature. */
  readonly text: string
}

/** Only grows, and only at its end. */
export interface EventLogStore {
  append(row: LogRow): Promise<void>
  last(): Promise<LogRow | undefined>
  list(): Promise<LogRow[]>
  ofKind(kind: string): Promise<LogRow[]>
  keep(checkpoint: LogCheckpoint): Promise<void>
  lastCheckpoint(): Promise<LogCheckpoint | undefined>
  checkpoints(): Promise<LogCheckpoint[]>
}

export function eventLogStore(db: Db): EventLogStore {
  const row = 'seq, at, kind, data, previous, sha256'
  const checkpoint = 'number, size, sha256, text'
  const insert = db.prepare<[LogRow]>(
    `INSERT INTO event_log (${row}) VALUES (@seq, @at, @kind, @data, @previous, @sha256)`,
  )
  const last = db.prepare<[], LogRow>(`SELECT ${row} FROM event_log ORDER BY seq DESC LIMIT 1`)
  const all = db.prepare<[], LogRow>(`SELECT ${row} FROM event_log ORDER BY seq`)
  const kind = db.prepare<[string], LogRow>(
    `SELECT ${row} FROM event_log WHERE kind = ? ORDER BY seq`,
  )
  const insertCheckpoint = db.prepare<[LogCheckpoint]>(
    `INSERT INTO log_checkpoints (${checkpoint}) VALUES (@number, @size, @sha256, @text)`,
  )
  const lastCheckpoint = db.prepare<[], LogCheckpoint>(
    `SELECT ${checkpoint} FROM log_checkpoints ORDER BY number DESC LIMIT 1`,
  )
  const allCheckpoints = db.prepare<[], LogCheckpoint>(
    `SELECT ${checkpoint} FROM log_checkpoints ORDER BY number`,
  )
  return {
    append: async (added) => void insert.run(added),
    last: async () => last.get(),
    list: async () => all.all(),
    ofKind: async (wanted) => kind.all(wanted),
    keep: async (made) => void insertCheckpoint.run(made),
    lastCheckpoint: async () => lastCheckpoint.get(),
    checkpoints: async () => allCheckpoints.all(),
  }
}
