import assert from 'node:assert/strict'
import { writePem } from '../../src/eds/pem.ts'
import { demo } from '../../src/emulator/demo.ts'
import { approve } from '../gateway/service-rows.ts'
import { fieldOf, give, type Seen } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { accessData, delivery, IIN, OWNER, personData, signedMessage } from '../support/messages.ts'

const NUMBER = '+77000000001'
/** Requests of two initiators in turn: a hundred times the same service in the same second. */
const ROUNDS = 200
/** These are sent a second time along with the first. */
const TWICE = Array.from({ length: 20 }, (_, at) => at * 7)

/** A text of the data of an answer. */
const textIn = (body: Uint8Array, name: string): string =>
  new RegExp(`<d:${name}[^>]*>([^<]*)<`).exec(Buffer.from(body).toString())?.[1] ?? ''

/** Another participant with method 1, and how its messages differ. */
async function secondInitiator(emulator: TestEmulator) {
  const sender = { senderId: 'second', password: 'second', bin: '991240000023', name: 'TEST ONLY' }
  const holder = emulator.pki.gateway
  await emulator.control.registerParticipant(sender)
  await emulator.control.registerCertificate(sender.senderId, {
    pem: writePem('CERTIFICATE', holder.certificate.der),
    purposes: ['transport', 'verification-token'],
  })
  await approve(emulator.control, { senderId: sender.senderId, method: '1414' })
  return { sender, message: { holder, info: { sender } } }
}

describe('methods 1 and 5 over the whole emulator', () => {
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

  it('R-081, R-082: two initiators, one citizen, the same second, a hundred times', async () => {
    const other = await secondInitiator(emulator)
    const sentBefore = (await inbox()).messages.length
    const rows = Array.from({ length: ROUNDS }, (_, at) => ({
      'omit-sms': 'false',
      access_name: `SERVICE_${at >> 1}`,
      ...(at % 2 === 0 ? {} : { company_bin: other.sender.bin }),
    }))
    const messageOf = async (at: number, more = {}) => {
      const data = await accessData(emulator, { ovt: '', ...rows[at], ...more })
      return signedMessage(emulator, at % 2 === 0 ? { data } : { data, ...other.message })
    }
    const send = async (messages: readonly Promise<Buffer>[]) => {
      const bytes = await Promise.all(messages)
      const answers = await Promise.all(bytes.map((one) => emulator.answer(delivery(one))))
      return answers.map(({ body }) => ({
        status: textIn(body, 'status'),
        id: textIn(body, 'request-id'),
      }))
    }
    const asked = await send(
      rows.map((_, at) => messageOf(at)).concat(TWICE.map((at) => messageOf(at))),
    )
    assert.ok(asked.every(({ status }) => status === 'PENDING'))
    const ids = asked.slice(0, ROUNDS).map(({ id }) => id)
    assert.equal(new Set(ids).size, ROUNDS, 'a request of each initiator is its own')
    assert.deepEqual(
      asked.slice(ROUNDS).map(({ id }) => id),
      TWICE.map((at) => ids[at]),
      'the same request has one identifier',
    )
    const { messages, waiting } = await inbox()
    const questions = messages.slice(sentBefore)
    assert.equal(questions.length, ROUNDS, 'no SMS is lost, none is sent twice')
    assert.deepEqual(new Set(questions.map(({ requestId }) => requestId)), new Set(ids))
    assert.equal(waiting.length, ROUNDS)
    const agreed = new Set<string | undefined>()
    for (const { text: words, requestId } of questions.filter((_, at) => at % 3 === 0)) {
      await text(`1 ${/1 (\d{6})\)/.exec(words)?.[1]}`)
      agreed.add(requestId)
    }
    const repeats = await send(rows.map((_, at) => messageOf(at, { 'request-id': ids[at] ?? '' })))
    assert.deepEqual(
      repeats.map(({ status }) => status),
      ids.map((id) => (agreed.has(id) ? 'VALID' : 'PENDING')),
      'no token without its own consent',
    )
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
