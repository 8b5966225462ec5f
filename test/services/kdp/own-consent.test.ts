import assert from 'node:assert/strict'
import { decideWithdrawal } from '../../../src/services/consents/decide.ts'
import { askWithdrawal } from '../../../src/services/consents/withdraw.ts'
import { personalData } from '../../../src/services/kdp/personal-data.ts'
import { requestAccess } from '../../../src/services/kdp/request-access.ts'
import type { Storage } from '../../../src/storage/database.ts'
import { calendar, minutes } from '../consents/support.ts'
import { certificateOf, jws, kdpKeysFor, testKeys } from '../keys.ts'
import {
  application,
  BIN,
  countedIds,
  dataOf,
  fieldAt,
  IIN,
  NOW,
  OTHER_IIN,
  registered,
  run,
  storageWith,
} from '../support.ts'
import { goodRequest, seconds } from './support.ts'

type Method = 'own' | 'proactive' | 'protocol'
const period = { start_date: '2026-11-01T00:00:00+05:00', end_date: '2026-12-31T00:00:00+05:00' }

/** One КДП that is asked many times. */
async function bureau(method: Method) {
  const { participant: key } = await testKeys()
  const certificates = [registered(certificateOf(key))]
  const storage = await storageWith({ certificates, applications: [application(method)] })
  const operation = requestAccess({ kdpKeys: await kdpKeysFor('RS256'), newId: countedIds() })
  const { fields, claims, signer, header } = await goodRequest(method)
  /** `formed`: minutes after NOW when the verification token was formed. */
  const ask = async (at: Date, formed = -1, more: Record<string, string> = {}) => {
    const iat = seconds(NOW) + formed * 60
    const ovt = await jws({ ...claims, iat, exp: iat + 36_000 }, signer, header)
    return run(operation, storage, dataOf({ ...fields, ...more, ovt }), { at })
  }
  return { storage, ask }
}

const consents = (storage: Storage) => storage.read((stores) => stores.consents.ofSubject(IIN))
const notices = (storage: Storage) => storage.read((stores) => stores.notices.ofSubject(IIN))

async function end(storage: Storage, consentId: string, at: Date) {
  await storage.transact(async (stores) => {
    const asked = { id: `w-${consentId}`, consentId, iin: IIN, by: IIN }
    await askWithdrawal(stores, asked, { now: at, calendar })
    const by = { bin: BIN, senderBin: BIN }
    await decideWithdrawal(stores, { id: asked.id, ...by, solution: 'TERMINATED' }, at)
  })
}

for (const method of ['own', 'proactive'] as const)
  describe(`the consent behind a token of the method ${method}`, () => {
    it('R-124, R-045: is recorded as it was taken, and the token leads to it', async () => {
      const { storage, ask } = await bureau(method)
      const { reply } = await ask(NOW, -1, { automated: 'true' })
      const [consent] = await consents(storage)
      assert.deepEqual(consent, {
        id: 'id-3',
        iin: IIN,
        bin: BIN,
        operator: 'ТОО Эмулятор-1',
        services: ['GBDFLUniversal_token', 'GBDFL_FamilyInfoToken'],
        dataList: 'address',
        purpose: 'услуги',
        givenAt: minutes(-1).toISOString(),
        ...(method === 'proactive' ? { until: '2027-02-01T00:00:00.000Z' } : {}),
        thirdParties: false,
        crossBorder: false,
        publicSources: false,
        automated: true,
        notifyTransfers: false,
        method,
        applicationId: `${method}-1`,
      })
      const issue = await storage.read(({ accesses }) => accesses.issue(reply?.tokenId ?? ''))
      assert.equal(issue?.consentId, consent.id)
      const [notice] = await notices(storage)
      assert.deepEqual([notice?.kind, notice?.automated], ['access', true])
      assert.deepEqual(reply?.notes?.['told'], 'R-130')
      await storage.close()
    })

    it('R-124: the same proof shown again is the same consent; another list of data is not', async () => {
      const { storage, ask } = await bureau(method)
      await ask(NOW)
      await ask(minutes(1))
      assert.equal((await consents(storage)).length, 1)
      assert.equal((await notices(storage)).length, 2)
      await ask(minutes(2), -1, { personal_data_name: 'phone' })
      await ask(minutes(3), 2)
      assert.equal((await consents(storage)).length, 3)
      await storage.close()
    })

    it('R-126: withdrawn then repeated is refused; a consent taken afterwards is another one', async () => {
      const { storage, ask } = await bureau(method)
      await ask(NOW)
      await end(storage, 'id-3', minutes(1))
      const repeated = await ask(minutes(2))
      assert.equal(repeated.code, 'CONSENT_WITHDRAWN')
      assert.equal(fieldAt(repeated.data, 'reason'), 'KDP-131')
      assert.equal((await ask(minutes(2), 1)).code, 'CONSENT_WITHDRAWN', 'at the very moment')
      assert.equal((await ask(minutes(3), 2)).code, undefined)
      assert.equal((await ask(minutes(3), -1, { uin: OTHER_IIN })).code, undefined)
      await storage.close()
    })

    it('R-126: a clock turned back does not bring it back', async () => {
      const { storage, ask } = await bureau(method)
      await ask(NOW)
      await end(storage, 'id-3', minutes(10))
      assert.equal((await ask(minutes(5))).code, 'CONSENT_WITHDRAWN')
      await storage.close()
    })

    it('R-111: a token is not dated before the consent it rests on', async () => {
      const { storage, ask } = await bureau(method)
      await ask(minutes(10))
      assert.equal((await ask(minutes(5))).code, 'CLOCK_BEHIND_HISTORY')
      await storage.close()
    })
  })

