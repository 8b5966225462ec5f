import type { Db } from './connection.ts'

/** The clock of the emulator was moved. */
export interface ClockMove {
  /** By the clock of the machine. */
  readonly movedAt: string
  /** How far the emulator's clock is ahead of it from then on, in milliseconds. */
  readonly shift: number
}

/** Only grows: an act must not rest on a session during which the clock was moved. */
export interface ClockMoveStore {
  add(move: ClockMove): Promise<void>
  list(): Promise<ClockMove[]>
  /** The move in force; absent when the clock was never moved. */
  last(): Promise<ClockMove | undefined>
  /** Those that came while a certification session was open. */
  duringSession(id: string): Promise<ClockMove[]>
}

export function clockMoveStore(db: Db): ClockMoveStore {
  const columns = 'moved_at AS movedAt, shift_ms AS shift'
  const insert = db.prepare<[ClockMove]>(
    'INSERT INTO clock_moves (moved_at, shift_ms) VALUES (@movedAt, @shift)',
  )
  const all = db.prepare<[], ClockMove>(`SELECT ${columns} FROM clock_moves ORDER BY seq`)
  const last = db.prepare<[], ClockMove>(
    `SELECT ${columns} FROM clock_moves ORDER BY seq DESC LIMIT 1`,
  )
  const during = db.prepare<[string], ClockMove>(
    `SELECT ${columns} FROM clock_moved_sessions JOIN clock_moves ON seq = move WHERE session_id = ? ORDER BY seq`,
  )
  return {
    add: async (move) => void insert.run(move),
    list: async () => all.all(),
    last: async () => last.get(),
    duringSession: async (id) => during.all(id),
  }
}
