import assert from 'node:assert/strict'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { checkpointThread } from '../../src/storage/checkpoint-thread.ts'
import { connect, type Role } from '../../src/storage/connection.ts'
import { openStorage, type Storage } from '../../src/storage/database.ts'
import { keepAlive } from '../../src/storage/kept-alive.ts'
import { answered, participant, received, temporaryFolder } from './records.ts'

const places = {
  'a file': () => temporaryFolder(),
  ':memory:': () => ({ file: ':memory:', remove: () => undefined }),
}

for (const [place, make] of Object.entries(places)) {
  describe(`storage/database over ${place}`, () => {
    let folder: { file: string; remove(): void }
    let storage: Storage
    const list = () => storage.read(({ participants }) => participants.list())

    beforeEach(() => {
      folder = make()
      storage = openStorage(folder.file)
    })
    afterEach(async () => {
      await storage.close()
      folder.remove()
    })

    it('what a unit wrote is read after it', async () => {
      const returned = await storage.transact(async ({ participants }) => {
        await participants.add(participant())
        return participants.find('TEST_BANK')
      })
      assert.deepEqual(returned, participant())
      assert.deepEqual(await list(), [participant()])
    })

    it('a read never sees what is not committed', async () => {
      let seen: Promise<unknown> | undefined
      await storage
        .transact(async ({ participants }) => {
          await participants.add(participant())
          seen = list().then((found) => found.length)
          await new Promise((resolve) => setTimeout(resolve, 20))
          throw new Error('never mind')
        })
        .catch(() => undefined)
      assert.equal(await seen, 0)
    })

    it('a read cannot write, and a write after it can', async () => {
      const write = () => storage.read(({ participants }) => participants.add(participant()))
      await assert.rejects(write(), /attempt to write a readonly database/)
      await storage.transact(({ participants }) => participants.add(participant()))
      assert.equal((await list()).length, 1)
    })

    it('a read that never settles is given up, and the next one works', async () => {
      await storage.close()
      storage = openStorage(folder.file, { limitMs: 200 })
      await assert.rejects(
        storage.read(() => new Promise(() => undefined)),
        /a read did not finish in 200 ms/,
      )
      assert.deepEqual(await list(), [])
    })

    it('close waits for the units that are queued, and is final', async () => {
      const queued = storage.transact(({ participants }) => participants.add(participant()))
      const reading = list()
      await Promise.all([storage.close(), storage.close()])
      await queued
      await reading
      await storage.close()
      const closed = /the storage is closed/
      await assert.rejects(
        storage.transact(async () => 1),
        closed,
      )
      await assert.rejects(
        storage.read(async () => 1),
        closed,
      )
      await assert.rejects(storage.checkpoint(), closed)
    })

    it('a checkpoint may be asked for at any time', async () => {
      await storage.transact(({ participants }) => participants.add(participant()))
      await Promise.all([storage.checkpoint(), storage.checkpoint()])
      assert.equal((await list()).length, 1)
    })
  })
}

describe('storage/database', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => {
    folder.remove()
  })

  it('a file keeps what was answered, and is made with its folder', async () => {
    const file = join(folder.path, 'new', 'folder', 'shep.db')
    const first = openStorage(file)
    await first.transact(({ messages }) => messages.receive(received('m1')))
    await first.transact(({ messages }) => messages.answer(answered('m1')))
    await first.close()
    assert.deepEqual(readdirSync(join(folder.path, 'new', 'folder')), ['shep.db', 'shep.db.lock'])
    const second = openStorage(file)
    const [entry] = await second.read(({ messages }) => messages.find('m1'))
    assert.deepEqual(entry, { seq: 1, ...received('m1'), ...answered('m1') })
    await second.close()
  })

  it('a read over a file does not wait for the units', async () => {
    const storage = openStorage(folder.file)
    let release: () => void = () => undefined
    const held = storage.transact(
      () =>
        new Promise<void>((resolve) => {
          release = resolve
        }),
    )
    await new Promise(setImmediate)
    assert.deepEqual(await storage.read(({ participants }) => participants.list()), [])
    release()
    await held
    await storage.close()
  })

  it('a read is one snapshot, whatever is committed meanwhile', async () => {
    const storage = openStorage(folder.file)
    const counts = await storage.read(async ({ participants }) => {
      const before = (await participants.list()).length
      await storage.transact((stores) => stores.participants.add(participant()))
      return [before, (await participants.list()).length]
    })
    assert.deepEqual(counts, [0, 0])
    await storage.close()
  })

  it('checkpoint empties the log', async () => {
    const storage = openStorage(folder.file)
    await storage.transact(({ participants }) => participants.add(participant()))
    assert.ok(statSync(`${folder.file}-wal`).size > 0)
    await storage.checkpoint()
    assert.equal(statSync(`${folder.file}-wal`).size, 0)
    await storage.close()
  })

  it('a newer database, a foreign file and an empty path are refused, and the lock is let go', async () => {
    const db = keepAlive(new Database(folder.file))
    db.pragma('user_version = 99')
    db.close()
    assert.throws(() => openStorage(folder.file), /schema version 99, this emulator knows/)
    writeFileSync(folder.file, 'not a database, but long enough to look at'.repeat(99))
    assert.throws(
      () => openStorage(folder.file),
      /shep\.db cannot be used as a database.*not a database/,
    )
    assert.throws(() => openStorage(''), /path of the database is empty/)
    writeFileSync(folder.file, '')
    await openStorage(folder.file).close()
  })

  describe('synchronous=FULL on every connection', () => {
    beforeEach(async () => {
      await openStorage(folder.file).close()
    })

    it('which this build would not give by itself to an existing WAL database', () => {
      const bare = keepAlive(new Database(folder.file))
      assert.equal(bare.pragma('synchronous', { simple: true }), 1)
      bare.close()
    })

    for (const role of ['writer', 'reader', 'checkpointer'] satisfies Role[]) {
      it(`the ${role} has it, with foreign keys and without checkpoints of its own`, () => {
        const db = connect(folder.file, role)
        const set = (name: string) => db.pragma(name, { simple: true })
        assert.equal(set('synchronous'), 2)
        assert.equal(set('journal_mode'), 'wal')
        assert.equal(set('foreign_keys'), 1)
        assert.equal(set('wal_autocheckpoint'), 0)
        assert.ok(Number(set('busy_timeout')) > 0)
        db.close()
      })
    }

    it('the thread that checkpoints reads it back', async () => {
      const thread = checkpointThread(folder.file)
      const { synchronous, busy } = await thread.run('PASSIVE')
      await thread.close()
      assert.deepEqual({ synchronous, busy }, { synchronous: 2, busy: 0 })
    })
  })
})
