import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { statSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { walLimits } from '../../src/storage/checkpoints.ts'
import { openStorage, type Storage } from '../../src/storage/database.ts'
import { keepAlive } from '../../src/storage/kept-alive.ts'
import { startChild } from '../support/child.ts'
import { received, temporaryFolder } from './records.ts'

const megabyte = 1_000_000
const request = randomBytes(megabyte / 4)
/** Twice `pause`, and the batch that went over it. */
const bound = (2 * walLimits.pause + 1000) * 4096

describe('storage/checkpoints', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let storage: Storage
  let problems: Error[]
  const workers: Worker[] = []
  const remember = (worker: Worker) => workers.push(worker)
  const walSize = () => statSync(`${folder.file}-wal`).size

  /** `count` messages of a quarter of a megabyte from eight senders that never rest; the biggest log seen. */
  async function stream(count: number, between: (done: number) => void = () => undefined) {
    let [next, biggest] = [0, 0]
    const sender = async () => {
      while (next < count) {
        const id = `m${next++}`
        await storage.transact(({ messages }) => messages.receive(received(id, { request })))
        biggest = Math.max(biggest, walSize())
        between(next)
      }
    }
    await Promise.all(Array.from({ length: 8 }, sender))
    return biggest
  }
  const countStored = async () => {
    const db = keepAlive(new Database(folder.file, { readonly: true }))
    const count = db.prepare('SELECT count(*) FROM messages').pluck().get()
    db.close()
    return count
  }

  beforeEach(() => {
    folder = temporaryFolder()
    problems = []
    workers.length = 0
    process.on('worker', remember)
    storage = openStorage(folder.file, { report: (problem) => problems.push(problem) })
  })
  afterEach(async () => {
    process.off('worker', remember)
    await storage.close()
    folder.remove()
  })

  it('200 MB in a constant stream: the log stays bounded, and the event loop free', async () => {
    const began = performance.now()
    let [last, longest] = [began, 0]
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 5)
      last = performance.now()
    }, 5)
    const biggest = await stream(800)
    clearInterval(ticking)
    assert.deepEqual(problems, [])
    assert.ok(biggest > walLimits.passive * 4096, `${biggest}`)
    assert.ok(biggest < bound, `${biggest}`)
    assert.equal(await countStored(), 800)
    assert.equal(workers.length, 1)
    // A slow disk or a busy machine stretches both.
    const whole = performance.now() - began
    assert.ok(longest < Math.max(1000, whole / 4), `${longest} of ${whole}`)
  })

  it('a thread that dies is reported and replaced; nothing is lost', async () => {
    await stream(240, (done) => {
      if (done % 60 === 0) void workers.at(-1)?.terminate()
    })
    assert.ok(workers.length > 1)
    assert.ok(problems.every(({ message }) => /the checkpoint thread (died|failed)/.test(message)))
    assert.equal(await countStored(), 240)
  })

  it('a thread that cannot start is reported, and the log is bounded without it', async () => {
    const link = `${folder.path}-link`
    symlinkSync(folder.path, link)
    const blind = openStorage(join(link, 'blind.db'), {
      report: (problem) => problems.push(problem),
    })
    unlinkSync(link)
    for (let index = 0; index < 340; index += 1) {
      await blind.transact(({ messages }) => messages.receive(received(`m${index}`, { request })))
    }
    assert.ok(statSync(join(folder.path, 'blind.db-wal')).size < bound)
    await blind.close()
    assert.ok(problems.length > 0)
    assert.ok(
      problems.every(({ message }) => /thread failed.*blind\.db cannot be used/.test(message)),
    )
  })

  it('a foreign reader that never ends lets the log grow, and is forgotten when it goes', async () => {
    const reader = keepAlive(new Database(folder.file, { readonly: true }))
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM messages').get()
    await stream(100)
    await assert.rejects(storage.checkpoint(), /another process reads it/)
    reader.close()
    await storage.checkpoint()
    assert.equal(walSize(), 0)
    assert.deepEqual(problems, [])
  })

  it('counting the pages moves none of them', async () => {
    await storage.transact(({ messages }) => messages.receive(received('m1')))
    const db = keepAlive(new Database(folder.file))
    const [counted] = db.pragma('wal_checkpoint(NOOP)') as [{ log: number; checkpointed: number }]
    const [again] = db.pragma('wal_checkpoint(NOOP)') as [{ log: number; checkpointed: number }]
    db.close()
    assert.ok(counted.log > 0)
    assert.deepEqual({ ...again }, { ...counted, checkpointed: 0 })
  })

  it('a process lives until its checkpoint is done, and the thread does not keep it longer', async () => {
    const child = startChild('storage/leaving-child.ts', `${folder.file}-other`)
    assert.equal(await child.end, 0)
    assert.equal(child.printed(), 'emptied')
  })
})
