import assert from 'node:assert/strict'
import type { Db } from '../../src/storage/connection.ts'
import type { ConsentEvent } from '../../src/storage/consents.ts'
import type { Stores } from '../../src/storage/stores.ts'
import { freshStores } from './fresh.ts'
import { access, addApplicant, consent, notice } from './records.ts'

const at = (hour: number) => `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`
const event = (kind: ConsentEvent['event'], hour: number): ConsentEvent => ({
  ...{ consentId: 'consent-1', at: at(hour), event: kind, by: '991231500016', role: 'subject' },
})
const [iin, bin] = ['991231500016', '991240000013']
const asked = { id: 'w-1', consentId: 'consent-1', iin, bin, askedAt: at(7), due: at(20) }

let db: Db
let stores: Stores
freshStores((fresh) => {
  ;({ db, stores } = fresh)
}, addApplicant)

describe('storage/consents', () => {
  it('R-124: a consent comes back as it was given, flags and absent fields too', async () => {
    const full = consent({ id: 'consent-2', until: at(9), requestId: 'r-1', crossBorder: true })
    await stores.consents.give(consent(), event('given', 5))
    await stores.consents.give(full, { ...event('refused', 5), consentId: 'consent-2' })
    assert.deepEqual(await stores.consents.find('consent-1'), consent())
    assert.deepEqual(await stores.consents.ofSubject(iin), [consent(), full])
    assert.equal(await stores.consents.find('consent-3'), undefined)
    await assert.rejects(stores.consents.give(consent(), event('given', 6)), /already exists/)
  })

  it('R-120: the state at a moment is that of the last event not later than it', async () => {
    await stores.consents.give(consent(), event('given', 5))
    await stores.consents.addEvent(event('withdrawal-asked', 7))
    await stores.consents.addEvent({ ...event('withdrawn', 9), detail: 'why' })
    const state = async (hour: number) =>
      (await stores.consents.stateAt('consent-1', at(hour)))?.event
    assert.deepEqual(
      [await state(4), await state(5), await state(6), await state(7), await state(9)],
      [undefined, 'given', 'given', 'withdrawal-asked', 'withdrawn'],
    )
    assert.equal((await stores.consents.events('consent-1'))[2]?.detail, 'why')
  })

  it('R-126: in force is what was given, covers every service, has not ended and was never withdrawn', async () => {
    const both = consent({ until: at(10) })
    await stores.consents.give(both, event('given', 5))
    const inForce = (services: string[], hour: number, of = bin) =>
      stores.consents.inForce(iin, of, services, at(hour))
    assert.deepEqual(await inForce(['A'], 5), both)
    assert.deepEqual(await inForce(['B', 'A'], 9), both)
    assert.equal(await inForce(['A', 'C'], 5), undefined)
    assert.equal(await inForce(['A'], 4), undefined)
    assert.equal(await inForce(['A'], 10), undefined)
    assert.equal(await inForce(['A'], 5, '991240000023'), undefined)
    await stores.consents.addEvent(event('withdrawal-asked', 6))
    assert.deepEqual(await inForce(['A'], 6), both)
    await stores.consents.addEvent(event('withdrawn', 7))
    assert.equal(await inForce(['A'], 7), undefined)
    assert.equal(await inForce(['A'], 6), undefined, 'a clock turned back does not bring it back')
  })
})

describe('storage/withdrawals', () => {
  beforeEach(() => stores.consents.give(consent(), event('given', 5)))

  it('R-125: an application waits until it is decided, once', async () => {
    await stores.withdrawals.ask(asked)
    const open = (from: number, to: number, of = bin) =>
      stores.withdrawals.open(of, { from: at(from), to: at(to) })
    assert.deepEqual(await open(7, 7), [asked])
    assert.deepEqual(await open(8, 9), [])
    assert.deepEqual(await open(7, 7, '991240000023'), [])
    const decision = { decidedAt: at(8), solution: 'REFUSED', reason: 'debt' } as const
    await stores.withdrawals.decide('w-1', decision)
    assert.deepEqual(await open(7, 7), [])
    assert.deepEqual(await stores.withdrawals.find('w-1'), { ...asked, decision })
    assert.deepEqual(await stores.withdrawals.ofSubject(iin), [{ ...asked, decision }])
    await assert.rejects(stores.withdrawals.decide('w-1', decision), /decided already/)
    assert.deepEqual(await stores.withdrawals.terminated(iin, bin), [])
  })

  it('R-126: what was terminated is found by subject and operator', async () => {
    await stores.withdrawals.ask(asked)
    await stores.withdrawals.decide('w-1', { decidedAt: at(8), solution: 'TERMINATED' })
    assert.deepEqual(await stores.withdrawals.terminated(iin, bin), [
      { consentId: 'consent-1', at: at(8) },
    ])
    assert.deepEqual(await stores.withdrawals.terminated(iin, '991240000023'), [])
  })
})

