import type { BreachSubject } from '../contract/breach.ts'
import type { Db } from './connection.ts'
import { type Row, withoutNulls } from './rows.ts'

/** Where a subject stands: list 0 is the notice itself, then the lists in its order; lines from 1. */
export interface SubjectPlace {
  readonly list: number
  readonly line: number
}

export type PlacedSubject = BreachSubject & SubjectPlace

export interface BreachSubjectStore {
  /** A line that is there already stays as it is, so that an upload may begin again. */
  add(breachNo: number, subjects: readonly PlacedSubject[]): Promise<void>
  /** Those that come after a place, in order. */
  after(breachNo: number, place: SubjectPlace, limit: number): Promise<PlacedSubject[]>
}

type SubjectRow = Row<BreachSubject> & SubjectPlace & { readonly breachNo: number }

export function breachSubjectStore(db: Db): BreachSubjectStore {
  const insert = db.prepare<[SubjectRow]>(
    `INSERT INTO breach_subjects (breach_no, list, line, iin, phone, name)
     VALUES (@breachNo, @list, @line, @iin, @phone, @name) ON CONFLICT DO NOTHING`,
  )
  const next = db.prepare<[number, number, number, number], Row<PlacedSubject>>(
    `SELECT list, line, iin, phone, name FROM breach_subjects
     WHERE breach_no = ? AND (list, line) > (?, ?) ORDER BY list, line LIMIT ?`,
  )
  return {
    add: async (breachNo, subjects) => {
      for (const subject of subjects)
        insert.run({ iin: null, phone: null, name: null, ...subject, breachNo })
    },
    after: async (breachNo, { list, line }, limit) =>
      next.all(breachNo, list, line, limit).map((row) => withoutNulls<PlacedSubject>(row)),
  }
}
