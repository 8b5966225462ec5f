import assert from 'node:assert/strict'
import { connect, type Db } from '../../src/storage/connection.ts'
import { smartBridgeTables } from '../../src/storage/migrations/smart-bridge.ts'
import { migrate, migrations } from '../../src/storage/migrations.ts'
import { type Stores, storesOf } from '../../src/storage/stores.ts'
import { freshStores } from './fresh.ts'
import { addApplicant, application, participant, session } from './records.ts'

const at = '2026-11-24T05:00:00.000Z'

const event = {
  applicationId: 'application-1',
  at,
  action: 'create',
  to: 'DRAFT',
  role: 'applicant',
  by: 'Тестов Т.',
  detail: { changed: ['services'] },
} as const

const file = {
  id: 'file-1',
  applicationId: 'application-1',
  kind: 'test-protocol',
  name: 'протокол.pdf',
  mediaType: 'application/pdf',
  sha256: 'ab'.repeat(32),
  size: 3,
  at,
  bytes: Buffer.from([1, 0, 255]),
} as const

const key = {
  senderId: 'TEST_BANK',
  fingerprint: 'cd'.repeat(32),
  spki: Buffer.from([0x30, 0]),
  registeredAt: at,
}

const version = (sha256: string) => ({ sha256, factsSha256: 'f', madeAt: at, content: '{}' })

describe('storage: the life of an application', () => {
  let db: Db
  let stores: Stores
  freshStores((fresh) => {
    ;({ db, stores } = fresh)
  }, addApplicant)

  it('R-029a: events come back in order, with what they were about; none is rewritten', async () => {
    const next = { ...event, action: 'submit', from: 'DRAFT', to: 'SUBMITTED' } as const
    await stores.applicationEvents.add(event)
    await stores.applicationEvents.add(next)
    assert.deepEqual(await stores.applicationEvents.of('application-1'), [event, next])
    assert.deepEqual(await stores.applicationEvents.of('application-2'), [])
  })

  it('R-025: a file comes back byte for byte, and only to its application', async () => {
    await stores.attachments.add(file)
    const { bytes, ...shown } = file
    assert.deepEqual(await stores.attachments.of('application-1'), [shown])
    const found = await stores.attachments.find('application-1', 'file-1')
    assert.deepEqual(found && Buffer.from(found.bytes), bytes)
    assert.equal(await stores.attachments.find('application-2', 'file-1'), undefined)
  })

  it('R-027: a bare key of a participant is kept once', async () => {
    assert.equal(await stores.verificationKeys.add(key), true)
    assert.equal(await stores.verificationKeys.add({ ...key, registeredAt: 'later' }), false)
    assert.deepEqual(await stores.verificationKeys.findBySender('TEST_BANK'), [key])
  })

  it('R-026: versions come newest first, and each stays', async () => {
    await stores.documentationVersions.add(version('one'))
    await stores.documentationVersions.add(version('two'))
    assert.equal((await stores.documentationVersions.newest())?.sha256, 'two')
    assert.deepEqual(await stores.documentationVersions.find('one'), version('one'))
    const { content: _, ...two } = version('two')
    assert.deepEqual((await stores.documentationVersions.list())[0], two)
    await assert.rejects(stores.documentationVersions.add(version('one')), /stored already/)
  })

  it('nothing of these is rewritten or removed', async () => {
    await stores.applicationEvents.add(event)
    await stores.attachments.add(file)
    await stores.verificationKeys.add(key)
    await stores.documentationVersions.add(version('one'))
    const columns = {
      application_events: 'at',
      application_attachments: 'name',
      verification_keys: 'registered_at',
      documentation_versions: 'content',
    }
    for (const [table, column] of Object.entries(columns)) {
      assert.throws(() => db.exec(`UPDATE ${table} SET ${column} = 'x'`), /only grows/)
      assert.throws(() => db.exec(`DELETE FROM ${table}`), /only grows/)
    }
  })

  it('R-021: what was filled in is changed in a draft and in what was returned, and nowhere else', async () => {
    const { applications } = stores
    const changed = { services: 'другие', operationalCentre: 'ОЦИБ', bank: false, approval: '№ 1' }
    const draft = application({ id: 'draft', state: 'draft' })
    await applications.add(draft)
    assert.equal(await applications.rewrite({ ...draft, ...changed }), true)
    assert.deepEqual(await applications.find('draft'), { ...draft, ...changed })
    assert.equal(await applications.sendBack('draft'), false)
    assert.equal(await applications.submit('draft', 'full'), true)
    assert.equal(await applications.submit('draft', 'full'), false)
    assert.equal(await applications.rewrite(draft), false)
    assert.equal(await applications.sendBack('draft'), true)
    assert.equal(await applications.rewrite({ ...draft, ground: 'ART9_1' }), true)
    const { state, form, ground } = (await applications.find('draft')) ?? assert.fail()
    assert.deepEqual([state, form, ground], ['returned', 'full', 'ART9_1'])
  })

  it('R-028: sessions of an application, oldest first', async () => {
    await stores.sessions.open(session())
    assert.deepEqual(await stores.sessions.ofApplication('application-1'), [session()])
    assert.deepEqual(await stores.sessions.ofApplication('application-2'), [])
  })
})

describe('storage: applications of an older emulator', () => {
  it('have a history: filed, and approved where they are', async () => {
    const db = connect(':memory:', 'writer')
    migrate(db, migrations.slice(0, migrations.indexOf(smartBridgeTables)))
    const { senderId, bin, name, passwordHash, createdAt } = participant()
    db.prepare('INSERT INTO participants VALUES (?, ?, ?, ?, ?)').run(
      ...[senderId, bin, name, passwordHash, createdAt],
    )
    const add =
      db.prepare(`INSERT INTO applications VALUES (?, 'TEST_BANK', 'own', '1', '2', '3', '4', '5', '[]', NULL,
      ?, '${createdAt}', ?)`)
    add.run('filed', 'submitted', null)
    add.run('approved', 'approved', at)
    migrate(db)
    const { applicationEvents } = storesOf(db)
    const told = async (id: string) =>
      (await applicationEvents.of(id)).map((one) => [one.action, one.at, one.to])
    assert.deepEqual(await told('filed'), [['submit', createdAt, 'SUBMITTED']])
    assert.deepEqual(await told('approved'), [
      ['submit', createdAt, 'SUBMITTED'],
      ['approve', at, 'APPROVED'],
    ])
    db.close()
  })
})
