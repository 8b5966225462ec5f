import assert from 'node:assert/strict'
import { demo } from '../../src/emulator/demo.ts'
import { approve } from '../gateway/service-rows.ts'
import { fieldOf, give, type Seen } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { accessData, IIN, OWNER, personData, signedMessage } from '../support/messages.ts'

const NUMBER = '+77000000001'
const COUNT = 25

describe('methods 1 and 5 over the whole emulator', function () {
  this.timeout(120_000)
  let emulator: TestEmulator
  let api: string
  before(async () => {
    emulator = await startEmulator()
    api = `${(await emulator.start()).url}/api/v1`
    for (const method of ['1414', 'sms'] as const)
      await approve(emulator.control, { senderId: demo.senderId, method })
    await askApi(`${api}/bmg/${IIN}`, 'PUT', { number: '8 700 000 00 01' })
  })
  after(() => emulator.close())

  const envelope = async (more: Record<string, string>, info = {}) => {
    const data = await accessData(emulator, { ovt: '', 'omit-sms': 'false', ...more })
    return signedMessage(emulator, { data, info })
  }
  const ask = async (more: Record<string, string>, info = {}): Promise<Seen> =>
    give(emulator, await envelope(more, info))
  const inbox = async () =>
    (await askApi(`${api}/phone/${NUMBER}`)).json as {
      messages: { direction: string; text: string; lost: boolean; requestId?: string }[]
      waiting: { requestId: string }[]
    }
  const text = (words: string) => askApi(`${api}/phone/${NUMBER}`, 'POST', { text: words })

  for (const method of ['1414', 'sms'] as const)
    it(`R-080…R-089: ${method}, from the application to the answer of the data owner`, async () => {
      const switches = method === 'sms' ? { 'sms-otp': 'true' } : { 'sms-otp': 'false' }
      const first = await ask(switches)
      assert.equal(fieldOf(first, 'status'), 'PENDING')
      const code = /\b\d{6}\b/.exec((await inbox()).messages.at(-1)?.text ?? '')?.[0] ?? ''
      await text(method === 'sms' ? code : '1')
      assert.ok(first.said.kind === 'response')
      const sessionId = first.said.sessionId ?? ''
      assert.equal(sessionId, `{${fieldOf(first, 'request-id')}}`)
      const last = await ask(switches, { sessionId })
      assert.equal(fieldOf(last, 'status'), 'VALID')
      const owner = await give(
        emulator,
        await signedMessage(emulator, {
          info: { serviceId: OWNER },
          data: personData(
            emulator,
            fieldOf(last, 'code') ?? '',
            fieldOf(last, 'public-key') ?? '',
          ),
        }),
      )
      assert.equal(owner.entry.outcome, 'OK')
    })

  it('R-082, R-100: one citizen, the same second, every request sent twice', async () => {
    const sentBefore = (await inbox()).messages.length
    const rows = Array.from({ length: COUNT }, (_, at) => `SERVICE_${at}`)
    const twice = rows.flatMap((name) => [name, name])
    const bytes = await Promise.all(twice.map((name) => envelope({ access_name: name })))
    const seen = await Promise.all(bytes.map((one) => give(emulator, one)))
    const ids = seen.map((one) => fieldOf(one, 'request-id') ?? '')
    assert.ok(seen.every((one) => fieldOf(one, 'status') === 'PENDING'))
    assert.equal(new Set(ids).size, COUNT, 'the same request has one identifier')
    const { messages, waiting } = await inbox()
    const questions = messages.slice(sentBefore)
    assert.equal(questions.length, COUNT, 'no SMS is lost, none is sent twice')
    assert.equal(new Set(questions.map(({ requestId }) => requestId)).size, COUNT)
    assert.equal(waiting.length, COUNT)
    const agreed = new Set<string>()
    for (const question of questions.filter((_, at) => at % 2 === 0)) {
      await text(`1 ${/1 (\d{6})\)/.exec(question.text)?.[1]}`)
      agreed.add(question.requestId ?? '')
    }
    const repeats = await Promise.all(
      rows.map(async (name, at) => ask({ access_name: name, 'request-id': ids[at * 2] ?? '' })),
    )
    for (const [at, one] of repeats.entries()) {
      const wanted = agreed.has(ids[at * 2] ?? '') ? 'VALID' : 'PENDING'
      assert.equal(fieldOf(one, 'status'), wanted, 'no token without its own consent')
    }
  })

  const wrong: readonly (readonly [string, string, unknown])[] = [
    ['GET', '/phone/12', undefined],
    ['POST', `/phone/${NUMBER}`, {}],
    ['POST', `/phone/${NUMBER}`, { text: 'x'.repeat(501) }],
    ['GET', '/bmg/123', undefined],
    ['PUT', `/bmg/${IIN}`, { number: 'none' }],
    ['PUT', '/phone-rules', { number: '*', answer: 'perhaps' }],
    ['PUT', '/phone-rules', { number: '5', answer: 'agree' }],
    ['PUT', '/phone-rules', { answer: 'agree', afterSeconds: -1 }],
  ]
  for (const [method, path, body] of wrong)
    it(`${method} ${path} ${String(JSON.stringify(body)).slice(0, 50)} is refused`, async () => {
      const { status, json } = await askApi(api + path, method, body)
      assert.deepEqual([status, (json as { error: string }).error], [400, 'INPUT_INVALID'])
    })

  it('a number is registered, changed and taken away, and its history stays', async () => {
    const path = `${api}/bmg/991231500026`
    await askApi(path, 'PUT', { number: '77000000005' })
    const { json } = await askApi(path, 'PUT', { number: null })
    const { number, history } = json as { number: null; history: { event: string }[] }
    assert.equal(number, null)
    assert.deepEqual(
      history.map(({ event }) => event),
      ['number', 'none'],
    )
  })
})
