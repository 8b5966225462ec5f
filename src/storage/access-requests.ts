import type { Method } from './applications.ts'
import type { Db } from './connection.ts'
import { orRefuse, type Row, withoutNulls } from './rows.ts'

/** A request that asks the citizen (methods 1 and 5), as it was first made; it never changes. */
export interface AskedAccess {
  readonly id: string
  /** The journal entry of the message that made it. */
  readonly entryId: string
  readonly senderId: string
  readonly applicationId: string
  readonly method: Extract<Method, '1414' | 'sms'>
  readonly iin: string
  readonly bin: string
  /** Each once, in the order asked. */
  readonly services: readonly string[]
  /** Who asks, who holds the data and what data it is: the words of the message to the citizen. */
  readonly company: string
  readonly holder?: string
  readonly dataName?: string
  /** Milliseconds: the life of the token. */
  readonly expiresIn: number
  readonly automated: boolean
  readonly receivedAt: string
}

/** What happened to it; the state is what its events add up to. */
export interface AccessEvent {
  readonly requestId: string
  readonly at: string
  readonly event:
    | 'no-number'
    | 'asked'
    | 'agreed'
    | 'refused'
    | 'wrong-code'
    | 'late-answer'
    | 'expired'
    | 'granted'
  /** Of `asked`: where the question went, to whom, its code (method 5) or number (method 1), and until when it waits. */
  readonly number?: string
  readonly addressee?: string
  readonly code?: string
  readonly answerUntil?: string
  /** Of `asked` by a one-time code: how many wrong ones end the request. */
  readonly codeAttempts?: number
  /** Of `granted`: the id of the security token. */
  readonly tokenId?: string
  /** IIN of who answered; else the sender, or `service`. */
  readonly by: string
}

/** A request with its events, oldest first. */
export interface AccessRecord {
  readonly asked: AskedAccess
  readonly events: readonly AccessEvent[]
}

export interface AccessRequestStore {
  add(asked: AskedAccess): Promise<void>
  addEvent(event: AccessEvent): Promise<void>
  find(id: string): Promise<AccessRecord | undefined>
  /** The newest of this subject, BIN and set of services. */
  newest(of: Pick<AskedAccess, 'iin' | 'bin' | 'services'>): Promise<AccessRecord | undefined>
  /** Whose question went to this number, oldest first. */
  ofNumber(number: string): Promise<AccessRecord[]>
  ofSubject(iin: string): Promise<AccessRecord[]>
  /** Oldest first. */
  ofApplication(applicationId: string): Promise<AccessRecord[]>
}

/** The set of services, whatever their order. */
const setOf = (services: readonly string[]): string => JSON.stringify([...services].sort())

type AskedRow = Omit<Row<AskedAccess>, 'id' | 'services' | 'automated'> & {
  readonly id: string
  readonly services: string
  readonly automated: number
}

const columns = `r.id, r.entry_id AS entryId, r.sender_id AS senderId, r.application_id AS applicationId, r.method,
  r.iin, r.bin, r.services, r.company, r.holder, r.data_name AS dataName, r.expires_in AS expiresIn, r.automated,
  r.received_at AS receivedAt`
const eventColumns = `request_id AS requestId, at, event, number, addressee, code, answer_until AS answerUntil,
  code_attempts AS codeAttempts, token_id AS tokenId, by_whom AS by`

const asked = ({ services, automated, ...row }: AskedRow): AskedAccess => ({
  ...withoutNulls<Omit<AskedAccess, 'services' | 'automated'>>(row),
  services: JSON.parse(services),
  automated: automated === 1,
})

export function accessRequestStore(db: Db): AccessRequestStore {
  const insert = db.prepare<[AskedRow & { readonly serviceSet: string }]>(
    `INSERT INTO access_requests (id, entry_id, sender_id, application_id, method, iin, bin, services, service_set,
       company, holder, data_name, expires_in, automated, received_at)
     VALUES (@id, @entryId, @senderId, @applicationId, @method, @iin, @bin, @services, @serviceSet,
       @company, @holder, @dataName, @expiresIn, @automated, @receivedAt)`,
  )
  const insertEvent = db.prepare<[Row<AccessEvent>]>(
    `INSERT INTO access_request_events (request_id, at, event, number, addressee, code, answer_until, code_attempts,
       token_id, by_whom)
     VALUES (@requestId, @at, @event, @number, @addressee, @code, @answerUntil, @codeAttempts, @tokenId, @by)`,
  )
  const one = db.prepare<[string], AskedRow>(
    `SELECT ${columns} FROM access_requests r WHERE r.id = ?`,
  )
  const newestOne = db.prepare<[string, string, string], AskedRow>(
    `SELECT ${columns} FROM access_requests r
     WHERE r.iin = ? AND r.bin = ? AND r.service_set = ? ORDER BY r.seq DESC LIMIT 1`,
  )
  const listed = (condition: string) =>
    db.prepare<[string], AskedRow>(
      `SELECT ${columns} FROM access_requests r WHERE ${condition} ORDER BY r.seq`,
    )
  const atNumber = listed('r.id IN (SELECT request_id FROM access_request_events WHERE number = ?)')
  const ofIin = listed('r.iin = ?')
  const underOne = listed('r.application_id = ?')
  const eventsOf = db.prepare<[string], Row<AccessEvent>>(
    `SELECT ${eventColumns} FROM access_request_events WHERE request_id = ? ORDER BY seq`,
  )
  const record = (row: AskedRow): AccessRecord => ({
    asked: asked(row),
    events: eventsOf.all(row.id).map(withoutNulls<AccessEvent>),
  })
  const optional = (row: AskedRow | undefined) => (row ? record(row) : undefined)
  return {
    add: async (added) => {
      const row = {
        holder: null,
        dataName: null,
        ...added,
        services: JSON.stringify(added.services),
        serviceSet: setOf(added.services),
        automated: added.automated ? 1 : 0,
      }
      orRefuse(() => insert.run(row), `access request ${added.id} already exists`)
    },
    addEvent: async (event) =>
      void insertEvent.run({
        number: null,
        addressee: null,
        code: null,
        answerUntil: null,
        codeAttempts: null,
        tokenId: null,
        ...event,
      }),
    find: async (id) => optional(one.get(id)),
    newest: async ({ iin, bin, services }) => optional(newestOne.get(iin, bin, setOf(services))),
    ofNumber: async (number) => atNumber.all(number).map(record),
    ofSubject: async (iin) => ofIin.all(iin).map(record),
    ofApplication: async (applicationId) => underOne.all(applicationId).map(record),
  }
}
