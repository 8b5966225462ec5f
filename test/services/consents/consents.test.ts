import assert from 'node:assert/strict'
import { type ActionTold, recordAction } from '../../../src/services/consents/act.ts'
import { refuseConsent } from '../../../src/services/consents/give.ts'
import { consentInForce } from '../../../src/services/consents/in-force.ts'
import type { Consent } from '../../../src/storage/consents.ts'
import type { Storage } from '../../../src/storage/database.ts'
import { done } from '../rights/support.ts'
import { BIN, consent, IIN, NOW, OTHER_BIN, OTHER_IIN } from '../support.ts'
import { calendar, GUARDIAN, give, minutes, refusalIn, registry, withdraw } from './support.ts'

let storage: Storage
beforeEach(async () => {
  storage = await registry()
})
afterEach(() => storage.close())

const inForce = (at: Date, services = ['GBDFLUniversal_token']) =>
  storage.read((stores) => consentInForce(stores, { iin: IIN, bin: BIN, services }, at))
const roles = async () =>
  (await storage.read(({ consents }) => consents.events('consent-1'))).map(({ role }) => role)

describe('a consent is given or refused', () => {
  it('R-120: given by the subject, it is in force from that moment', async () => {
    await give(storage)
    assert.deepEqual(await roles(), ['subject'])
    assert.equal((await inForce(NOW))?.id, 'consent-1')
    assert.equal(await inForce(minutes(-1)), undefined)
    assert.equal(await inForce(NOW, ['GBDFL_FamilyInfoToken']), undefined)
  })

  it('R-011: given by the representative, it says so; a stranger is refused', async () => {
    await give(storage, {}, GUARDIAN)
    assert.deepEqual(await roles(), ['representative'])
    const stranger = give(storage, { id: 'consent-2' }, OTHER_IIN)
    assert.equal(await refusalIn(stranger), 'ACTOR_NOT_ENTITLED')
    assert.equal(await storage.read(({ consents }) => consents.find('consent-2')), undefined)
  })

  it('R-120: a refusal is on record, and lets nobody in', async () => {
    await storage.transact((stores) =>
      refuseConsent(stores, consent(), { by: IIN, at: NOW.toISOString() }),
    )
    assert.equal(await inForce(NOW), undefined)
    assert.equal(await refusalIn(withdraw(storage, minutes(1))), 'CONSENT_NOT_IN_FORCE')
  })

  const lacking: Readonly<Record<string, Partial<Consent>>> = {
    'the operator': { operator: ' ' },
    'a BIN of the operator': { bin: '991240000014' },
    'an IIN of the subject': { iin: '123' },
    'any service': { services: [] },
    'the list of data': { dataList: '' },
    'the purpose': { purpose: '' },
    'a term that is ahead': { until: NOW.toISOString() },
  }
  for (const [what, without] of Object.entries(lacking))
    it(`R-124: a consent without ${what} is refused`, async () => {
      assert.equal(await refusalIn(give(storage, without)), 'CONSENT_CONTENT')
    })

  it('R-124: with a term it ends with it; without, it lasts until the purposes are reached', async () => {
    await give(storage, { until: minutes(10).toISOString() })
    assert.ok(await inForce(minutes(9)))
    assert.equal(await inForce(minutes(10)), undefined)
    assert.equal(await refusalIn(withdraw(storage, minutes(10))), 'CONSENT_NOT_IN_FORCE')
    await give(storage, { id: 'consent-2' })
    assert.equal((await inForce(minutes(1_000_000)))?.id, 'consent-2')
  })
})

describe('an operator acts on the data of a consent', () => {
  const act = (more: Partial<ActionTold> = {}, now = minutes(1)) => {
    const told = { consentId: 'consent-1', bin: BIN, doneAt: NOW, ...more }
    return storage.transact((stores) =>
      recordAction(stores, { action: 'view', ...told }, { now, calendar }),
    )
  }
  const notices = () => storage.read((stores) => stores.notices.ofSubject(IIN))

  const actions = [
    'access',
    'view',
    'change',
    'supplement',
    'transfer',
    'block',
    'destroy',
  ] as const
  for (const action of actions)
    it(`R-130: the subject is told of ${action}, also when it is automated`, async () => {
      await give(storage, { automated: true })
      assert.deepEqual(
        (await act({ action })).checks.map(({ rule, verdict }) => [rule, verdict]),
        [['R-130', 'pass']],
      )
      const [notice] = await notices()
      assert.deepEqual([notice?.kind, notice?.automated], [action, true])
      assert.match(notice?.text.ru ?? '', /автоматизированная/)
      assert.match(notice?.text.kk ?? '', /автоматтандырылған/)
      assert.match(notice?.text.en ?? '', /automated/)
    })

  for (const [kind, code] of [
    ['block', 'DATA_BLOCKED'],
    ['destroy', 'DATA_DESTROYED'],
  ] as const)
    it(`R-154: after a granted ${kind} nothing else is done with the data`, async () => {
      await give(storage)
      await done(storage, kind)
      assert.equal(await refusalIn(act({ action: 'view' })), code)
      assert.equal((await notices()).length, 1)
      assert.ok(await act({ action: kind }))
    })

  const scopes = {
    'third-party': 'thirdParties',
    abroad: 'crossBorder',
    public: 'publicSources',
  } as const
  for (const [to, flag] of Object.entries(scopes) as ['abroad', 'crossBorder'][])
    it(`R-123: a transfer to ${to} needs its own consent`, async () => {
      await give(storage)
      await give(storage, { id: 'consent-2', [flag]: true })
      assert.equal(await refusalIn(act({ action: 'transfer', to })), 'CONSENT_SCOPE')
      assert.deepEqual(await notices(), [])
      assert.ok(await act({ action: 'transfer', to, consentId: 'consent-2' }))
    })

  it('R-133: a transfer is told within 10 working days where the consent asks for it; on the 11th late', async () => {
    await give(storage, { thirdParties: true, notifyTransfers: true })
    const transfer = { action: 'transfer', to: 'third-party' } as const
    const { noticeDue } = await act(transfer)
    assert.equal(noticeDue, '2026-12-07T18:59:59.999Z')
    const verdictAt = async (at: string) =>
      (await act(transfer, new Date(at))).checks.find(({ rule }) => rule === 'R-133')?.verdict
    assert.equal(await verdictAt('2026-12-07T18:59:59.999Z'), 'pass')
    assert.equal(await verdictAt('2026-12-07T19:00:00.000Z'), 'warn')
  })

  it('R-133: without the condition there is no term', async () => {
    await give(storage, { thirdParties: true })
    assert.equal((await act({ action: 'transfer', to: 'third-party' })).noticeDue, undefined)
  })

  it('R-120: nobody else acts on it, and when it is over only its end is allowed', async () => {
    await give(storage, { until: minutes(2).toISOString() })
    assert.equal(await refusalIn(act({ bin: OTHER_BIN })), 'CONSENT_UNKNOWN')
    assert.equal(await refusalIn(act({ action: 'view' }, minutes(3))), 'CONSENT_NOT_IN_FORCE')
    assert.ok(await act({ action: 'destroy' }, minutes(3)))
  })
})
