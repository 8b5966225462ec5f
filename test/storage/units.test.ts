import assert from 'node:assert/strict'
import { BATCH_MS } from '../../src/storage/batch.ts'
import { type NotesQueue, notesQueue } from './notes.ts'

describe('storage/units', () => {
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

  it('units that arrive together share a commit', async () => {
    const all = Array.from({ length: 64 }, (_, index) =>
      queue.transact(({ notes }) => notes.add(`${index}`)),
    )
    await Promise.all(all)
    assert.equal(commits(), 1)
    assert.equal(texts().length, 64)
  })

  it('units that arrive in one turn of the event loop share it too, whatever comes between', async () => {
    const first = queue.transact(({ notes }) => notes.add('first'))
    for (let tick = 0; tick < 50; tick += 1) await undefined
    await Promise.all([first, queue.transact(({ notes }) => notes.add('second'))])
    assert.equal(commits(), 1)
  })

  it('between two batches the event loop gets its turn', async () => {
    let turns = 0
    const count = () => {
      turns += 1
      counting = setImmediate(count)
    }
    let counting = setImmediate(count)
    for (let batch = 0; batch < 50; batch += 1) await queue.transact(async () => undefined)
    clearImmediate(counting)
    assert.ok(turns > 0)
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
    assert.equal(commits(), 3)
    assert.deepEqual(
      order,
      [...order].sort((left, right) => left - right),
    )
  })

  it('a long batch is committed early, so that the event loop gets its turn', async () => {
    const { db, queue, commits } = notesQueue({ batchMs: BATCH_MS })
    const busy = () => {
      const until = performance.now() + 4
      while (performance.now() < until);
    }
    await Promise.all(Array.from({ length: 8 }, () => queue.transact(async () => busy())))
    assert.ok(commits() >= 2)
    db.close()
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

  it('idle waits for what is queued', async () => {
    const all = ['a', 'b'].map((text) => queue.transact(({ notes }) => notes.add(text)))
    await queue.idle()
    assert.equal(texts().length, 2)
    await Promise.all(all)
  })
})
