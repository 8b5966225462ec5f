import assert from 'node:assert/strict'
import { connect, type Db } from '../../src/storage/connection.ts'
import { migrate, migrations } from '../../src/storage/migrations.ts'
import { type Stores, storesOf } from '../../src/storage/stores.ts'
import { freshStores } from './fresh.ts'
import { certificate, participant } from './records.ts'

const later = '2026-11-24T05:00:00.000Z'
const latest = '2026-11-25T05:00:00.000Z'

describe('storage/certificates', () => {
  let db: Db
  let stores: Stores
  freshStores(
    (fresh) => {
      ;({ db, stores } = fresh)
    },
    (fresh) => fresh.participants.add(participant()),
  )

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

  it('are found by subject key identifier, thumbprint and fingerprint, retired ones too', async () => {
    const one = certificate({ subjectKeyId: '0a' })
    await stores.certificates.add(one)
    await stores.certificates.retire(one.fingerprint, 'TEST_BANK', 'transport', later)
    const retired = [{ ...one, retiredAt: later }]
    const { certificates } = stores
    assert.deepEqual(await certificates.findBySubjectKeyId('0a'), retired)
    assert.deepEqual(await certificates.findByThumbprint(one.thumbprint), retired)
    assert.deepEqual(await certificates.findByFingerprint(one.fingerprint), retired)
    assert.deepEqual(await certificates.listBySender('TEST_BANK'), retired)
    assert.deepEqual(await certificates.findBySubjectKeyId('0b'), [])
    assert.deepEqual(await certificates.findByThumbprint('0a'), [])
    assert.deepEqual(await certificates.findByFingerprint('0a'), [])
  })

  it('history grows with every registration and retirement, and is never rewritten', async () => {
    const { fingerprint } = certificate()
    const { certificates } = stores
    await certificates.add(certificate())
    await certificates.retire(fingerprint, 'TEST_BANK', 'transport', later)
    await certificates.retire(fingerprint, 'TEST_BANK', 'transport', latest)
    await certificates.add(certificate({ registeredAt: latest }))
    const event = (what: string, at: string) => ({
      fingerprint,
      purpose: 'transport',
      event: what,
      at,
    })
    assert.deepEqual(await certificates.history('TEST_BANK'), [
      event('registered', certificate().registeredAt),
      event('retired', later),
      event('registered', latest),
    ])
    assert.deepEqual(await certificates.history('ANOTHER'), [])
    for (const sql of [
      "UPDATE certificate_events SET at = ''",
      'DELETE FROM certificate_events',
      'DELETE FROM certificates',
    ])
      assert.throws(() => db.exec(sql), /only grows|never removed/)
  })

  it('a database of an older emulator: what happened is kept, and key ids are there to be read', async () => {
    const old = connect(':memory:', 'writer')
    migrate(old, migrations.slice(0, 2))
    old.exec(`INSERT INTO participants VALUES ('A', '', '', '', '');
      INSERT INTO certificates VALUES ('f1', 'A', 'transport', 't', 'i', '1', '1', '2', x'30');
      INSERT INTO certificates VALUES ('f2', 'A', 'transport', 't', 'i', '2', '3', NULL, x'30')`)
    migrate(old)
    const { certificates } = storesOf(old)
    const found = (await certificates.history('A')).map((one) => [
      one.fingerprint,
      one.event,
      one.at,
    ])
    assert.deepEqual(found, [
      ['f1', 'registered', '1'],
      ['f2', 'registered', '3'],
      ['f1', 'retired', '2'],
    ])
    const unread = async () => (await certificates.findUnread()).map((one) => one.fingerprint)
    assert.deepEqual(await unread(), ['f1', 'f2'])
    await certificates.setSubjectKeyId('f1', '')
    await certificates.setSubjectKeyId('f2', '0a')
    await certificates.setSubjectKeyId('f2', '0b')
    assert.deepEqual(await unread(), [])
    const [read] = await certificates.findBySubjectKeyId('0a')
    assert.equal(read?.fingerprint, 'f2')
    old.close()
  })
})
