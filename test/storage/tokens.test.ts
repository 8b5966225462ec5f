import assert from 'node:assert/strict'
import type { Stores } from '../../src/storage/stores.ts'
import { freshStores } from './fresh.ts'
import { addApplicant, token } from './records.ts'

describe('storage/tokens', () => {
  let stores: Stores
  freshStores((fresh) => {
    ;({ stores } = fresh)
  }, addApplicant)

  it('come back as they were issued, once', async () => {
    await stores.tokens.add(token())
    assert.deepEqual(await stores.tokens.find('token-1'), token())
    assert.equal(await stores.tokens.find('token-2'), undefined)
    await assert.rejects(stores.tokens.add(token()), /token-1 already exists/)
    await assert.rejects(
      stores.tokens.add(token({ id: 'token-2', applicationId: 'none' })),
      /FOREIGN KEY/,
    )
  })
})
