import type {
  BreachContent,
  BreachDocument,
  BreachEdition,
  BreachKind,
  NotifierRole,
} from '../contract/breach.ts'
import type { Db } from './connection.ts'

/** A breach as the authorised body was told of it; it never changes. What came of it is in its events. */
export interface Breach {
  /** Ours, for the tables; `id` is what people see. */
  readonly no: number
  readonly id: string
  readonly edition: BreachEdition
  readonly document: Exclude<BreachDocument, 'order'>
  readonly role: NotifierRole
  readonly bin: string
  readonly kind: BreachKind
  readonly detectedAt: string
  readonly receivedAt: string
  readonly content: BreachContent
}

export const breachEvents = [
  'notified',
  'list-received',
  'decided',
  'ordered',
  'delivery-started',
  'delivered',
] as const

/** One thing that happened to a breach. All but `list-received` happen once. */
export interface BreachEvent {
  readonly at: string
  readonly event: (typeof breachEvents)[number]
  /** Who did it. */
  readonly bin: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** A signed document, byte for byte. */
export interface SignedBreachDocument {
  /** Hex. */
  readonly sha256: string
  readonly breachNo: number
  readonly document: BreachDocument
  readonly at: string
  readonly bytes: Uint8Array
}

export interface BreachStore {
  /** Gives the number of the new breach. */
  add(breach: Omit<Breach, 'no'>): Promise<number>
  find(id: string): Promise<Breach | undefined>
  /** Newest first. */
  list(limit: number): Promise<Breach[]>
  addEvent(breachNo: number, event: BreachEvent): Promise<void>
  events(breachNo: number): Promise<BreachEvent[]>
  addDocument(document: SignedBreachDocument): Promise<void>
  /** The id of the breach that a document belongs to. */
  findByDocument(sha256: string): Promise<string | undefined>
  documents(breachNo: number): Promise<SignedBreachDocument[]>
  /** Breaches whose delivery began and did not end. */
  findDelivering(): Promise<Breach[]>
}

type BreachRow = Omit<Breach, 'content'> & { readonly content: string }
type EventRow = Omit<BreachEvent, 'detail'> & { readonly detail: string }

const columns =
  'b.no, b.id, b.edition, b.document, b.role, b.bin, b.kind, b.detected_at AS detectedAt, b.received_at AS receivedAt, b.content'

const breach = (row: BreachRow): Breach => ({ ...row, content: JSON.parse(row.content) })

export function breachStore(db: Db): BreachStore {
  const insert = db.prepare<[Omit<BreachRow, 'no'>]>(
    `INSERT INTO breaches (id, edition, document, role, bin, kind, detected_at, received_at, content)
     VALUES (@id, @edition, @document, @role, @bin, @kind, @detectedAt, @receivedAt, @content)`,
  )
  const one = db.prepare<[string], BreachRow>(`SELECT ${columns} FROM breaches b WHERE b.id = ?`)
  const newest = db.prepare<[number], BreachRow>(
    `SELECT ${columns} FROM breaches b ORDER BY b.no DESC LIMIT ?`,
  )
  const delivering = db.prepare<[], BreachRow>(
    `SELECT ${columns} FROM breach_events e JOIN breaches b ON b.no = e.breach_no
     WHERE e.event = 'delivery-started'
       AND NOT EXISTS (SELECT 1 FROM breach_events d WHERE d.breach_no = b.no AND d.event = 'delivered')
     ORDER BY e.seq`,
  )
  const insertEvent = db.prepare<[EventRow & { breachNo: number }]>(
    `INSERT INTO breach_events (breach_no, at, event, bin, detail)
     VALUES (@breachNo, @at, @event, @bin, @detail)`,
  )
  const events = db.prepare<[number], EventRow>(
    'SELECT at, event, bin, detail FROM breach_events WHERE breach_no = ? ORDER BY seq',
  )
  const insertDocument = db.prepare<[SignedBreachDocument]>(
    `INSERT INTO breach_documents (sha256, breach_no, document, at, bytes)
     VALUES (@sha256, @breachNo, @document, @at, @bytes)`,
  )
  const owner = db
    .prepare<[string], string>(
      'SELECT b.id FROM breach_documents d JOIN breaches b ON b.no = d.breach_no WHERE d.sha256 = ?',
    )
    .pluck()
  const documents = db.prepare<[number], SignedBreachDocument>(
    `SELECT sha256, breach_no AS breachNo, document, at, bytes
     FROM breach_documents WHERE breach_no = ? ORDER BY at, sha256`,
  )
  return {
    add: async (added) =>
      Number(insert.run({ ...added, content: JSON.stringify(added.content) }).lastInsertRowid),
    find: async (id) => {
      const row = one.get(id)
      return row && breach(row)
    },
    list: async (limit) => newest.all(limit).map(breach),
    addEvent: async (breachNo, event) =>
      void insertEvent.run({ ...event, breachNo, detail: JSON.stringify(event.detail) }),
    events: async (breachNo) =>
      events.all(breachNo).map((row) => ({ ...row, detail: JSON.parse(row.detail) })),
    addDocument: async (document) => void insertDocument.run(document),
    findByDocument: async (sha256) => owner.get(sha256),
    documents: async (breachNo) => documents.all(breachNo),
    findDelivering: async () => delivering.all().map(breach),
  }
}
