import type { Db } from './connection.ts'
import { type Row, withoutNulls } from './rows.ts'

/** What became of a person's number in the base of mobile citizens (БМГ). */
export interface BmgEvent {
  readonly iin: string
  /** ISO UTC */
  readonly at: string
  /** `none`: the person has no number any more. */
  readonly event: 'number' | 'none'
  /** +7 and ten digits. */
  readonly number?: string
  /** Who said so: the cabinet, the control API. */
  readonly by: string
}

/** The base of mobile citizens: only grows, so that the number of any moment is known. */
export interface BmgStore {
  /** Absent when none is known at that moment (ISO UTC). */
  numberOf(iin: string, at: string): Promise<string | undefined>
  /** `number` undefined: the person has none from then on. */
  setNumber(iin: string, number: string | undefined, at: string, by: string): Promise<void>
  /** Oldest first. */
  history(iin: string): Promise<BmgEvent[]>
}

const columns = 'iin, at, event, number, by_whom AS by'

export function bmgStore(db: Db): BmgStore {
  const insert = db.prepare<[Row<BmgEvent>]>(
    'INSERT INTO bmg_events (iin, at, event, number, by_whom) VALUES (@iin, @at, @event, @number, @by)',
  )
  const last = db.prepare<[string, string], Row<BmgEvent>>(
    `SELECT ${columns} FROM bmg_events WHERE iin = ? AND at <= ? ORDER BY seq DESC LIMIT 1`,
  )
  const all = db.prepare<[string], Row<BmgEvent>>(
    `SELECT ${columns} FROM bmg_events WHERE iin = ? ORDER BY seq`,
  )
  return {
    numberOf: async (iin, at) => last.get(iin, at)?.number ?? undefined,
    setNumber: async (iin, number, at, by) => {
      const event = number === undefined ? 'none' : 'number'
      insert.run({ iin, at, event, number: number ?? null, by })
    },
    history: async (iin) => all.all(iin).map(withoutNulls<BmgEvent>),
  }
}
