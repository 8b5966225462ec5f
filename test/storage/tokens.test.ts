import assert from 'node:assert/strict'
import { connect, type Db } from '../../src/storage/connection.ts'
import { migrate } from '../../src/storage/migrations.ts'
import { type Stores, storesOf } from '../../src/storage/stores.ts'
import { addApplicant, token } from './records.ts'

describe('storage/tokens', () => {
  let db: Db
  let stores: Stores

  beforeEach(async () => {
    db = connect(':memory:', 'writer')
    migrate(db)
    stores = storesOf(db)
    await addApplicant(stores)
  })
  afterEach(() => {
    db.close()
  })

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
