import assert from 'node:assert/strict'
import type { Db } from '../../src/storage/connection.ts'
import type { Stores } from '../../src/storage/stores.ts'
import { freshStores } from './fresh.ts'

const answer = {
  sha256: 'ab'.repeat(32),
  receivedAt: '2026-11-23T05:00:00.000Z',
  url: 'http://127.0.0.1/ocsp/',
  der: Buffer.from([0x30, 0x00]),
}

describe('storage/ocsp-answers', () => {
  let db: Db
  let stores: Stores
  freshStores((fresh) => {
    ;({ db, stores } = fresh)
  })

  it('the same answer is kept once, as it first came', async () => {
    await stores.ocspAnswers.keep(answer)
    await stores.ocspAnswers.keep({ ...answer, receivedAt: '2026-11-23T06:00:00.000Z' })
    assert.deepEqual(await stores.ocspAnswers.find(answer.sha256), answer)
    assert.equal(await stores.ocspAnswers.find('none'), undefined)
  })

  it('answers stay as they came', async () => {
    await stores.ocspAnswers.keep(answer)
    assert.throws(() => db.exec("UPDATE ocsp_answers SET url = ''"), /stay as they came/)
    assert.throws(() => db.exec('DELETE FROM ocsp_answers'), /are kept/)
  })
})
