import assert from 'node:assert/strict'
import type { Act } from '../../src/act/shape.ts'
import { demo } from '../../src/emulator/demo.ts'
import { approve } from '../gateway/service-rows.ts'
import { fieldOf } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { IIN } from '../support/messages.ts'
import { askBy, present } from '../support/methods.ts'

describe('certification by the methods that ask the citizen', () => {
  let emulator: TestEmulator
  let api: string
  before(async () => {
    emulator = await startEmulator()
    api = `${(await emulator.start()).url}/api/v1`
    await askApi(`${api}/bmg/${IIN}`, 'PUT', { number: '+77000000001' })
    await askApi(`${api}/phone-rules`, 'PUT', { number: '*', answer: 'agree', afterSeconds: 5 })
  })
  after(() => emulator.close())

  for (const method of ['1414', 'sms'] as const)
    it(`R-028: ten tokens by ${method}, with a phone that answers by itself: the act`, async () => {
      const { control, clock } = emulator
      const id = await approve(control, { senderId: demo.senderId, method })
      const session = (await control.openSession(id)) as { id: string }
      for (let round = 0; round < 10; round++) {
        const first = await askBy(emulator, method)
        clock.forward(5000)
        const fields = { 'request-id': fieldOf(first, 'request-id') ?? '' }
        const last = await askBy(emulator, method, fields)
        assert.equal(fieldOf(last, 'status'), 'VALID')
        if (round < 2) await present(emulator, last)
      }
      const made = (await control.freeze(session.id)) as { format: string; text: string }
      assert.equal(made.format, 'frozen', JSON.stringify(made))
      const act = JSON.parse(made.text) as Act
      for (const { reasons } of act.notCounted)
        assert.deepEqual(
          reasons.map(({ code, actual }) => [code, actual]),
          [['NO_TOKEN', 'PENDING, request-id']],
        )
      assert.equal(act.notCounted.length, 10, 'the first answer of each')
      assert.deepEqual([act.totals.responses, act.totals.exchanges.accepted], [10, 2])
    })
})
