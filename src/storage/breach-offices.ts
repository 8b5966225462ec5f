import type { OfficeRole } from '../contract/breach.ts'
import type { Db } from './connection.ts'

/** Whose BIN an office has from a moment on. */
export interface BreachOffice {
  readonly role: OfficeRole
  readonly bin: string
  readonly at: string
}

/** Only grows: the last row of a role counts. */
export interface BreachOfficeStore {
  appoint(office: BreachOffice): Promise<void>
  /** The BIN appointed last; absent when nobody was. */
  find(role: OfficeRole): Promise<string | undefined>
}

export function breachOfficeStore(db: Db): BreachOfficeStore {
  const insert = db.prepare<[BreachOffice]>(
    'INSERT INTO breach_offices (role, bin, at) VALUES (@role, @bin, @at)',
  )
  const last = db
    .prepare<[OfficeRole], string>(
      'SELECT bin FROM breach_offices WHERE role = ? ORDER BY seq DESC LIMIT 1',
    )
    .pluck()
  return {
    appoint: async (office) => void insert.run(office),
    find: async (role) => last.get(role),
  }
}
