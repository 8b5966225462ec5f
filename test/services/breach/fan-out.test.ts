import assert from 'node:assert/strict'
import { join } from 'node:path'
import { prepareDelivery } from '../../../bench/breach/prepare.ts'
import { createFanOut } from '../../../src/services/breach/fan-out.ts'
import { progressOf } from '../../../src/services/breach/views.ts'
import { ways } from '../../../src/services/breach/ways.ts'
import { connect } from '../../../src/storage/connection.ts'
import { openStorage } from '../../../src/storage/database.ts'
import { temporaryDirectory } from '../../eds/support.ts'
import { startChild } from '../../support/child.ts'

const SUBJECTS = 20_000

/** How a process ended that delivers, and kills itself over the subject with the number `deadly` of those it can tell. */
const delivering = (file: string, id: string, ...deadly: readonly number[]) =>
  startChild('services/breach/delivering-child.ts', file, id, ...deadly.map(String)).end

describe('breach: delivery to many (R-162)', () => {
  it(`${SUBJECTS} subjects, killed by kill -9 twice: each is told exactly once`, async () => {
    const file = join(temporaryDirectory(), 'shep.db')
    const storage = openStorage(file)
    await prepareDelivery(storage, 'big', SUBJECTS)
    await storage.close()
    const deliveries = 'FROM breach_deliveries WHERE breach_no = 1'
    // Of ten subjects nine can be told; those of the batch in work are not on record.
    const durable = [2000, 10_000]
    for (const [at, deadly] of [1845, 7245].entries()) {
      assert.equal(await delivering(file, 'big', deadly), 'SIGKILL')
      const db = connect(file, 'reader')
      const left = db.prepare<[], number>(`SELECT count(*) ${deliveries}`).pluck().get()
      db.close()
      assert.equal(left, durable[at], 'the second process went on where the first was')
    }
    assert.equal(await delivering(file, 'big'), 0)
    const db = connect(file, 'reader')
    const one = (sql: string) => db.prepare<[], number>(sql).pluck().get()
    assert.equal(one(`SELECT count(*) ${deliveries}`), SUBJECTS)
    assert.equal(one(`SELECT count(*) ${deliveries} AND outcome = 'undeliverable'`), SUBJECTS / 10)
    assert.equal(one(`SELECT count(DISTINCT addressee) ${deliveries}`), SUBJECTS * 0.9)
    const messages = Number(one("SELECT count(*) FROM sms WHERE kind = 'notice'"))
    assert.equal(messages, one('SELECT count(DISTINCT number) FROM sms'))
    assert.equal(messages, one(`SELECT count(*) ${deliveries} AND outcome = 'sms'`))
    const notices = Number(one("SELECT count(*) FROM notices WHERE kind = 'breach'"))
    assert.equal(notices, one('SELECT count(DISTINCT iin) FROM notices'))
    assert.equal(notices + messages, SUBJECTS * 0.9)
    db.close()
  })

  it('goes on by itself, and lets others work in between', async () => {
    const storage = openStorage(join(temporaryDirectory(), 'shep.db'))
    await prepareDelivery(storage, 'one', 3000)
    await prepareDelivery(storage, 'two', 500)
    const log = () => undefined
    const fanOut = createFanOut({ storage, clock: () => new Date(), ways, log })
    const progress = (id: string) => storage.read((stores) => progressOf(stores, id))
    fanOut.wake()
    let between = 0
    for (;;) {
      const [one, two] = [await progress('one'), await progress('two')]
      if (one.state === 'delivered' && two.state === 'delivered') break
      await storage.transact(async ({ breaches }) => breaches.list(1))
      between += 1
    }
    assert.ok(between > 3, `${between} other units of work`)
    const { subjects, done, undeliverable } = await progress('one')
    assert.deepEqual([subjects, done, undeliverable], [3000, 3000, 300])
    await fanOut.stop()
    await storage.close()
  })

  it('a batch that fails is told, and tried again', async () => {
    const storage = openStorage(':memory:')
    await prepareDelivery(storage, 'one', 10)
    const told: string[] = []
    let broken = true
    const cabinet: typeof ways.cabinet = async (...asked) => {
      if (!broken) return ways.cabinet(...asked)
      broken = false
      throw new Error('the cabinet is down')
    }
    const log = (event: string) => void told.push(event)
    const fanOut = createFanOut({
      storage,
      clock: () => new Date(),
      ways: { ...ways, cabinet },
      log,
    })
    fanOut.wake()
    for (;;) {
      const { state, done } = await storage.read((stores) => progressOf(stores, 'one'))
      if (state === 'delivered') break
      assert.equal(done, 0)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    assert.deepEqual(told, ['breach delivery'])
    await fanOut.stop()
    await storage.close()
  })
})
