import assert from 'node:assert/strict'
import { askExplanation, explain, find } from '../../../src/services/rights/complaint.ts'
import type { Storage } from '../../../src/storage/database.ts'
import { minutes, refusalIn, registry } from '../consents/support.ts'
import { BIN, IIN, NOW } from '../support.ts'
import { asks, stands } from './support.ts'

const AUTHORITY = '991240000102'

describe('R-155: a complaint to the authorised body', () => {
  let storage: Storage
  let id: string
  beforeEach(async () => {
    storage = await registry()
    id = await asks(storage, 'complaint')
  })
  afterEach(() => storage.close())
  const step = (bin: string, text = 'слова') => ({ id, bin, text })
  const asking = (bin = AUTHORITY, now = NOW) =>
    storage.transact((stores) => askExplanation(stores, step(bin), now))
  const explaining = (bin = BIN) =>
    storage.transact((stores) => explain(stores, step(bin, 'ошибка'), NOW))
  const finding = (violation = true, bin = AUTHORITY, now = NOW) =>
    storage.transact((stores) => find(stores, { ...step(bin), violation }, now))
  const state = async () => (await stands(storage, id)).state

  it('asked to explain, explained, found: each step is in its history, and the subject is told', async () => {
    await asking()
    assert.equal(await state(), 'explanation-asked')
    await explaining()
    assert.equal(await state(), 'explained')
    const { checks } = await finding()
    assert.deepEqual(
      checks.map(({ rule, verdict }) => [rule, verdict]),
      [
        ['R-155', 'pass'],
        ['Q-29', 'pass'],
      ],
    )
    const { events } = await stands(storage, id)
    assert.deepEqual(
      events.map(({ event, by, detail }) => [event, by, detail]),
      [
        ['explanation-asked', AUTHORITY, 'слова'],
        ['explained', BIN, 'ошибка'],
        ['violation-found', AUTHORITY, 'слова'],
      ],
    )
    const [told] = await storage.read((stores) => stores.notices.ofSubject(IIN))
    assert.match(told?.text.ru ?? '', /нарушение установлено/)
  })

  it('an organisation that keeps silent does not hold up the finding', async () => {
    await asking()
    await finding(false)
    assert.equal(await state(), 'violation-not-found')
  })

  it('R-155: without the organisation there is no finding, and nothing to explain', async () => {
    assert.equal(await refusalIn(finding()), 'COMPLAINT_NOT_HEARD')
    assert.equal(await refusalIn(explaining()), 'COMPLAINT_NOT_HEARD')
    assert.equal(await state(), 'received')
  })

  it('only the authorised body asks and finds, only the organisation explains', async () => {
    assert.equal(await refusalIn(asking(BIN)), 'COMPLAINT_AUTHORITY_OTHER')
    await asking()
    assert.equal(await refusalIn(explaining(AUTHORITY)), 'RIGHTS_ORGANISATION_OTHER')
    assert.equal(await refusalIn(finding(true, BIN)), 'COMPLAINT_AUTHORITY_OTHER')
  })

  it('each step once, and none after the finding', async () => {
    await asking()
    assert.equal(await refusalIn(asking()), 'COMPLAINT_STEP_DONE')
    await explaining()
    assert.equal(await refusalIn(explaining()), 'COMPLAINT_STEP_DONE')
    await finding()
    assert.equal(await refusalIn(finding(false)), 'RIGHTS_DECIDED')
    assert.equal(await refusalIn(asking()), 'RIGHTS_DECIDED')
  })

  it('Q-29: a finding after the term of the setting is taken, and told to be late', async () => {
    await asking()
    const { checks } = await finding(true, AUTHORITY, minutes(60 * 24 * 40))
    assert.deepEqual([checks.at(-1)?.rule, checks.at(-1)?.verdict], ['Q-29', 'warn'])
  })

  it('what is no complaint has no review; what is unknown is unknown', async () => {
    const complaint = id
    id = await asks(storage, 'block')
    assert.equal(await refusalIn(asking()), 'RIGHTS_UNKNOWN')
    id = 'none'
    assert.equal(await refusalIn(finding()), 'RIGHTS_UNKNOWN')
    id = complaint
    assert.equal(await refusalIn(asking(AUTHORITY, minutes(-1))), 'RIGHTS_CLOCK_BEHIND')
  })
})
