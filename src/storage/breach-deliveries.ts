import type { BreachSubject, DeliveryOutcome } from '../contract/breach.ts'
import type { SubjectPlace } from './breach-subjects.ts'
import type { Db } from './connection.ts'
import { type Row, withoutNulls } from './rows.ts'

/** How the subject of one line was reached. */
export interface BreachDelivery extends SubjectPlace {
  readonly outcome: DeliveryOutcome
  /** IIN, or the number: no two deliveries of one breach have the same. Absent when nobody was reached. */
  readonly addressee?: string
}

/** How many subjects had each outcome. */
export type DeliveryCounts = Readonly<Record<DeliveryOutcome, number>>

/** One step of the delivery: it went up to this place. */
export interface DeliveryBatch extends SubjectPlace, DeliveryCounts {
  readonly at: string
}

export interface BreachDeliveryStore {
  add(breachNo: number, delivery: BreachDelivery): Promise<void>
  /** Whether an addressee was reached already. */
  reached(breachNo: number, addressee: string): Promise<boolean>
  addBatch(breachNo: number, batch: DeliveryBatch): Promise<void>
  lastBatch(breachNo: number): Promise<DeliveryBatch | undefined>
  /** Sums over all batches; zeros before the first. */
  counts(breachNo: number): Promise<DeliveryCounts>
  /** The first of those who could not be reached, with what the notice says of them. */
  undeliverable(breachNo: number, limit: number): Promise<(BreachSubject & SubjectPlace)[]>
}

export function breachDeliveryStore(db: Db): BreachDeliveryStore {
  const insert = db.prepare<[Row<BreachDelivery> & { breachNo: number }]>(
    `INSERT INTO breach_deliveries (breach_no, list, line, outcome, addressee)
     VALUES (@breachNo, @list, @line, @outcome, @addressee)`,
  )
  const reached = db
    .prepare<[number, string], number>(
      'SELECT 1 FROM breach_deliveries WHERE breach_no = ? AND addressee = ?',
    )
    .pluck()
  const insertBatch = db.prepare<[DeliveryBatch & { breachNo: number }]>(
    `INSERT INTO breach_batches (breach_no, at, list, line, cabinet, sms, undeliverable, repeated)
     VALUES (@breachNo, @at, @list, @line, @cabinet, @sms, @undeliverable, @repeated)`,
  )
  const last = db.prepare<[number], DeliveryBatch>(
    `SELECT at, list, line, cabinet, sms, undeliverable, repeated
     FROM breach_batches WHERE breach_no = ? ORDER BY seq DESC LIMIT 1`,
  )
  const sums = db.prepare<[number], DeliveryCounts>(
    `SELECT coalesce(sum(cabinet), 0) AS cabinet, coalesce(sum(sms), 0) AS sms,
       coalesce(sum(undeliverable), 0) AS undeliverable, coalesce(sum(repeated), 0) AS repeated
     FROM breach_batches WHERE breach_no = ?`,
  )
  const unreached = db.prepare<[number, number], Row<BreachSubject & SubjectPlace>>(
    `SELECT s.list, s.line, s.iin, s.phone, s.name
     FROM breach_deliveries d JOIN breach_subjects s USING (breach_no, list, line)
     WHERE d.breach_no = ? AND d.outcome = 'undeliverable' ORDER BY d.list, d.line LIMIT ?`,
  )
  return {
    add: async (breachNo, delivery) => void insert.run({ addressee: null, ...delivery, breachNo }),
    reached: async (breachNo, addressee) => reached.get(breachNo, addressee) !== undefined,
    addBatch: async (breachNo, batch) => void insertBatch.run({ ...batch, breachNo }),
    lastBatch: async (breachNo) => last.get(breachNo),
    counts: async (breachNo) => sums.get(breachNo) as DeliveryCounts,
    undeliverable: async (breachNo, limit) =>
      unreached.all(breachNo, limit).map((row) => withoutNulls<BreachSubject & SubjectPlace>(row)),
  }
}
