import type { Db } from './connection.ts'
import { orRefuse, type Row, withoutNulls } from './rows.ts'

/** The side that is certified. */
export type Role = 'initiator' | 'owner'

/** A certification session; frozen once, with its act. */
export interface Session {
  readonly id: string
  readonly applicationId: string
  readonly role: Role
  readonly state: 'open' | 'frozen'
  readonly openedAt: string
  readonly closedAt?: string
  readonly build: string
  readonly profile: string
  readonly actSha256?: string
  /** The text of act.json, immutable once set. */
  readonly act?: string
}

export interface SessionStore {
  /** Rejects when the application already has an open session. */
  open(session: Session): Promise<void>
  find(id: string): Promise<Session | undefined>
  openFor(applicationId: string): Promise<Session | undefined>
  openForSender(senderId: string): Promise<Session[]>
  /** Oldest first. */
  ofApplication(applicationId: string): Promise<Session[]>
  list(): Promise<Session[]>
  /** Only from open; false otherwise. */
  freeze(id: string, closedAt: string, actJson: string, actSha256: string): Promise<boolean>
}

const columns = `s.id, s.application_id AS applicationId, s.role, s.state, s.opened_at AS openedAt, s.closed_at AS closedAt,
  s.build, s.profile, s.act_sha256 AS actSha256, s.act`

export function sessionStore(db: Db): SessionStore {
  const insert = db.prepare<[Session]>(
    `INSERT INTO sessions (id, application_id, role, state, opened_at, build, profile)
     VALUES (@id, @applicationId, @role, @state, @openedAt, @build, @profile)`,
  )
  const one = db.prepare<[string], Row<Session>>(`SELECT ${columns} FROM sessions s WHERE s.id = ?`)
  const openOne = db.prepare<[string], Row<Session>>(
    `SELECT ${columns} FROM sessions s WHERE s.application_id = ? AND s.state = 'open'`,
  )
  const openOfSender = db.prepare<[string], Row<Session>>(
    `SELECT ${columns} FROM applications a JOIN sessions s ON s.application_id = a.id
     WHERE a.sender_id = ? AND s.state = 'open' ORDER BY s.opened_at, s.id`,
  )
  const ofOne = db.prepare<[string], Row<Session>>(
    `SELECT ${columns} FROM sessions s WHERE s.application_id = ? ORDER BY s.opened_at, s.id`,
  )
  const all = db.prepare<[], Row<Session>>(
    `SELECT ${columns} FROM sessions s ORDER BY s.opened_at, s.id`,
  )
  const freezing = db.prepare<[string, string, string, string]>(
    `UPDATE sessions SET state = 'frozen', closed_at = ?, act = ?, act_sha256 = ?
     WHERE id = ? AND state = 'open'`,
  )
  const optional = (row: Row<Session> | undefined) => (row ? withoutNulls<Session>(row) : undefined)
  return {
    open: async (session) => {
      const { id, applicationId } = session
      const taken = `application ${applicationId} has an open session already, or session ${id} exists`
      orRefuse(() => insert.run(session), taken)
    },
    find: async (id) => optional(one.get(id)),
    openFor: async (applicationId) => optional(openOne.get(applicationId)),
    openForSender: async (senderId) => openOfSender.all(senderId).map(withoutNulls),
    ofApplication: async (applicationId) => ofOne.all(applicationId).map(withoutNulls),
    list: async () => all.all().map(withoutNulls),
    freeze: async (id, closedAt, actJson, actSha256) =>
      freezing.run(closedAt, actJson, actSha256, id).changes === 1,
  }
}
