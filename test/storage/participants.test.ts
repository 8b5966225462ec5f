import assert from 'node:assert/strict'
import type { Stores } from '../../src/storage/stores.ts'
import { freshStores } from './fresh.ts'
import { participant } from './records.ts'

describe('storage/participants', () => {
  let stores: Stores
  freshStores((fresh) => {
    ;({ stores } = fresh)
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