describe('storage/representatives', () => {
  it('Q-25: the last row of a pair counts, in its period', async () => {
    const link = {
      ...{ representativeIin: '991231500026', subjectIin: iin, basis: 'опека' },
      ...{ from: at(5), until: at(9), linkedAt: at(5) },
    }
    const find = (hour: number) => stores.representatives.find('991231500026', iin, at(hour))
    await stores.representatives.link(link)
    assert.equal(await find(4), undefined)
    assert.deepEqual(await find(5), link)
    assert.equal(await find(9), undefined)
    assert.equal(await stores.representatives.find(iin, '991231500026', at(6)), undefined)
    assert.deepEqual(await stores.representatives.ofSubject(iin, at(6)), [link])
    await stores.representatives.link({ ...link, until: at(6), linkedAt: at(6) })
    assert.equal(await find(7), undefined)
    assert.deepEqual(await stores.representatives.ofSubject(iin, at(7)), [])
  })
})

describe('storage/accesses and notices', () => {
  it('R-132: accesses of a period come back in order, at most as many as asked', async () => {
    const first = access({ at: at(5), tokenId: 't-1', basis: 'ART9_4' })
    const second = access({ at: at(6), tokenId: 't-1', action: 'transfer' })
    await stores.accesses.add(second)
    await stores.accesses.add(first)
    const of = (from: number, to: number, limit: number) =>
      stores.accesses.ofSubject(iin, { from: at(from), to: at(to) }, limit)
    assert.deepEqual(await of(5, 6, 10), [first, second])
    assert.deepEqual(await of(6, 7, 10), [second])
    assert.deepEqual(await of(5, 6, 1), [first])
    assert.deepEqual(await stores.accesses.issue('t-1'), first)
    assert.equal(await stores.accesses.issue('t-2'), undefined)
  })

  it('R-130: notices come back newest first, of one kind or of all', async () => {
    const plain = notice()
    const full = notice({
      ...{ kind: 'breach', bin, operator: 'Оператор', services: ['A'], reference: 'b-1' },
      automated: true,
    })
    assert.equal(await stores.notices.add(plain), '1')
    assert.equal(await stores.notices.add(full), '2')
    assert.deepEqual(await stores.notices.ofSubject(iin), [
      { ...full, id: '2' },
      { ...plain, id: '1' },
    ])
    assert.deepEqual(await stores.notices.ofSubject(iin, 'breach'), [{ ...full, id: '2' }])
    assert.deepEqual(await stores.notices.ofSubject('991231500026'), [])
  })

  const histories = [
    'consents',
    'consent_events',
    'withdrawals',
    'withdrawal_decisions',
    'representatives',
    'accesses',
    'notices',
  ]
  for (const table of histories) {
    it(`R-120: ${table} only grows`, async () => {
      await stores.consents.give(consent(), event('given', 5))
      await stores.withdrawals.ask(asked)
      await stores.withdrawals.decide('w-1', { decidedAt: at(8), solution: 'TERMINATED' })
      const link = { representativeIin: iin, subjectIin: iin, basis: '-', from: at(5) }
      await stores.representatives.link({ ...link, linkedAt: at(5) })
      await stores.accesses.add(access())
      await stores.notices.add(notice())
      assert.throws(() => db.exec(`DELETE FROM ${table}`), /only grows/)
      const column = { withdrawal_decisions: 'reason', notices: 'ru', representatives: 'basis' }
      const changed = (column as Record<string, string>)[table] ?? 'rowid'
      assert.throws(() => db.exec(`UPDATE ${table} SET ${changed} = '9'`), /only grows/)
    })
  }
})
