import assert from 'node:assert/strict'
import { connect, type Db } from '../../src/storage/connection.ts'
import { migrate } from '../../src/storage/migrations.ts'
import { type Stores, storesOf } from '../../src/storage/stores.ts'
import { certificate, participant } from './records.ts'

const later = '2026-11-24T05:00:00.000Z'
const latest = '2026-11-25T05:00:00.000Z'

describe('storage/certificates', () => {
  let db: Db
  let stores: Stores

  beforeEach(async () => {
    db = connect(':memory:', 'writer')
    migrate(db)
    stores = storesOf(db)
    await stores.participants.add(participant())
  })
  afterEach(() => {
    db.close()
  })

  it('are found by issuer and serial, and by sender and purpose', async () => {
    const one = certificate()
    const other = certificate({ purpose: 'verification-token' })
    await stores.certificates.add(one)
    await stores.certificates.add(other)
    assert.deepEqual(await stores.certificates.findByIssuerSerial(one.issuerKey, one.serial), [
      one,
      other,
    ])
    assert.deepEqual(await stores.certificates.findByIssuerSerial(one.issuerKey, '1'), [])
    assert.deepEqual(await stores.certificates.findBySender('TEST_BANK', 'verification-token'), [
      other,
    ])
  })

  it('a retired one leaves its sender, is still found by serial, and may come back', async () => {
    const { fingerprint, issuerKey, serial } = certificate()
    const retire = (sender: string) =>
      stores.certificates.retire(fingerprint, sender, 'transport', later)
    await stores.certificates.add(certificate())
    assert.equal(await retire('ANOTHER'), false)
    assert.equal(await retire('TEST_BANK'), true)
    assert.equal(await retire('TEST_BANK'), false)
    assert.deepEqual(await stores.certificates.findBySender('TEST_BANK', 'transport'), [])
    const [retired] = await stores.certificates.findByIssuerSerial(issuerKey, serial)
    assert.equal(retired?.retiredAt, later)
    const again = certificate({ registeredAt: latest })
    await stores.certificates.add(again)
    assert.deepEqual(await stores.certificates.findBySender('TEST_BANK', 'transport'), [again])
  })

  it('one in service is not added twice, and never without its participant', async () => {
    await stores.certificates.add(certificate())
    await assert.rejects(stores.certificates.add(certificate()), /already serves TEST_BANK/)
    await assert.rejects(
      stores.certificates.add(certificate({ senderId: 'NOBODY' })),
      /FOREIGN KEY/,
    )
  })
})
