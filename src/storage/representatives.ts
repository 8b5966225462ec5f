import type { Db } from './connection.ts'
import { type Row, withoutNulls } from './rows.ts'

/** Who may act for a subject, on what basis, and how long. The last row of a pair counts. */
export interface Representation {
  readonly representativeIin: string
  readonly subjectIin: string
  readonly basis: string
  readonly from: string
  /** Absent: not limited. */
  readonly until?: string
  readonly linkedAt: string
}

export interface RepresentativeStore {
  /** A later row of the same pair takes the place of the earlier: a link ends by a row whose period is over. */
  link(representation: Representation): Promise<void>
  /** The link of a pair that counts at a moment (ISO UTC). */
  find(
    representativeIin: string,
    subjectIin: string,
    at: string,
  ): Promise<Representation | undefined>
  /** Those who may act for a subject at a moment, longest linked first. */
  ofSubject(subjectIin: string, at: string): Promise<Representation[]>
}

const columns = `r.representative_iin AS representativeIin, r.subject_iin AS subjectIin, r.basis, r.from_at AS "from",
  r.until_at AS until, r.linked_at AS linkedAt`
/** The last row of its pair, and the moment is in its period. */
const counts = `r.seq = (SELECT max(o.seq) FROM representatives o
    WHERE o.subject_iin = r.subject_iin AND o.representative_iin = r.representative_iin)
  AND r.from_at <= @at AND (r.until_at IS NULL OR r.until_at > @at)`

export function representativeStore(db: Db): RepresentativeStore {
  const insert = db.prepare<[Row<Representation>]>(
    `INSERT INTO representatives (representative_iin, subject_iin, basis, from_at, until_at, linked_at)
     VALUES (@representativeIin, @subjectIin, @basis, @from, @until, @linkedAt)`,
  )
  const pair = db.prepare<
    [{ representativeIin: string; subjectIin: string; at: string }],
    Row<Representation>
  >(
    `SELECT ${columns} FROM representatives r
     WHERE r.subject_iin = @subjectIin AND r.representative_iin = @representativeIin AND ${counts}`,
  )
  const ofSubject = db.prepare<[{ subjectIin: string; at: string }], Row<Representation>>(
    `SELECT ${columns} FROM representatives r WHERE r.subject_iin = @subjectIin AND ${counts} ORDER BY r.seq`,
  )
  return {
    link: async (representation) => void insert.run({ until: null, ...representation }),
    find: async (representativeIin, subjectIin, at) => {
      const row = pair.get({ representativeIin, subjectIin, at })
      return row && withoutNulls<Representation>(row)
    },
    ofSubject: async (subjectIin, at) =>
      ofSubject.all({ subjectIin, at }).map((row) => withoutNulls<Representation>(row)),
  }
}
