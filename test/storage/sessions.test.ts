import assert from 'node:assert/strict'
import type { Db } from '../../src/storage/connection.ts'
import type { Stores } from '../../src/storage/stores.ts'
import { freshStores } from './fresh.ts'
import { addApplicant, session } from './records.ts'

const later = '2026-11-24T05:00:00.000Z'
const latest = '2026-11-25T05:00:00.000Z'

describe('storage/sessions', () => {
  let db: Db
  let stores: Stores
  freshStores((fresh) => {
    ;({ db, stores } = fresh)
  }, addApplicant)

  it('one application has one open session', async () => {
    await stores.sessions.open(session())
    await assert.rejects(
      stores.sessions.open(session({ id: 'session-2' })),
      /has an open session already/,
    )
    assert.deepEqual(await stores.sessions.openFor('application-1'), session())
    assert.deepEqual(await stores.sessions.openForSender('TEST_BANK'), [session()])
    assert.deepEqual(await stores.sessions.openForSender('ANOTHER'), [])
  })

  it('a session freezes once, and its act stays', async () => {
    await stores.sessions.open(session())
    assert.equal(await stores.sessions.freeze('session-1', later, '{"act":1}', 'aa'), true)
    assert.equal(await stores.sessions.freeze('session-1', latest, '{"act":2}', 'bb'), false)
    assert.equal(await stores.sessions.freeze('session-9', latest, '{"act":2}', 'bb'), false)
    const frozen = session({
      state: 'frozen',
      closedAt: later,
      act: '{"act":1}',
      actSha256: 'aa',
    })
    assert.deepEqual(await stores.sessions.find('session-1'), frozen)
    assert.equal(await stores.sessions.openFor('application-1'), undefined)
    await stores.sessions.open(session({ id: 'session-2', openedAt: latest }))
    assert.deepEqual(
      (await stores.sessions.list()).map(({ id }) => id),
      ['session-1', 'session-2'],
    )
  })

  it('a session cannot be born frozen', async () => {
    await assert.rejects(stores.sessions.open(session({ state: 'frozen' })), /CHECK/)
  })

  const past = {
    "UPDATE sessions SET act = 'other'": /a frozen session does not change/,
    "UPDATE sessions SET state = 'open', closed_at = NULL, act = NULL, act_sha256 = NULL":
      /a frozen session does not change/,
    'DELETE FROM sessions': /sessions are kept/,
    "REPLACE INTO sessions (id, application_id, state, opened_at, build, profile) VALUES ('session-1', 'application-1', 'open', '', '', '')":
      /sessions are kept/,
  }
  for (const [sql, refusal] of Object.entries(past)) {
    it(`the database itself refuses ${sql.slice(0, 45)}`, async () => {
      await stores.sessions.open(session())
      await stores.sessions.freeze('session-1', later, '{"act":1}', 'aa')
      assert.throws(() => db.exec(sql), refusal)
    })
  }

  it('the database itself refuses to move an open session to another application', async () => {
    await stores.sessions.open(session())
    assert.throws(() => db.exec("UPDATE sessions SET profile = 'lenient'"), /only its freezing/)
    assert.throws(() => db.exec("UPDATE sessions SET act = 'early'"), /CHECK/)
  })
})
