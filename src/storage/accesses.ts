import type { Method } from './applications.ts'
import type { Db } from './connection.ts'
import { type Row, withoutNulls } from './rows.ts'

/** The seven actions a subject is told of. */
export const dataActions = [
  'access',
  'view',
  'change',
  'supplement',
  'transfer',
  'block',
  'destroy',
] as const
export type DataAction = (typeof dataActions)[number]

/** What was done with a subject's data, by whom, and on what basis: a consent, or a ground of art. 9 of the Law. */
export interface Access {
  readonly at: string
  readonly iin: string
  readonly bin: string
  /** Name of the organisation. */
  readonly company: string
  readonly services: readonly string[]
  readonly mode: Method
  readonly action: DataAction
  readonly tokenId?: string
  readonly consentId?: string
  /** Ground code of an access without consent. */
  readonly basis?: string
}

export interface AccessStore {
  add(access: Access): Promise<void>
  /** Of a period (ISO UTC, inclusive), oldest first, at most `limit`. */
  ofSubject(
    iin: string,
    period: { readonly from: string; readonly to: string },
    limit: number,
  ): Promise<Access[]>
  /** How a token was issued: its basis. */
  issue(tokenId: string): Promise<Access | undefined>
}

type AccessRow = Row<Omit<Access, 'services'> & { services: string }>

const columns = `a.at, a.iin, a.bin, a.company, a.services, a.mode, a.action, a.token_id AS tokenId,
  a.consent_id AS consentId, a.basis`

const accessOf = (row: AccessRow): Access => ({
  ...withoutNulls<Access>({ ...row, services: null }),
  services: JSON.parse(row.services ?? '[]'),
})

export function accessStore(db: Db): AccessStore {
  const insert = db.prepare<[AccessRow]>(
    `INSERT INTO accesses (at, iin, bin, company, services, mode, action, token_id, consent_id, basis)
     VALUES (@at, @iin, @bin, @company, @services, @mode, @action, @tokenId, @consentId, @basis)`,
  )
  const ofSubject = db.prepare<
    [{ iin: string; from: string; to: string; limit: number }],
    AccessRow
  >(
    `SELECT ${columns} FROM accesses a
     WHERE a.iin = @iin AND a.at >= @from AND a.at <= @to ORDER BY a.at, a.seq LIMIT @limit`,
  )
  const issue = db.prepare<[string], AccessRow>(
    `SELECT ${columns} FROM accesses a WHERE a.token_id = ? AND a.action = 'access' ORDER BY a.seq LIMIT 1`,
  )
  return {
    add: async (access) => {
      const services = JSON.stringify(access.services)
      insert.run({ tokenId: null, consentId: null, basis: null, ...access, services })
    },
    ofSubject: async (iin, period, limit) => ofSubject.all({ iin, ...period, limit }).map(accessOf),
    issue: async (tokenId) => {
      const row = issue.get(tokenId)
      return row && accessOf(row)
    },
  }
}
