import type { Db } from './connection.ts'
import { type Row, withoutNulls } from './rows.ts'

/** A short message of the gateway "1414" (IS Mobile Government), to a citizen or from one. */
export interface Sms {
  readonly id: string
  readonly at: string
  readonly number: string
  /** Whose message it is; absent for one that came from a number nobody is asked at. */
  readonly iin?: string
  readonly direction: 'out' | 'in'
  readonly kind: 'question' | 'code' | 'answer' | 'notice'
  readonly text: string
  /** The request for access it belongs to. */
  readonly requestId?: string
  /** It was sent, and never reached the phone. */
  readonly lost: boolean
}

export interface SmsStore {
  /** Resolves with the id. */
  add(sms: Omit<Sms, 'id'>): Promise<string>
  /** Of one number, oldest first. */
  ofNumber(number: string): Promise<Sms[]>
  ofRequest(requestId: string): Promise<Sms[]>
  /** The next ones, by the order they came in. */
  after(id: number, limit: number): Promise<Sms[]>
}

type SmsRow = Omit<Row<Sms>, 'id' | 'lost'> & { readonly id: number; readonly lost: number }

const columns =
  'seq AS id, at, number, iin, direction, kind, text, request_id AS requestId, lost AS lost'

const sms = ({ id, lost, ...rest }: SmsRow): Sms => ({
  ...withoutNulls<Omit<Sms, 'id' | 'lost'>>(rest),
  id: String(id),
  lost: lost === 1,
})

export function smsStore(db: Db): SmsStore {
  const insert = db.prepare<[Omit<SmsRow, 'id'>]>(
    `INSERT INTO sms (at, number, iin, direction, kind, text, request_id, lost)
     VALUES (@at, @number, @iin, @direction, @kind, @text, @requestId, @lost)`,
  )
  const ofNumber = db.prepare<[string], SmsRow>(
    `SELECT ${columns} FROM sms WHERE number = ? ORDER BY seq`,
  )
  const ofRequest = db.prepare<[string], SmsRow>(
    `SELECT ${columns} FROM sms WHERE request_id = ? ORDER BY seq`,
  )
  const following = db.prepare<[number, number], SmsRow>(
    `SELECT ${columns} FROM sms WHERE seq > ? ORDER BY seq LIMIT ?`,
  )
  return {
    add: async (added) => {
      const row = { iin: null, requestId: null, ...added, lost: added.lost ? 1 : 0 }
      return String(insert.run(row).lastInsertRowid)
    },
    ofNumber: async (number) => ofNumber.all(number).map(sms),
    ofRequest: async (requestId) => ofRequest.all(requestId).map(sms),
    after: async (id, limit) => following.all(id, limit).map(sms),
  }
}
