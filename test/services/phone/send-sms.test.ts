import assert from 'node:assert/strict'
import { sendSms } from '../../../src/services/phone/send-sms.ts'
import type { Storage } from '../../../src/storage/database.ts'
import { IIN, NOW, storageWith } from '../support.ts'

const NUMBER = '+77000000001'
const at = NOW.toISOString()

describe('a message of 1414', () => {
  let storage: Storage
  beforeEach(async () => {
    storage = await storageWith({})
  })
  afterEach(() => storage.close())

  const send = () =>
    storage.transact((stores) =>
      sendSms(stores, { iin: IIN, kind: 'notice', text: 'Уведомление' }, NOW),
    )
  const inbox = () => storage.read(({ sms }) => sms.ofNumber(NUMBER))

  it('R-084: without a number in БМГ nothing is sent', async () => {
    assert.equal(await send(), 'no-number')
    assert.deepEqual(await inbox(), [])
  })

  it('R-083: goes to the number that БМГ has', async () => {
    await storage.transact(({ bmg }) => bmg.setNumber(IIN, NUMBER, at, 'api'))
    assert.equal(await send(), 'sent')
    const [message] = await inbox()
    assert.deepEqual(message, {
      id: '1',
      at,
      number: NUMBER,
      iin: IIN,
      direction: 'out',
      kind: 'notice',
      text: 'Уведомление',
      lost: false,
    })
  })

  for (const delivery of ['lost', 'roaming'] as const)
    it(`is kept and marked when the phone does not get it: ${delivery}`, async () => {
      await storage.transact(async ({ bmg, phoneRules }) => {
        await bmg.setNumber(IIN, NUMBER, at, 'api')
        await phoneRules.set({ number: NUMBER, at, answer: 'by-hand', afterSeconds: 0, delivery })
      })
      assert.equal(await send(), 'lost')
      assert.deepEqual(
        (await inbox()).map(({ lost }) => lost),
        [true],
      )
    })
})
