/** A process that does nothing but write: two rows a subject, a hundred subjects a commit, as durably; what a delivery is measured by. */
import { randomUUID } from 'node:crypto'
import { connect } from '../../src/storage/connection.ts'

/** How fast the rows went in. */
export interface Bare {
  readonly perSecond: number
  readonly perCpuSecond: number
}

const [file = '', count = '0'] = process.argv.slice(2)
const BATCH = 100

process.on('message', () => process.send?.(write(Number(count))))

function write(subjects: number): Bare {
  const db = connect(file, 'writer')
  db.exec(`CREATE TABLE told (seq INTEGER PRIMARY KEY, addressee TEXT NOT NULL UNIQUE, outcome TEXT NOT NULL);
    CREATE TABLE notices (seq INTEGER PRIMARY KEY, iin TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL);
    CREATE INDEX notices_iin ON notices (iin, seq)`)
  const told = db.prepare<[string]>("INSERT INTO told (addressee, outcome) VALUES (?, 'cabinet')")
  const notice = db.prepare<[string, string, string]>(
    'INSERT INTO notices (iin, at, text) VALUES (?, ?, ?)',
  )
  const text = 'x'.repeat(600)
  const batch = db.transaction((size: number) => {
    const at = new Date().toISOString()
    for (let row = 0; row < size; row++) {
      const addressee = randomUUID()
      told.run(addressee)
      notice.run(addressee, at, text)
    }
  })
  const [start, used] = [performance.now(), process.cpuUsage()]
  for (let done = 0; done < subjects; done += BATCH) batch(Math.min(BATCH, subjects - done))
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(used)
  db.close()
  return { perSecond: subjects / seconds, perCpuSecond: subjects / ((user + system) / 1e6) }
}
