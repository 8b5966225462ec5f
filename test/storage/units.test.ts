import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Db } from '../../src/storage/connection.ts'
import { takingTurns } from '../../src/storage/turns.ts'
import { type UnitQueue, unitQueue } from '../../src/storage/units.ts'

/** A store of one table, so that a test sees exactly what a batch does to the database. */
const notesOf = (db: Db) => ({
  notes: {
    add: async (text: string) => db.prepare('INSERT INTO notes VALUES (?)').run(text).changes,
    all: async () => db.prepare<[], string>('SELECT text FROM notes').pluck().all(),
    promise: async (text: string) => db.prepare('INSERT INTO promises VALUES (?)').run(text),
    abandon: async () => db.exec('ROLLBACK'),
    fill: async () => db.prepare('INSERT INTO notes VALUES (zeroblob(4000000))').run(),
  },
})
type Notes = ReturnType<typeof notesOf>

describe('storage/units', () => {
  let db: Db
  let log: string[]
  let queue: UnitQueue<Notes>
  const texts = () => db.prepare<[], string>('SELECT text FROM notes').pluck().all()
  const commits = () => log.filter((sql) => sql === 'COMMIT').length

  beforeEach(() => {
    log = []
    db = new Database(':memory:', { verbose: (sql) => log.push(String(sql)) })
    db.exec(`CREATE TABLE notes (text ANY PRIMARY KEY) STRICT;
      CREATE TABLE promises (text TEXT REFERENCES notes (text) DEFERRABLE INITIALLY DEFERRED) STRICT`)
    queue = unitQueue({
      db,
      stores: notesOf(db),
      turn: takingTurns(),
      afterCommit: async () => undefined,
      limitMs: 60,
    })
  })
  afterEach(() => {
    db.close()
  })

  it('units that arrive together share one commit', async () => {
    const all = Array.from({ length: 64 }, (_, index) =>
      queue.transact(({ notes }) => notes.add(`${index}`)),
    )
    await Promise.all(all)
    assert.equal(commits(), 1)
    assert.equal(texts().length, 64)
  })

  it('units that arrive one after another have each its own', async () => {
    for (const text of ['a', 'b', 'c']) await queue.transact(({ notes }) => notes.add(text))
    assert.equal(commits(), 3)
  })

  it('a batch is bounded: more units than it holds take more commits, in the order asked', async () => {
    const order: number[] = []
    const all = Array.from({ length: 300 }, (_, index) =>
      queue.transact(async () => order.push(index)),
    )
    await Promise.all(all)
    assert.ok(commits() >= 3)
    assert.deepEqual(
      order,
      [...order].sort((left, right) => left - right),
    )
  })

  it('a long batch is committed early, so that the event loop gets its turn', async () => {
    const busy = () => {
      const until = performance.now() + 4
      while (performance.now() < until);
    }
    await Promise.all(Array.from({ length: 8 }, () => queue.transact(async () => busy())))
    assert.ok(commits() >= 2)
  })

  it('a unit that throws is rolled back alone, and only its caller hears', async () => {
    const outcomes = await Promise.allSettled([
      queue.transact(({ notes }) => notes.add('before')),
      queue.transact(async ({ notes }) => {
        await notes.add('lost')
        throw new Error('mine')
      }),
      queue.transact(({ notes }) => notes.add('after')),
    ])
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    )
    assert.match(String(outcomes[1].status === 'rejected' && outcomes[1].reason), /mine/)
    assert.deepEqual(texts(), ['before', 'after'])
    assert.equal(commits(), 1)
  })

  it('a unit that throws before its first await rejects like any other', async () => {
    const early = queue.transact(() => {
      throw new Error('early')
    })
    await assert.rejects(early, /early/)
  })

  it('nobody hears of success or failure before the commit', async () => {
    const heard: (boolean | string)[] = []
    const say = () => heard.push(db.inTransaction)
    const failing = queue.transact(async () => {
      throw new Error('own')
    })
    await Promise.all([queue.transact(({ notes }) => notes.add('a')).then(say), failing.catch(say)])
    assert.deepEqual(heard, [false, false])
  })

  const broken: Record<string, (stores: Notes) => Promise<unknown>> = {
    'the commit itself fails': ({ notes }) => notes.promise('a note that never comes'),
    'SQLite gives the transaction up': async ({ notes }) => {
      await notes.abandon()
      throw new Error('disk I/O error')
    },
  }
  for (const [what, work] of Object.entries(broken)) {
    it(`when ${what}, every unit of the batch rejects and the next batch works`, async () => {
      const outcomes = await Promise.allSettled([
        queue.transact(({ notes }) => notes.add('first')),
        queue.transact(work),
        queue.transact(({ notes }) => notes.add('third')),
      ])
      for (const outcome of outcomes) {
        assert.equal(outcome.status, 'rejected')
        assert.match(String(outcome.reason), /was not committed: .*(FOREIGN KEY|disk I\/O)/)
      }
      assert.equal(db.inTransaction, false)
      await queue.transact(({ notes }) => notes.add('next'))
      assert.deepEqual(texts(), ['next'])
    })
  }

  it('when the disk is full, what did not fit rejects and the connection stays usable', async () => {
    const pages = Number(db.pragma('page_count', { simple: true }))
    db.pragma(`max_page_count = ${pages + 8}`)
    await assert.rejects(
      queue.transact(({ notes }) => notes.fill()),
      /database or disk is full/,
    )
    await queue.transact(({ notes }) => notes.add('small'))
    assert.deepEqual(texts(), ['small'])
  })

  it('when the transaction cannot begin, the waiting units reject instead of hanging', async () => {
    db.exec('BEGIN')
    await assert.rejects(
      queue.transact(({ notes }) => notes.add('a')),
      /was not committed/,
    )
    await queue.transact(({ notes }) => notes.add('b'))
    assert.deepEqual(texts(), ['b'])
  })

  it('a unit that never settles is rolled back at the time limit, and holds up nobody longer', async () => {
    const hung = queue.transact(async ({ notes }) => {
      await notes.add('hung')
      await new Promise(() => undefined)
    })
    const next = queue.transact(({ notes }) => notes.add('next'))
    await assert.rejects(hung, /did not finish in 60 ms and was rolled back/)
    await next
    assert.deepEqual(texts(), ['next'])
  })

  it('a unit that awaits something longer holds the queue and is still one unit', async () => {
    const slow = queue.transact(async ({ notes }) => {
      await notes.add('slow')
      await sleep(10)
      return notes.all()
    })
    const next = sleep(2).then(() => queue.transact(({ notes }) => notes.all()))
    assert.deepEqual(await slow, ['slow'])
    assert.deepEqual(await next, ['slow'])
  })

  it('a unit that is over cannot write into the one that runs after it', async () => {
    let late: Promise<unknown> = Promise.resolve()
    const hung = queue.transact(async ({ notes }) => {
      const { add } = notes
      await sleep(80)
      late = add('late')
      await late
    })
    await assert.rejects(hung, /did not finish/)
    await queue.transact(async () => sleep(40))
    await assert.rejects(late, /this unit of work is over/)
    assert.deepEqual(texts(), [])
  })

  it('idle waits for what is queued', async () => {
    const all = ['a', 'b'].map((text) => queue.transact(({ notes }) => notes.add(text)))
    await queue.idle()
    assert.equal(texts().length, 2)
    await Promise.all(all)
  })
})