describe('access without consent', () => {
  const told = { ART9_4: 1, ART9_6: 1, ART9_8: 1, ART9_9_3: 1, ART9_1: 0, ART9_2_1: 0, ART9_10: 0 }
  for (const [basis, count] of Object.entries(told))
    it(`R-069: the subject is ${count ? 'told' : 'not told'} of ${basis}, and no consent is made up`, async () => {
      const { storage, ask } = await bureau('protocol')
      const { reply } = await ask(NOW, -1, { 'basis-code': basis })
      assert.deepEqual(await consents(storage), [])
      const all = await notices(storage)
      assert.deepEqual(
        all.map(({ kind, bin }) => [kind, bin]),
        count ? [['protocoled', BIN]] : [],
      )
      assert.equal(reply?.notes?.['told'], count ? 'R-069' : undefined)
      const issue = await storage.read(({ accesses }) => accesses.issue(reply?.tokenId ?? ''))
      assert.deepEqual([issue?.basis, issue?.consentId], [basis, undefined])
      await storage.close()
    })
})

describe('KDP_PERSONALDATA', () => {
  const history = async (storage: Storage, fields: Record<string, string> = {}) =>
    run(personalData, storage, dataOf({ uin: IIN, ...period, ...fields }))

  it('R-132, W-16: tells who had access in a period, as JSON in one text', async () => {
    const { storage, ask } = await bureau('own')
    await ask(NOW)
    const { data, code } = await history(storage)
    assert.equal(code, undefined)
    assert.equal(data.namespace, 'http://service.2fa-chain.kz/ns/kdp/personalData')
    assert.equal(fieldAt(data, 'uin'), IIN)
    assert.deepEqual(JSON.parse(fieldAt(data, 'r_pdata') ?? ''), [
      {
        date: '2026-11-23T10:00:00.000+05:00',
        company: 'ТОО Эмулятор-1',
        company_bin: BIN,
        access_name: 'GBDFLUniversal_token; GBDFL_FamilyInfoToken',
        mode: 'own',
        action: 'access',
      },
    ])
    const later = await history(storage, { start_date: '2026-11-23T10:00:00.001+05:00' })
    assert.equal(fieldAt(later.data, 'r_pdata'), '[]')
    const other = await history(storage, { uin: OTHER_IIN })
    assert.equal(fieldAt(other.data, 'r_pdata'), '[]')
    await storage.close()
  })

  it('R-132: a period turned round, one with too much in it and a date without zone are refused', async () => {
    const { storage } = await bureau('own')
    const round = await history(storage, { start_date: '2027-01-01T00:00:00Z' })
    assert.equal(round.code, 'PERIOD_INVALID')
    assert.equal(fieldAt(round.data, 'reason'), 'KDP-156')
    const bare = await history(storage, { end_date: '2026-12-01T00:00:00' })
    assert.equal(bare.code, 'KDP_FIELD_INVALID')
    await storage.transact(async ({ accesses }) => {
      const row = { at: NOW.toISOString(), iin: IIN, bin: BIN, company: '-', services: ['A'] }
      for (let count = 0; count < 5001; count++)
        await accesses.add({ ...row, mode: 'own', action: 'view' })
    })
    assert.equal((await history(storage)).code, 'HISTORY_TOO_LONG')
    await storage.close()
  })
})
