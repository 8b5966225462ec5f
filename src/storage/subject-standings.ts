import type { StandingActors, SubjectStandingName } from '../contract/rights.ts'
import type { Db } from './connection.ts'

/** Whether a subject lives, who acts if not, and on what basis it is so from a moment on. */
export interface SubjectStanding {
  readonly iin: string
  readonly standing: SubjectStandingName
  readonly acts: StandingActors
  readonly basis: string
  readonly at: string
}

/** Only grows: the last row of a subject counts; without one the subject lives. */
export interface SubjectStandingStore {
  mark(standing: SubjectStanding): Promise<void>
  find(iin: string): Promise<SubjectStanding | undefined>
  /** Oldest first. */
  history(iin: string): Promise<SubjectStanding[]>
}

const columns = 'iin, standing, acts, basis, at'

export function subjectStandingStore(db: Db): SubjectStandingStore {
  const insert = db.prepare<[SubjectStanding]>(
    `INSERT INTO subject_standings (${columns}) VALUES (@iin, @standing, @acts, @basis, @at)`,
  )
  const last = db.prepare<[string], SubjectStanding>(
    `SELECT ${columns} FROM subject_standings WHERE iin = ? ORDER BY seq DESC LIMIT 1`,
  )
  const all = db.prepare<[string], SubjectStanding>(
    `SELECT ${columns} FROM subject_standings WHERE iin = ? ORDER BY seq`,
  )
  return {
    mark: async (standing) => void insert.run(standing),
    find: async (iin) => last.get(iin),
    history: async (iin) => all.all(iin),
  }
}
