import assert from 'node:assert/strict'
import { connect, type Db } from '../../src/storage/connection.ts'
import { migrate } from '../../src/storage/migrations.ts'
import { type Stores, storesOf } from '../../src/storage/stores.ts'
import {
  answered,
  application,
  certificate,
  participant,
  received,
  session,
  token,
} from './records.ts'

const later = '2026-11-24T05:00:00.000Z'
const latest = '2026-11-25T05:00:00.000Z'

describe('storage/stores', () => {
  let db: Db
  let stores: Stores
  const applicant = async () => {
    await stores.participants.add(participant())
    await stores.applications.add(application())
  }

  beforeEach(() => {
    db = connect(':memory:', 'writer')
    migrate(db)
    stores = storesOf(db)
  })
  afterEach(() => {
    db.close()
  })

  describe('participants', () => {
    it('come back as they were added, in order of senderId', async () => {
      const [bank, agency] = [
        participant(),
        participant({ senderId: 'AGENCY', bin: '991240000023' }),
      ]
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

  describe('certificates', () => {
    beforeEach(() => stores.participants.add(participant()))

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

  describe('applications', () => {
    beforeEach(() => stores.participants.add(participant()))

    it('R-021: come back as they were added, lists and absent fields too', async () => {
      const full = application({
        id: 'application-2',
        proactiveUntil: later,
        state: 'approved',
        approvedAt: later,
      })
      await stores.applications.add(application())
      await stores.applications.add(full)
      assert.deepEqual(await stores.applications.find('application-1'), application())
      assert.deepEqual(await stores.applications.list(), [application(), full])
      assert.equal(await stores.applications.find('application-3'), undefined)
      await assert.rejects(stores.applications.add(full), /application-2 already exists/)
    })

    const approvable = { draft: true, submitted: true, returned: false, approved: false } as const
    for (const [state, expected] of Object.entries(approvable)) {
      it(`approve from ${state} is ${expected}`, async () => {
        const approvedAt = state === 'approved' ? { approvedAt: later } : {}
        await stores.applications.add(
          application({ state: state as keyof typeof approvable, ...approvedAt }),
        )
        assert.equal(await stores.applications.approve('application-1', latest), expected)
        const found = await stores.applications.find('application-1')
        assert.equal(found?.approvedAt, expected ? latest : approvedAt.approvedAt)
      })
    }

    it('R-030: the newest approved one of the sender and method answers, and all of the BIN', async () => {
      const approved = (id: string, at: string, senderId = 'TEST_BANK') =>
        application({ id, senderId, state: 'approved', approvedAt: at })
      await stores.participants.add(participant({ senderId: 'TEST_BANK_2' }))
      await stores.participants.add(participant({ senderId: 'OTHER', bin: '991240000023' }))
      await stores.applications.add(approved('old', later))
      await stores.applications.add(approved('new', latest))
      await stores.applications.add(approved('branch', '2026-11-24T06:00:00.000Z', 'TEST_BANK_2'))
      await stores.applications.add(approved('foreign', latest, 'OTHER'))
      await stores.applications.add(application())
      assert.equal((await stores.applications.findApproved('TEST_BANK', 'proactive'))?.id, 'new')
      assert.equal(await stores.applications.findApproved('TEST_BANK', 'sms'), undefined)
      const byBin = await stores.applications.findApprovedByBin('991240000013', 'proactive')
      assert.deepEqual(
        byBin.map(({ id }) => id),
        ['new', 'branch', 'old'],
      )
    })
  })

  describe('sessions', () => {
    beforeEach(applicant)

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

  describe('messages', () => {
    it('a message is there before its answer, and together with it after', async () => {
      await stores.messages.receive(received('m1'))
      assert.deepEqual(await stores.messages.find('m1'), [{ seq: 1, ...received('m1') }])
      await stores.messages.answer(answered('m1'))
      assert.deepEqual(await stores.messages.find('m1'), [
        { seq: 1, ...received('m1'), ...answered('m1') },
      ])
    })

    it('an answer to a message nobody could read has only what was known', async () => {
      const { id, answeredAt, httpStatus, response, outcome, reason, checks, engine } =
        answered('m1')
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
      const certified = await stores.messages.ofCertification('session-1')
      assert.deepEqual(
        certified.map(({ id }) => id),
        ['m1', 'm3'],
      )
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
      "REPLACE INTO answers SELECT seq, '', 0, '', '', '', '', 0, '', '', '', '', '', '', '', '', x'00' FROM messages",
    ]
    for (const sql of past) {
      it(`the database itself refuses ${sql.slice(0, 40)}`, async () => {
        await stores.messages.receive(received('m1'))
        await stores.messages.answer(answered('m1'))
        assert.throws(() => db.exec(sql), /the journal only grows/)
      })
    }
  })

  describe('tokens', () => {
    beforeEach(applicant)

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
})
