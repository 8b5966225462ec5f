import assert from 'node:assert/strict'
import type { Db } from '../../src/storage/connection.ts'
import { openStorage } from '../../src/storage/database.ts'
import type { Erasure } from '../../src/storage/erasures.ts'
import type { Stores } from '../../src/storage/stores.ts'
import { freshStores } from './fresh.ts'
import { answered, application, participant, received, session } from './records.ts'

const erasure = (changed: Partial<Erasure> = {}): Erasure => ({
  id: 'erasure-1',
  at: '2026-11-23T05:00:00.000Z',
  what: 'journal',
  by: 'Тестов Т.',
  reason: 'срок',
  forced: false,
  facts: '{}',
  ...changed,
})
const digest = 'ab'.repeat(32)
const emptied = { entryId: 'm1', requestSha256: digest, responseSha256: digest }

async function fill({ participants, applications, sessions, messages, actContainers }: Stores) {
  await participants.add(participant())
  await applications.add(application())
  await sessions.open(session())
  for (const id of ['m1', 'm2']) {
    await messages.receive(received(id))
    await messages.answer(answered(id))
  }
  await sessions.freeze('session-1', '2026-11-23T06:00:00.000Z', '{"act":1}', 'aa')
  await actContainers.begin('session-1', '{}')
  await actContainers.addPiece('session-1', 0, Buffer.from('PK'))
  await actContainers.complete('session-1', digest)
}

describe('storage/erasures: the one exception to a journal that only grows', () => {
  let db: Db
  let stores: Stores
  freshStores((fresh) => {
    ;({ db, stores } = fresh)
  }, fill)

  it('a message on the record of an open erasure is emptied; what it is known by stays', async () => {
    const [before] = await stores.messages.find('m1')
    await stores.erasures.open(erasure())
    await stores.erasures.emptyMessage(emptied)
    await stores.erasures.close()
    const [after] = await stores.messages.find('m1')
    assert.deepEqual(after, {
      ...before,
      ...{ headers: '[]', request: Buffer.alloc(0), response: Buffer.alloc(0) },
      ...{ reason: '{}', checks: '[]', erasureId: 'erasure-1' },
    })
    assert.deepEqual(await stores.erasures.message('m1'), emptied)
    assert.deepEqual(await stores.erasures.list(), [erasure()])
    assert.equal((await stores.messages.find('m2'))[0]?.request.length, 10)
  })

  it('without an open erasure nothing is emptied', async () => {
    const none = { entryId: 'm2', requestSha256: digest }
    await assert.rejects(stores.erasures.emptyMessage(none), /only grows/)
    await assert.rejects(
      stores.erasures.emptySession('session-1'),
      /frozen session does not change/,
    )
  })

  const other = {
    "UPDATE messages SET request = x'01' WHERE id = 'm1'": /the journal only grows/,
    "UPDATE messages SET request = x'', headers = '[]', received_at = '' WHERE id = 'm1'":
      /the journal only grows/,
    "UPDATE messages SET request = x'', headers = '[]' WHERE id = 'm2'": /the journal only grows/,
    "DELETE FROM messages WHERE id = 'm1'": /the journal only grows/,
    "UPDATE answers SET outcome = 'OK', reason = '{\"a\":1}', checks = '[]', response = x'' WHERE seq = 1":
      /the journal only grows/,
    'DELETE FROM answers WHERE seq = 1': /the journal only grows/,
    "UPDATE sessions SET act = '{}' WHERE id = 'session-1'": /frozen session does not change/,
    "UPDATE act_containers SET container = x''": /does not change/,
    'DELETE FROM act_pieces': /containers of acts are kept/,
    "UPDATE erasures SET reason = ''": /record of erasures only grows/,
    'DELETE FROM erased_messages': /record of erasures only grows/,
  }
  for (const [sql, refusal] of Object.entries(other)) {
    it(`an open erasure of messages lets nobody: ${sql.slice(0, 60)}`, async () => {
      await stores.erasures.open(erasure())
      await stores.erasures.emptyMessage(emptied)
      assert.throws(() => db.exec(sql), refusal)
    })
  }

  it('the act of a session and its container are emptied by the erasure of that session alone, once', async () => {
    await stores.erasures.open(erasure({ what: 'session', sessionId: 'session-1' }))
    await stores.erasures.emptySession('session-1')
    const found = await stores.sessions.find('session-1')
    assert.deepEqual([found?.act, found?.actSha256], ['{}', 'aa'])
    const container = await stores.actContainers.find('session-1')
    assert.equal(container?.sha256, digest)
    assert.equal(await stores.actContainers.piece('session-1', 0), undefined)
    assert.throws(() => db.exec('UPDATE sessions SET act = \'{"act":2}\''), /does not change/)
    assert.throws(() => db.exec("UPDATE act_containers SET sha256 = ''"), /does not change/)
    await stores.erasures.close()
    const again = erasure({ id: 'erasure-2', what: 'session', sessionId: 'session-1' })
    await assert.rejects(stores.erasures.open(again), /UNIQUE/)
  })

  it('an erasure that does not come to its end leaves everything as it was, and is not on record', async () => {
    const storage = openStorage(':memory:')
    await storage.transact(fill)
    const broken = storage.transact(async ({ erasures }) => {
      await erasures.open(erasure())
      await erasures.emptyMessage(emptied)
      throw new Error('killed')
    })
    await assert.rejects(broken, /killed/)
    await storage.read(async ({ erasures, messages }) => {
      assert.deepEqual(await erasures.list(), [])
      assert.equal((await messages.find('m1'))[0]?.request.length, 10)
    })
    await storage.transact(({ erasures }) => erasures.open(erasure()))
    await storage.close()
  })
})
