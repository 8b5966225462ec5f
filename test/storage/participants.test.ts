import assert from 'node:assert/strict'
import { connect, type Db } from '../../src/storage/connection.ts'
import { migrate } from '../../src/storage/migrations.ts'
import { type Stores, storesOf } from '../../src/storage/stores.ts'
import { participant } from './records.ts'

describe('storage/participants', () => {
  let db: Db
  let stores: Stores

  beforeEach(() => {
    db = connect(':memory:', 'writer')
    migrate(db)
    stores = storesOf(db)
  })
  afterEach(() => {
    db.close()
  })

  it('come back as they were added, in order of senderId', async () => {
    const [bank, agency] = [participant(), participant({ senderId: 'AGENCY', bin: '991240000023' })]
    await stores.participants.add(bank)
    await stores.participants.add(agency)
    assert.deepEqual(await stores.participants.find('TEST_BANK'), bank)
    assert.equal(await stores.participants.find('test_bank'), undefined)
    assert.deepEqual(await stores.participants.list(), [agency, bank])
  })

  it('a senderId is taken once', async () => {
    await stores.participants.add(participant())
    await assert.rejects(
      stores.participants.add(participant({ name: 'Another' })),
      /TEST_BANK is already/,
    )
  })
})
