import type { Method } from './applications.ts'
import type { Db } from './connection.ts'
import { orRefuse, type Row, withoutNulls } from './rows.ts'

/** What a subject was asked to agree to (Law art. 8(4)); whether it holds, its events say. */
export interface Consent {
  readonly id: string
  readonly iin: string
  readonly bin: string
  /** Name of the operator. */
  readonly operator: string
  readonly services: readonly string[]
  readonly dataList: string
  readonly purpose: string
  readonly givenAt: string
  /** Absent: until the purposes are reached (art. 8(6)). */
  readonly until?: string
  readonly thirdParties: boolean
  readonly crossBorder: boolean
  readonly publicSources: boolean
  /** */
  readonly automated: boolean
  /** the subject is to be told of every transfer to third parties. */
  readonly notifyTransfers: boolean
  readonly method: Method
  readonly requestId?: string
  readonly applicationId: string
}

export type ConsentStep =
  | 'given'
  | 'refused'
  | 'withdrawal-asked'
  | 'withdrawn'
  | 'withdrawal-refused'
  | 'expired'

/** Who did it: `service` is the state service itself, as when nobody answered in time. */
export type ConsentRole = 'subject' | 'representative' | 'operator' | 'service'

export interface ConsentEvent {
  readonly consentId: string
  readonly at: string
  readonly event: ConsentStep
  /** IIN or BIN. */
  readonly by: string
  readonly role: ConsentRole
  readonly detail?: string
}

export interface ConsentStore {
  /** A consent and its first event: given, or refused. */
  give(consent: Consent, event: ConsentEvent): Promise<void>
  addEvent(event: ConsentEvent): Promise<void>
  find(id: string): Promise<Consent | undefined>
  /** Oldest first. */
  ofSubject(iin: string): Promise<Consent[]>
  /** In the order they were written. */
  events(id: string): Promise<ConsentEvent[]>
  /** The last event not later than a moment (ISO UTC); absent when there was none yet. */
  stateAt(id: string, moment: string): Promise<ConsentEvent | undefined>
  /** The newest that covers all the services, was in force at the moment and was never withdrawn since. */
  inForce(
    iin: string,
    bin: string,
    services: readonly string[],
    at: string,
  ): Promise<Consent | undefined>
  /** Given at exactly this moment: the same proof of consent, shown again. */
  givenAt(iin: string, bin: string, givenAt: string): Promise<Consent[]>
}

const flags = [
  'thirdParties',
  'crossBorder',
  'publicSources',
  'automated',
  'notifyTransfers',
] as const
type Flag = (typeof flags)[number]
type ConsentRow = Row<Omit<Consent, 'services' | Flag> & { services: string }> &
  Record<Flag, number>
type EventRow = Row<ConsentEvent>

const columns = `c.id, c.iin, c.bin, c.operator, c.services, c.data_list AS dataList, c.purpose, c.given_at AS givenAt,
  c.until_at AS until, c.third_parties AS thirdParties, c.cross_border AS crossBorder,
  c.public_sources AS publicSources, c.automated, c.notify_transfers AS notifyTransfers, c.method,
  c.request_id AS requestId, c.application_id AS applicationId`
const eventColumns = 'e.consent_id AS consentId, e.at, e.event, e.by_whom AS by, e.role, e.detail'

const consentOf = (row: ConsentRow): Consent => ({
  ...withoutNulls<Consent>({ ...row, services: null, ...flagsIn(row) }),
  services: JSON.parse(row.services ?? '[]'),
})

const flagsIn = (row: ConsentRow) =>
  Object.fromEntries(flags.map((name) => [name, row[name] === 1])) as Record<Flag, boolean>

const rowOf = (consent: Consent): ConsentRow => ({
  until: null,
  requestId: null,
  ...consent,
  services: JSON.stringify(consent.services),
  ...(Object.fromEntries(flags.map((name) => [name, Number(consent[name])])) as Record<
    Flag,
    number
  >),
})

export function consentStore(db: Db): ConsentStore {
  const insert = db.prepare<[ConsentRow]>(
    `INSERT INTO consents (id, iin, bin, operator, services, data_list, purpose, given_at, until_at, third_parties,
       cross_border, public_sources, automated, notify_transfers, method, request_id, application_id)
     VALUES (@id, @iin, @bin, @operator, @services, @dataList, @purpose, @givenAt, @until, @thirdParties,
       @crossBorder, @publicSources, @automated, @notifyTransfers, @method, @requestId, @applicationId)`,
  )
  const insertEvent = db.prepare<[EventRow]>(
    `INSERT INTO consent_events (consent_id, at, event, by_whom, role, detail)
     VALUES (@consentId, @at, @event, @by, @role, @detail)`,
  )
  const one = db.prepare<[string], ConsentRow>(`SELECT ${columns} FROM consents c WHERE c.id = ?`)
  const ofSubject = db.prepare<[string], ConsentRow>(
    `SELECT ${columns} FROM consents c WHERE c.iin = ? ORDER BY c.given_at, c.id`,
  )
  const events = db.prepare<[string], EventRow>(
    `SELECT ${eventColumns} FROM consent_events e WHERE e.consent_id = ? ORDER BY e.seq`,
  )
  const lastBy = db.prepare<[string, string], EventRow>(
    `SELECT ${eventColumns} FROM consent_events e WHERE e.consent_id = ? AND e.at <= ? ORDER BY e.seq DESC LIMIT 1`,
  )
  const standing = db.prepare<[{ iin: string; bin: string; at: string }], ConsentRow>(
    `SELECT ${columns} FROM consents c
     WHERE c.iin = @iin AND c.bin = @bin AND (c.until_at IS NULL OR c.until_at > @at)
       AND (SELECT e.event FROM consent_events e WHERE e.consent_id = c.id AND e.at <= @at ORDER BY e.seq DESC LIMIT 1)
         IN ('given', 'withdrawal-asked', 'withdrawal-refused')
       AND NOT EXISTS (SELECT 1 FROM consent_events e
         WHERE e.consent_id = c.id AND e.event IN ('withdrawn', 'expired'))
     ORDER BY c.given_at DESC`,
  )
  const sameMoment = db.prepare<[string, string, string], ConsentRow>(
    `SELECT ${columns} FROM consents c WHERE c.iin = ? AND c.bin = ? AND c.given_at = ?`,
  )
  const addEvent = (event: ConsentEvent) => void insertEvent.run({ detail: null, ...event })
  return {
    give: async (consent, event) => {
      orRefuse(() => insert.run(rowOf(consent)), `consent ${consent.id} already exists`)
      addEvent(event)
    },
    addEvent: async (event) => addEvent(event),
    find: async (id) => optionalConsent(one.get(id)),
    ofSubject: async (iin) => ofSubject.all(iin).map(consentOf),
    events: async (id) => events.all(id).map((row) => withoutNulls<ConsentEvent>(row)),
    stateAt: async (id, moment) => {
      const row = lastBy.get(id, moment)
      return row && withoutNulls<ConsentEvent>(row)
    },
    inForce: async (iin, bin, services, at) => {
      for (const row of standing.all({ iin, bin, at })) {
        const consent = consentOf(row)
        if (services.every((one) => consent.services.includes(one))) return consent
      }
      return undefined
    },
    givenAt: async (iin, bin, givenAt) => sameMoment.all(iin, bin, givenAt).map(consentOf),
  }
}

const optionalConsent = (row: ConsentRow | undefined): Consent | undefined => row && consentOf(row)
