import type { BridgeAction, BridgeRole, Stage } from '../contract/smart-bridge.ts'
import type { Db } from './connection.ts'
import { type Row, withoutNulls } from './rows.ts'

/** One thing that was done to an application; it is never rewritten. */
export interface ApplicationEvent {
  readonly applicationId: string
  readonly at: string
  readonly action: BridgeAction
  /** Absent where the application began. */
  readonly from?: Stage
  readonly to: Stage
  readonly role: BridgeRole
  /** Who, as they named themselves. */
  readonly by: string
  readonly detail: Readonly<Record<string, unknown>>
}

export interface ApplicationEventStore {
  add(event: ApplicationEvent): Promise<void>
  /** In order. */
  of(applicationId: string): Promise<ApplicationEvent[]>
}

type EventRow = Row<Omit<ApplicationEvent, 'detail'> & { readonly detail: string }>

const event = (row: EventRow): ApplicationEvent => ({
  ...withoutNulls<ApplicationEvent>({ ...row, detail: null }),
  detail: JSON.parse(row.detail ?? '{}'),
})

export function applicationEventStore(db: Db): ApplicationEventStore {
  const insert = db.prepare<[EventRow]>(
    `INSERT INTO application_events (application_id, at, action, from_stage, to_stage, role, actor, detail)
     VALUES (@applicationId, @at, @action, @from, @to, @role, @by, @detail)`,
  )
  const all = db.prepare<[string], EventRow>(
    `SELECT application_id AS applicationId, at, action, from_stage AS "from", to_stage AS "to", role,
       actor AS by, detail
     FROM application_events WHERE application_id = ? ORDER BY seq`,
  )
  return {
    add: async (added) =>
      void insert.run({ from: null, ...added, detail: JSON.stringify(added.detail) }),
    of: async (applicationId) => all.all(applicationId).map(event),
  }
}
