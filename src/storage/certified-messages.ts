import type { Db } from './connection.ts'
import { erased, type RecordRow, record, recordColumns } from './message-rows.ts'
import type { JournalRecord, MessageContent } from './messages.ts'
import { type Row, withoutNulls } from './rows.ts'

/** Of the journal what certification reads: all of a session, but little of it at once. */
export interface CertifiedMessages {
  /** What was sent and received, and no more. */
  content(id: string): Promise<MessageContent | undefined>
  /** Some of a session in seq order, those after this one; none after the last. */
  nextOfCertification(certificationId: string, after: number): Promise<JournalRecord[]>
  /** In seq order, one at a time; `visit` reads nothing of the database. */
  eachOfCertification(
    certificationId: string,
    visit: (record: JournalRecord) => unknown,
  ): Promise<void>
  /** Messages of a sender, in any session or none, on which the two engines disagreed; in seq order, without the bytes. */
  disagreementsOf(senderId: string): Promise<JournalRecord[]>
}

/** How many records of a session are held at once. */
const AT_ONCE = 50

export function certifiedMessages(db: Db): CertifiedMessages {
  const contentById = db.prepare<[string], Row<MessageContent>>(
    `SELECT m.id, m.received_at AS receivedAt, m.request, a.response
     FROM messages m LEFT JOIN answers a ON a.seq = m.seq WHERE m.id = ?`,
  )
  const certified = db.prepare<[string, number], RecordRow>(
    `SELECT ${recordColumns} FROM answers a JOIN messages m ON m.seq = a.seq ${erased}
     WHERE a.certification_id = ? AND a.seq > ? ORDER BY a.seq LIMIT ${AT_ONCE}`,
  )
  const disagreeing = db.prepare<[string], RecordRow>(
    `SELECT ${recordColumns} FROM answers a JOIN messages m ON m.seq = a.seq ${erased}
     WHERE a.sender_id = ? AND a.outcome = 'ENGINES_DISAGREE' ORDER BY a.seq`,
  )
  const next = (id: string, after: number) => certified.all(id, after).map(record)
  return {
    content: async (id) => {
      const row = contentById.get(id)
      return row && withoutNulls<MessageContent>(row)
    },
    nextOfCertification: async (id, after) => next(id, after),
    eachOfCertification: async (id, visit) => {
      for (let rows = next(id, 0); rows.length > 0; rows = next(id, rows.at(-1)?.seq ?? 0))
        for (const row of rows) visit(row)
    },
    disagreementsOf: async (senderId) => disagreeing.all(senderId).map(record),
  }
}
