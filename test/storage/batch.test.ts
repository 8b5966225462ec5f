import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { BATCH_MS } from '../../src/storage/batch.ts'
import { type Notes, type NotesQueue, notesQueue } from './notes.ts'

describe('storage/batch', () => {
  let db: NotesQueue['db']
  let queue: NotesQueue['queue']
  let texts: NotesQueue['texts']
  let commits: NotesQueue['commits']

  beforeEach(() => {
    ;({ db, queue, texts, commits } = notesQueue())
  })
  afterEach(() => {
    db.close()
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
    const { db, queue, texts } = notesQueue({ limitMs: 60, batchMs: BATCH_MS })
    const hung = queue.transact(async ({ notes }) => {
      await notes.add('hung')
      await new Promise(() => undefined)
    })
    const next = queue.transact(({ notes }) => notes.add('next'))
    await assert.rejects(hung, /did not finish in 60 ms and was rolled back/)
    await next
    assert.deepEqual(texts(), ['next'])
    db.close()
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
    const { db, queue, texts } = notesQueue({ limitMs: 60, batchMs: BATCH_MS })
    let wake = () => {}
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    let late: Promise<unknown> = Promise.resolve()
    const hung = queue.transact(async ({ notes }) => {
      const { add } = notes
      await woken
      late = add('late')
      await late
    })
    await assert.rejects(hung, /did not finish/)
    await queue.transact(async () => {
      wake()
      await woken
      await assert.rejects(late, /this unit of work is over/)
    })
    assert.deepEqual(texts(), [])
    db.close()
  })
})
