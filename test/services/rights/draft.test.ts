import assert from 'node:assert/strict'
import { informationPoints } from '../../../src/contract/rights.ts'
import { isIdentifier } from '../../../src/services/identifiers.ts'
import { dataOwners, ownerOf } from '../../../src/services/owners/data-owners.ts'
import { draftAnswer } from '../../../src/services/rights/draft.ts'
import type { Access } from '../../../src/storage/accesses.ts'
import type { Storage } from '../../../src/storage/database.ts'
import { give, minutes, refusalIn, registry } from '../consents/support.ts'
import { BIN, IIN, NOW, OTHER_BIN } from '../support.ts'
import { asks } from './support.ts'

const access = (more: Partial<Access> = {}): Access => ({
  ...{ at: NOW.toISOString(), iin: IIN, bin: BIN, company: 'ТОО Эмулятор-1' },
  ...{ services: ['GBDFLUniversal_token'], mode: 'own', action: 'access', ...more },
})

describe('R-150: the draft of an answer', () => {
  let storage: Storage
  beforeEach(async () => {
    storage = await registry()
  })
  afterEach(() => storage.close())
  const draft = async (
    bin = BIN,
    points: (typeof informationPoints)[number][] = [...informationPoints],
  ) => {
    const id = await asks(storage, 'information', { bin, content: { points } })
    return storage.read((stores) => draftAnswer(stores, id, minutes(5)))
  }

  it('tells each point from consents in force and the history of access, in three languages', async () => {
    await give(storage, { automated: true, until: minutes(60).toISOString() })
    await storage.transact(({ accesses }) => accesses.add(access({ services: ['MCDB_SERVICE'] })))
    const told = await draft()
    assert.deepEqual(Object.keys(told), [...informationPoints])
    assert.match(told.fact?.ru ?? '', /согласий: 1; действий с данными: 1/)
    assert.equal(told.purposes?.en, 'Purposes: услуги.')
    assert.equal(told.sources?.kk, 'Көздері: GBDFLUniversal_token; MCDB_SERVICE.')
    assert.match(told.ways?.ru ?? '', /собственные средства организации; автоматизированная/)
    assert.equal(told.list?.ru, 'Перечень данных: address.')
    assert.match(told.terms?.ru ?? '', /до 2026-11-23T06:00:00.000Z, хранение: год/)
  })

  it('only the points asked for; what is not known is said', async () => {
    const told = await draft(BIN, ['fact', 'list'])
    assert.deepEqual(Object.keys(told), ['fact', 'list'])
    assert.equal(told.fact?.en, 'The emulator knows nothing of this.')
  })

  it('nothing of another organisation, and no consent that is not in force', async () => {
    await give(storage, { until: minutes(4).toISOString() })
    await storage.transact(({ accesses }) => accesses.add(access({ bin: OTHER_BIN })))
    assert.match((await draft()).fact?.ru ?? '', /сведений нет/)
  })

  it('a data owner tells what it gave away', async () => {
    const owner = ownerOf('GBDFLUniversal_token')?.bin ?? ''
    await storage.transact(({ accesses }) => accesses.add(access({ action: 'transfer' })))
    await storage.transact(({ accesses }) => accesses.add(access()))
    assert.match((await draft(owner)).fact?.ru ?? '', /действий с данными: 1,/)
  })

  it('a matter of another kind has no points; an unknown one is refused', async () => {
    const id = await asks(storage, 'block')
    assert.deepEqual(await storage.read((stores) => draftAnswer(stores, id, NOW)), {})
    const unknown = storage.read((stores) => draftAnswer(stores, 'none', NOW))
    assert.equal(await refusalIn(unknown), 'RIGHTS_UNKNOWN')
  })

  it('the BINs of the data owners are valid', () => {
    for (const { bin } of dataOwners) assert.ok(isIdentifier(bin), bin)
  })
})
