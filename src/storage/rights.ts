import type {
  InformationPoint,
  MatterEventName,
  MatterKind,
  OrganisationRole,
  RightsChannel,
} from '../contract/rights.ts'
import type { Db } from './connection.ts'
import { orRefuse, type Row, withoutNulls } from './rows.ts'

/** What was asked, as far as its kind says anything. */
export interface MatterContent {
  /** Of an information request. */
  readonly points?: readonly InformationPoint[]
  /** Which data it is about. */
  readonly data?: string
  /** Names of the supporting documents. */
  readonly documents?: readonly string[]
  /** Which condition of collection or processing was violated. */
  readonly violation?: string
  /** Of an objection or a complaint. */
  readonly text?: string
  /** The element of protection of the channel `protected`. */
  readonly protection?: string
}

/** What a subject, or a representative, asked of whoever holds the data, or of the authorised body about it. */
export interface Matter {
  readonly id: string
  readonly kind: MatterKind
  readonly iin: string
  /** Of the organisation that holds the data. */
  readonly bin: string
  readonly organisation: string
  readonly organisationRole: OrganisationRole
  readonly channel: RightsChannel
  /** IIN of who asked. */
  readonly by: string
  readonly role: 'subject' | 'representative'
  readonly content: MatterContent
  readonly receivedAt: string
  /** The end of the term of the answer. */
  readonly due: string
}

export type Answers = Readonly<Partial<Record<InformationPoint, string>>>

export interface MatterEvent {
  readonly matterId: string
  readonly at: string
  readonly event: MatterEventName
  /** BIN. */
  readonly by: string
  /** A reason, an explanation, what was found. */
  readonly detail?: string
  /** Of `answered`: what is told of each point. */
  readonly answers?: Answers
}

/** A decision that changed how the data of a subject is held. */
export interface DataDecision {
  readonly kind: Extract<MatterKind, 'block' | 'unblock' | 'destroy'>
  readonly at: string
}

export interface RightsStore {
  receive(matter: Matter): Promise<void>
  /** Rejects a second decision of one matter. */
  addEvent(event: MatterEvent): Promise<void>
  find(id: string): Promise<Matter | undefined>
  /** In the order they were written. */
  events(id: string): Promise<MatterEvent[]>
  /** Oldest first. */
  ofSubject(iin: string): Promise<Matter[]>
  /** Of one organisation, newest first. */
  ofOrganisation(bin: string, limit: number): Promise<Matter[]>
  /** Of all, newest first. */
  newest(limit: number): Promise<Matter[]>
  /** What was granted that changes how an organisation holds the data of a subject, in the order decided. */
  dataDecisions(iin: string, bin: string): Promise<DataDecision[]>
  /** When the first objection of a subject to automated processing by an organisation was upheld. */
  objectionUpheld(iin: string, bin: string): Promise<string | undefined>
}

type MatterRow = Omit<Matter, 'content'> & { readonly content: string }
type EventRow = Row<Omit<MatterEvent, 'answers'> & { answers: string }>

const columns = `m.id, m.kind, m.iin, m.bin, m.organisation, m.organisation_role AS organisationRole, m.channel,
  m.by_whom AS by, m.role, m.content, m.received_at AS receivedAt, m.due`

const matterOf = (row: MatterRow): Matter => ({ ...row, content: JSON.parse(row.content) })
const eventOf = (row: EventRow): MatterEvent => ({
  ...withoutNulls<MatterEvent>({ ...row, answers: null }),
  ...(row.answers !== null && { answers: JSON.parse(row.answers) }),
})

export function rightsStore(db: Db): RightsStore {
  const insert = db.prepare<[MatterRow]>(
    `INSERT INTO rights_matters
       (id, kind, iin, bin, organisation, organisation_role, channel, by_whom, role, content, received_at, due)
     VALUES (@id, @kind, @iin, @bin, @organisation, @organisationRole, @channel, @by, @role, @content, @receivedAt, @due)`,
  )
  const insertEvent = db.prepare<[EventRow]>(
    `INSERT INTO rights_events (matter_id, at, event, by_whom, detail, answers)
     VALUES (@matterId, @at, @event, @by, @detail, @answers)`,
  )
  const one = db.prepare<[string], MatterRow>(
    `SELECT ${columns} FROM rights_matters m WHERE m.id = ?`,
  )
  const events = db.prepare<[string], EventRow>(
    `SELECT e.matter_id AS matterId, e.at, e.event, e.by_whom AS by, e.detail, e.answers
     FROM rights_events e WHERE e.matter_id = ? ORDER BY e.seq`,
  )
  const ofSubject = db.prepare<[string], MatterRow>(
    `SELECT ${columns} FROM rights_matters m WHERE m.iin = ? ORDER BY m.seq`,
  )
  const ofBin = db.prepare<[string, number], MatterRow>(
    `SELECT ${columns} FROM rights_matters m WHERE m.bin = ? ORDER BY m.seq DESC LIMIT ?`,
  )
  const newest = db.prepare<[number], MatterRow>(
    `SELECT ${columns} FROM rights_matters m ORDER BY m.seq DESC LIMIT ?`,
  )
  const granted = db.prepare<[string, string], { kind: MatterKind; at: string }>(
    `SELECT m.kind, e.at FROM rights_matters m JOIN rights_events e ON e.matter_id = m.id
     WHERE m.iin = ? AND m.bin = ? AND e.event = 'satisfied' ORDER BY e.seq`,
  )
  const changing = (row: { kind: MatterKind; at: string }): row is DataDecision =>
    row.kind === 'block' || row.kind === 'unblock' || row.kind === 'destroy'
  return {
    receive: async (matter) => {
      const row = { ...matter, content: JSON.stringify(matter.content) }
      orRefuse(() => insert.run(row), `matter ${matter.id} already exists`)
    },
    addEvent: async ({ answers, ...event }) => {
      const row = { detail: null, ...event, answers: answers ? JSON.stringify(answers) : null }
      orRefuse(() => insertEvent.run(row), `matter ${event.matterId} is decided already`)
    },
    find: async (id) => {
      const row = one.get(id)
      return row && matterOf(row)
    },
    events: async (id) => events.all(id).map(eventOf),
    ofSubject: async (iin) => ofSubject.all(iin).map(matterOf),
    ofOrganisation: async (bin, limit) => ofBin.all(bin, limit).map(matterOf),
    newest: async (limit) => newest.all(limit).map(matterOf),
    dataDecisions: async (iin, bin) => granted.all(iin, bin).filter(changing),
    objectionUpheld: async (iin, bin) =>
      granted.all(iin, bin).find(({ kind }) => kind === 'objection')?.at,
  }
}
