import assert from 'node:assert/strict'
import type { Db } from '../../src/storage/connection.ts'
import type { Stores } from '../../src/storage/stores.ts'
import { freshStores } from './fresh.ts'
import { answered, received } from './records.ts'

describe('storage/messages', () => {
  let db: Db
  let stores: Stores
  freshStores((fresh) => {
    ;({ db, stores } = fresh)
  })

  it('a message is there before its answer, and together with it after', async () => {
    await stores.messages.receive(received('m1'))
    assert.deepEqual(await stores.messages.find('m1'), [{ seq: 1, ...received('m1') }])
    await stores.messages.answer(answered('m1'))
    assert.deepEqual(await stores.messages.find('m1'), [
      { seq: 1, ...received('m1'), ...answered('m1') },
    ])
  })

  it('an answer to a message nobody could read has only what was known', async () => {
    const { id, answeredAt, httpStatus, response, outcome, reason, checks, engine } = answered('m1')
    const bare = {
      id,
      answeredAt,
      httpStatus,
      response,
      outcome,
      reason,
      checks,
      engine,
      verified: false,
    }
    await stores.messages.receive(received('m1'))
    await stores.messages.answer(bare)
    assert.deepEqual(await stores.messages.find('m1'), [{ seq: 1, ...received('m1'), ...bare }])
  })

  for (const key of ['m1', 'message-m1', '{session-m1}', 'session-m1']) {
    it(`is found by ${key}`, async () => {
      for (const id of ['m1', 'm2']) {
        await stores.messages.receive(received(id))
        await stores.messages.answer(answered(id))
      }
      assert.deepEqual(
        (await stores.messages.find(key)).map(({ id }) => id),
        ['m1'],
      )
    })
  }

  it('a session found by its guid gives every message of it, in order', async () => {
    for (const id of ['m2', 'm1']) {
      await stores.messages.receive(received(id))
      await stores.messages.answer(answered(id, { sessionId: '{same}' }))
    }
    assert.deepEqual(
      (await stores.messages.find('same')).map(({ id }) => id),
      ['m2', 'm1'],
    )
  })

  it('is answered once, and only after it came', async () => {
    await assert.rejects(stores.messages.answer(answered('m1')), /m1 was never received/)
    await stores.messages.receive(received('m1'))
    await stores.messages.answer(answered('m1'))
    const second = answered('m1', { response: Buffer.from('other') })
    await assert.rejects(stores.messages.answer(second), /m1 is already answered/)
    await assert.rejects(stores.messages.receive(received('m1')), /m1 is already in the journal/)
    const [entry] = await stores.messages.find('m1')
    assert.deepEqual(entry?.response, answered('m1').response)
  })

  it('recent counts from the newest, a certification from the first', async () => {
    for (const id of ['m1', 'm2', 'm3']) await stores.messages.receive(received(id))
    for (const id of ['m3', 'm1']) await stores.messages.answer(answered(id))
    await stores.messages.answer(answered('m2', { certificationId: 'session-2' }))
    assert.deepEqual(
      (await stores.messages.recent(2)).map(({ id }) => id),
      ['m3', 'm2'],
    )
    const certified: string[] = []
    await stores.messages.eachOfCertification('session-1', (record) => {
      assert.ok(!('request' in record || 'response' in record || 'headers' in record))
      certified.push(record.id)
    })
    assert.deepEqual(certified, ['m1', 'm3'])
  })

  it('a messageId is counted for its sender alone', async () => {
    for (const [id, senderId] of Object.entries({ m1: 'A', m2: 'A', m3: 'B' })) {
      await stores.messages.receive(received(id))
      await stores.messages.answer(answered(id, { senderId, messageId: 'same' }))
    }
    assert.equal(await stores.messages.countMessageId('A', 'same'), 2)
    assert.equal(await stores.messages.countMessageId('C', 'same'), 0)
  })

  const past = [
    "UPDATE messages SET request = x'00'",
    'DELETE FROM messages',
    "UPDATE answers SET outcome = 'OK'",
    'DELETE FROM answers',
    "REPLACE INTO answers SELECT seq, '', 0, '', '', '', '', 0, '', '', '', '', '', '', '', '', x'00', NULL FROM messages",
  ]
  for (const sql of past) {
    it(`the database itself refuses ${sql.slice(0, 40)}`, async () => {
      await stores.messages.receive(received('m1'))
      await stores.messages.answer(answered('m1'))
      assert.throws(() => db.exec(sql), /the journal only grows/)
    })
  }
})
