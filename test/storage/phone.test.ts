import assert from 'node:assert/strict'
import type { AskedAccess } from '../../src/storage/access-requests.ts'
import type { Db } from '../../src/storage/connection.ts'
import type { Stores } from '../../src/storage/stores.ts'
import { freshStores } from './fresh.ts'
import { addApplicant } from './records.ts'

const IIN = '991231500016'
const NUMBER = '+77000000001'
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 5, minute)).toISOString()

describe('storage of Mobile Government', () => {
  let db: Db
  let stores: Stores
  freshStores((fresh) => {
    ;({ db, stores } = fresh)
  }, addApplicant)

  it('R-083: the number of a person is that of the moment asked about', async () => {
    const { bmg } = stores
    assert.equal(await bmg.numberOf(IIN, at(0)), undefined)
    await bmg.setNumber(IIN, NUMBER, at(1), 'cabinet')
    await bmg.setNumber(IIN, '+77000000002', at(2), 'cabinet')
    await bmg.setNumber(IIN, undefined, at(3), 'cabinet')
    const numbers = await Promise.all([0, 1, 2, 3].map((minute) => bmg.numberOf(IIN, at(minute))))
    assert.deepEqual(numbers, [undefined, NUMBER, '+77000000002', undefined])
    assert.deepEqual((await bmg.history(IIN))[0], {
      iin: IIN,
      at: at(1),
      event: 'number',
      number: NUMBER,
      by: 'cabinet',
    })
  })

  it('messages come back by number and by request, in their order', async () => {
    const { sms, accessRequests } = stores
    await accessRequests.add(asked())
    const out = {
      at: at(1),
      number: NUMBER,
      iin: IIN,
      direction: 'out',
      kind: 'question',
      text: '?',
      requestId: 'request-1',
      lost: true,
    } as const
    const id = await sms.add(out)
    const strange = {
      at: at(2),
      number: NUMBER,
      direction: 'in',
      kind: 'answer',
      text: '1',
    } as const
    await sms.add({ ...strange, lost: false })
    assert.deepEqual(await sms.ofRequest('request-1'), [{ id, ...out }])
    assert.deepEqual(await sms.ofNumber(NUMBER), [
      { id, ...out },
      { id: '2', ...strange, lost: false },
    ])
  })

  it('the newest rule of a number decides, else that of *', async () => {
    const { phoneRules } = stores
    const rule = {
      number: '*',
      at: at(1),
      answer: 'agree',
      afterSeconds: 0,
      delivery: 'delivered',
    } as const
    assert.equal(await phoneRules.of(NUMBER), undefined)
    await phoneRules.set(rule)
    assert.deepEqual(await phoneRules.of(NUMBER), rule)
    await phoneRules.set({ ...rule, number: NUMBER, answer: 'ignore' })
    await phoneRules.set({ ...rule, number: NUMBER, answer: 'refuse' })
    assert.equal((await phoneRules.of(NUMBER))?.answer, 'refuse')
    assert.deepEqual(
      (await phoneRules.list()).map(({ number, answer }) => [number, answer]),
      [
        ['*', 'agree'],
        [NUMBER, 'refuse'],
      ],
    )
  })

  it('R-081: a request is found by subject, BIN and set of services, whatever their order', async () => {
    const { accessRequests } = stores
    await accessRequests.add(asked())
    await accessRequests.add(asked({ id: 'request-2', services: ['B', 'A'], automated: true }))
    const found = await accessRequests.newest({ ...asked(), services: ['A', 'B'] })
    assert.deepEqual(found, {
      asked: asked({ id: 'request-2', services: ['B', 'A'], automated: true }),
      events: [],
    })
    assert.equal(await accessRequests.newest({ ...asked(), services: ['A'] }), undefined)
    await assert.rejects(accessRequests.add(asked()), /request-1 already exists/)
  })

  it('what happened to a request only grows, and leads to it from the number asked at', async () => {
    const { accessRequests } = stores
    await accessRequests.add(asked())
    const question = {
      requestId: 'request-1',
      at: at(1),
      event: 'asked',
      number: NUMBER,
      addressee: IIN,
      code: '123456',
      answerUntil: at(11),
      codeAttempts: 3,
      by: 'service',
    } as const
    const answer = { requestId: 'request-1', at: at(2), event: 'agreed', by: IIN } as const
    await accessRequests.addEvent(question)
    await accessRequests.addEvent(answer)
    assert.deepEqual((await accessRequests.find('request-1'))?.events, [question, answer])
    const [found, ...others] = await accessRequests.ofNumber(NUMBER)
    assert.deepEqual([found?.asked.id, others.length], ['request-1', 0])
    assert.equal((await accessRequests.ofSubject(IIN)).length, 1)
  })

  for (const table of ['bmg_events', 'access_requests', 'access_request_events', 'sms'])
    it(`${table} only grows`, async () => {
      await stores.accessRequests.add(asked())
      const refusal = { requestId: 'request-1', at: at(2), event: 'refused', by: IIN } as const
      await stores.accessRequests.addEvent(refusal)
      await stores.bmg.setNumber(IIN, NUMBER, at(1), 'api')
      const lost = false
      await stores.sms.add({
        at: at(1),
        number: NUMBER,
        direction: 'in',
        kind: 'answer',
        text: '1',
        lost,
      })
      assert.throws(() => db.exec(`DELETE FROM ${table}`), /only grows|are kept|as they were/)
      assert.throws(() => db.exec(`UPDATE ${table} SET seq = 9`), /grows|not change|as they were/)
    })
})

const asked = (changes: Partial<AskedAccess> = {}): AskedAccess => ({
  id: 'request-1',
  entryId: 'entry-1',
  senderId: 'TEST_BANK',
  applicationId: 'application-1',
  method: '1414',
  iin: IIN,
  bin: '991240000013',
  services: ['A', 'B'],
  company: 'ТОО «Эмулятор-1»',
  holder: 'Владелец данных',
  dataName: 'address',
  expiresIn: 600_000,
  automated: false,
  receivedAt: at(0),
  ...changes,
})
