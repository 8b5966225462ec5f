/** A process that counts, after a delivery, who was told how often. */
import { connect } from '../../src/storage/connection.ts'

/** Subjects of the breach, those that have one delivery, those told in one way, and those told once by it. */
export interface Told {
  readonly subjects: number
  readonly deliveries: number
  readonly undeliverable: number
  readonly addressees: number
  readonly notices: number
  readonly noticed: number
  readonly messages: number
  readonly messaged: number
}

const [file = ''] = process.argv.slice(2)

process.on('message', () => {
  const db = connect(file, 'reader')
  const one = (sql: string) => Number(db.prepare<[], number>(sql).pluck().get())
  const deliveries = 'FROM breach_deliveries'
  const told: Told = {
    subjects: one('SELECT count(*) FROM breach_subjects'),
    deliveries: one(`SELECT count(*) ${deliveries}`),
    undeliverable: one(`SELECT count(*) ${deliveries} WHERE outcome = 'undeliverable'`),
    addressees: one(`SELECT count(DISTINCT addressee) ${deliveries}`),
    notices: one("SELECT count(*) FROM notices WHERE kind = 'breach'"),
    noticed: one("SELECT count(DISTINCT iin) FROM notices WHERE kind = 'breach'"),
    messages: one("SELECT count(*) FROM sms WHERE kind = 'notice'"),
    messaged: one("SELECT count(DISTINCT number) FROM sms WHERE kind = 'notice'"),
  }
  db.close()
  process.send?.(told)
})
