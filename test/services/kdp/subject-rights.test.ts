import assert from 'node:assert/strict'
import { grounds } from '../../../src/contract/grounds.ts'
import { collectWithoutConsent, noConsentCases } from '../../../src/services/kdp/no-consent.ts'
import { refusalIn } from '../consents/support.ts'
import { BIN, IIN, NOW, storageWith } from '../support.ts'
import { ask, goodRequest } from './support.ts'

describe('R-157: the data and the purpose of a request are on record', () => {
  for (const method of ['own', 'proactive', 'protocol'] as const)
    it(`by the method ${method}: in the journal and among its checks`, async () => {
      const { reply, checks } = await ask(await goodRequest(method))
      const { dataName, purpose } = reply?.notes ?? {}
      assert.deepEqual([dataName, purpose], ['address', 'услуги'])
      const row = checks.find(({ rule }) => rule === 'R-157')
      assert.deepEqual([row?.verdict, row?.actual], ['pass', 'address, услуги'])
    })

  it('without personal_data_name the data is what the services give', async () => {
    const asked = await goodRequest('own')
    asked.fields['personal_data_name'] = undefined
    const { reply } = await ask(asked)
    assert.equal(reply?.notes?.['dataName'], 'GBDFLUniversal_token; GBDFL_FamilyInfoToken')
  })
})

describe('R-156, R-127: what the rights of a subject leave open', () => {
  it('R-156: a request that is not automated is granted after an upheld objection', async () => {
    const asked = await goodRequest('own')
    assert.equal((await ask({ ...asked, objected: true })).code, undefined)
  })
  it('R-127: access without consent goes by its ground, whether the subject lives or not', async () => {
    const asked = await goodRequest('protocol')
    assert.equal((await ask({ ...asked, deceased: true })).code, undefined)
  })
})

describe('R-122: collection without consent', () => {
  const collecting = async (basis: string, link?: string) => {
    const storage = await storageWith({})
    const about = { iin: IIN, bin: BIN, company: 'ТОО Эмулятор-1', services: ['сайт'], basis, link }
    try {
      const told = await storage.transact((stores) =>
        collectWithoutConsent(stores, { at: NOW.toISOString(), ...about }),
      )
      const period = { from: NOW.toISOString(), to: NOW.toISOString() }
      const [access] = await storage.read(({ accesses }) => accesses.ofSubject(IIN, period, 2))
      return { told, access, notices: await storage.read(({ notices }) => notices.ofSubject(IIN)) }
    } finally {
      await storage.close()
    }
  }

  it('the list holds every ground of art. 9, and what was published', () => {
    const codes = noConsentCases.map(({ code }) => code)
    assert.deepEqual(codes, [...grounds.keys(), 'PUBLISHED'])
  })
  it('what was published is collected again with a link to its source', async () => {
    const { told, access, notices } = await collecting('PUBLISHED', 'https://source.test/list')
    assert.deepEqual(told, { basis: 'PUBLISHED', link: 'https://source.test/list', told: false })
    assert.equal(access?.basis, 'PUBLISHED https://source.test/list')
    assert.deepEqual(notices, [])
  })
  for (const link of [undefined, 'газета', 'https://'])
    it(`and not with ${link ?? 'none'}`, async () =>
      assert.equal(await refusalIn(collecting('PUBLISHED', link)), 'SOURCE_LINK_MISSING'))
  it('R-069: by a ground that the subject is told of, it is told', async () => {
    const { told, notices } = await collecting('ART9_4')
    assert.deepEqual([told.told, notices[0]?.kind], [true, 'protocoled'])
  })
  it('an unknown ground is refused', async () =>
    assert.equal(await refusalIn(collecting('ART9_99')), 'GROUND_UNKNOWN'))
})
