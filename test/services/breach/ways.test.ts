import assert from 'node:assert/strict'
import { prepareDelivery } from '../../../bench/breach/prepare.ts'
import type { BreachSubject } from '../../../src/contract/breach.ts'
import { type BreachMessage, deliverTo } from '../../../src/services/breach/deliver.ts'
import type { DeliveryChannel } from '../../../src/services/breach/start-delivery.ts'
import { ways } from '../../../src/services/breach/ways.ts'
import { openStorage, type Storage } from '../../../src/storage/database.ts'

const iin = '991231500016'
const phone = '+77010000001'
const at = new Date('2026-11-23T10:00:00Z')

describe('breach: the ways to a subject (R-146)', () => {
  let storage: Storage
  let breachNo = 0
  beforeEach(async () => {
    storage = openStorage(':memory:')
    breachNo = await prepareDelivery(storage, 'one', 0)
    await storage.transact(async ({ bmg }) => bmg.setNumber(iin, phone, at.toISOString(), 'test'))
  })
  afterEach(() => storage.close())

  let line = 0
  const deliver = (subject: BreachSubject, channel: DeliveryChannel) =>
    storage.transact(async (stores) => {
      line += 1
      const placed = { ...subject, list: 0, line }
      await stores.breachSubjects.add(breachNo, [placed])
      const text = { ru: 'р', kk: 'қ', en: 'e' }
      const about = { breachNo, breachId: 'one', bin: '', operator: '' }
      const message: BreachMessage = { ...about, text, channel, at }
      return deliverTo(stores, placed, message, ways)
    })
  const messages = (number: string) =>
    storage.read(async ({ sms }) => (await sms.ofNumber(number)).map(({ text }) => text))

  const notices = () =>
    storage.read(async (stores) =>
      (await stores.notices.ofSubject(iin, 'breach')).map(({ channel, reference, text }) => [
        channel,
        reference,
        text.ru,
      ]),
    )

  it('to the cabinet: a notice of the breach', async () => {
    assert.equal(await deliver({ iin, phone }, 'cabinet'), 'cabinet')
    assert.deepEqual(await notices(), [['cabinet', 'one', 'р']])
    assert.deepEqual(await messages(phone), [])
  })
  it('by SMS: to the number of the notice, before that of БМГ', async () => {
    const other = '+77010000002'
    assert.equal(await deliver({ iin, phone: other }, 'sms'), 'sms')
    assert.deepEqual([await messages(other), await messages(phone)], [['қ / р'], []])
  })
  it('by SMS: to the number that БМГ knows', async () => {
    assert.equal(await deliver({ iin }, 'sms'), 'sms')
    assert.deepEqual(await messages(phone), ['қ / р'])
    assert.deepEqual(await notices(), [['sms', 'one', 'р']])
  })
  it('by SMS, without a number: the cabinet', async () =>
    assert.equal(await deliver({ iin: '991231500026' }, 'sms'), 'cabinet'))
  it('to the cabinet, without an IIN: by SMS', async () => {
    assert.equal(await deliver({ phone }, 'cabinet'), 'sms')
    assert.deepEqual(await messages(phone), ['қ / р'])
  })
  it('R-147: by a name alone: nobody is told', async () =>
    assert.equal(await deliver({ name: 'Безымянный' }, 'cabinet'), 'undeliverable'))
  it('R-162: a second line of the same subject: not told again', async () => {
    assert.equal(await deliver({ phone }, 'sms'), 'sms')
    assert.equal(await deliver({ phone }, 'sms'), 'repeated')
    assert.equal((await messages(phone)).length, 1)
  })
  it('R-162: one line has one delivery', async () => {
    await deliver({ iin }, 'cabinet')
    const again = storage.transact(({ breachDeliveries }) =>
      breachDeliveries.add(breachNo, { list: 0, line, outcome: 'undeliverable' }),
    )
    await assert.rejects(again, /UNIQUE/)
  })
})
