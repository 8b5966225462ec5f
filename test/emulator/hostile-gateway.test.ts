import assert from 'node:assert/strict'
import type { JSONWebKeySet } from 'jose'
import { clientCases } from '../../src/certification/packs/client-cases.ts'
import type { PackResult } from '../../src/certification/packs/pack.ts'
import { answerChecks } from '../../src/client/answer-checks.ts'
import { AnswerRefused } from '../../src/client/answer-refused.ts'
import type { ExchangeSettings } from '../../src/client/full-exchange.ts'
import { createGatewayClient } from '../../src/client/gateway-client.ts'
import { playRounds } from '../../src/client/hostile-rounds.ts'
import { type AnswerReader, answerReader } from '../../src/client/read-received.ts'
import { KDP_NAMESPACE } from '../../src/client/requests.ts'
import { tokenReader } from '../../src/client/token-checks.ts'
import { demo } from '../../src/emulator/demo.ts'
import { identityOf } from '../../src/emulator/identity.ts'
import type { SignedBytes } from '../../src/envelope/engines/engine.ts'
import { type GatewayAnswer, readAnswer } from '../../src/envelope/read-answer.ts'
import { five } from '../http/api-rows.ts'
import { ask, entryOf, fieldOf, readSigned } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { delivery, IIN, OWNER, personData, signedMessage } from '../support/messages.ts'

describe('the hostile gateway, asked for by session (W-70…W-79)', () => {
  let emulator: TestEmulator
  let url: string
  before(async () => {
    emulator = await startEmulator({ settings: { hostileDelay: 0 } })
    url = (await emulator.start()).url
  })
  after(() => emulator.close())

  const api = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const { status, json } = await askApi(`${url}/api/v1${path}`, method, body)
    assert.ok(status < 300, JSON.stringify(json))
    return json as T
  }

  const openSession = async (): Promise<string> =>
    ((await emulator.control.openSession(emulator.demo.applicationId)) as { id: string }).id

  const readerOf = (checks = answerChecks) =>
    answerReader({ gateways: [emulator.pki.gateway.certificate], clock: emulator.clock }, checks)

  /** The reference client, with another way to read answers, or without its look at tokens. */
  const clientOf = (read: AnswerReader, looksAtTokens = true): ExchangeSettings => {
    const { clock, newId, pki, control } = emulator
    const { native } = pki.initiator.key
    assert.ok(native)
    const client = createGatewayClient(
      {
        url: `${url}/bip-sync-wss-gost/`,
        senderId: demo.senderId,
        password: demo.password,
        identity: identityOf(pki.initiator),
        keyInfo: 'key-identifier',
        gateways: [],
        clock,
        newId,
      },
      read,
    )
    const readToken = looksAtTokens
      ? { readToken: tokenReader(control.jwks() as JSONWebKeySet) }
      : {}
    return { client, clock, newId, organisation: demo, tokenKey: native, ...readToken }
  }

  /** A whole run in a session of its own; the client says what it made of each answer unless it is silent. */
  const play = async (
    settings: ExchangeSettings,
    { rounds = clientCases.length, silent = false } = {},
  ): Promise<PackResult> => {
    const sessionId = await openSession()
    const path = `/sessions/${sessionId}/packs/client`
    await api('POST', path)
    await playRounds({ iin: IIN }, settings, rounds, async ({ messageId, outcome }) =>
      silent ? undefined : api('POST', `${path}/reports`, { messageId, outcome }),
    )
    const [result] = await api<PackResult[]>('GET', path)
    await emulator.control.abandon(sessionId)
    assert.ok(result)
    return result
  }

  const failedIn = ({ cases }: PackResult) =>
    cases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)

  it('the reference client passes it whole, and nothing is waited for any more', async () => {
    const result = await play(clientOf(readerOf()))
    const red = result.cases.filter(({ verdict }) => verdict !== 'pass')
    assert.deepEqual(red, [])
    assert.equal(result.passed, true)
    assert.equal(result.waiting, undefined)
    assert.equal(result.totals.passed, clientCases.length)
  })

  it('W-78: only the session that asked for it, its token requests that succeed, and each case once', async () => {
    const before = await ask(emulator)
    assert.equal(fieldOf(before, 'status'), 'VALID')
    const sessionId = await openSession()
    const path = `/sessions/${sessionId}/packs/client`
    assert.equal(fieldOf(await ask(emulator), 'status'), 'VALID', 'a session without the pack')
    await api('POST', path)
    const refused = await ask(emulator, { info: { serviceId: 'NONE' } })
    assert.equal(refused.entry.outcome, 'SERVICE_UNKNOWN')
    const send = async () => emulator.answer(delivery(await signedMessage(emulator)))
    const entries = await Promise.all([send(), send(), send(), send()])
    const rows = await Promise.all(entries.map(({ entryId }) => entryOf(emulator, entryId)))
    const cases = rows.map(({ checks }) => checks.find(({ rule }) => rule === 'W-78')?.actual)
    const first = clientCases.slice(0, 4).map(({ id }) => id)
    assert.deepEqual(new Set(cases), new Set<unknown>(first))
    const [run] = await api<PackResult[]>('GET', path)
    assert.equal(run?.waiting?.senderId, demo.senderId)
    const progress = (await emulator.control.progress(sessionId)) as { counted: number }
    assert.equal(progress.counted, 1)
    await api('POST', `${path}/close`)
    assert.equal(fieldOf(await ask(emulator), 'status'), 'VALID', 'closed')
    await emulator.control.abandon(sessionId)
  })

  it('W-77: a bad token is noticed at the owner also where two sessions are open and nothing tells whose it is', async () => {
    const { control, demo: facts } = emulator
    const others = await control.submitApplication({
      ...five,
      senderId: facts.senderId,
      method: 'protocol',
    })
    const { id: applicationId } = others as { id: string }
    await control.approveApplication(applicationId)
    const other = (await control.openSession(applicationId)) as { id: string }
    const sessionId = await openSession()
    const path = `/sessions/${sessionId}/packs/client`
    await api('POST', path)
    for (const { id } of clientCases) {
      const sent = await emulator.answer(delivery(await signedMessage(emulator)))
      if (id !== 'token-alg-none') continue
      const answer = await readSigned(sent.body, emulator.pki.gateway.certificate)
      const [code = '', key = ''] = ['code', 'public-key'].map((name) => dataIn(answer, name))
      const data = personData(emulator, code, key)
      const { entry } = await ask(emulator, { info: { serviceId: OWNER }, data })
      assert.equal(entry.outcome, 'TOKEN_ALGORITHM')
      assert.equal(entry['certificationId'], undefined)
      break
    }
    const [run] = await api<PackResult[]>('GET', path)
    assert.ok(run)
    assert.deepEqual(failedIn(run), ['token-alg-none'])
    for (const id of [other.id, sessionId]) await control.abandon(id)
  })

  it('a client with a GOST key gets its hostile answers by GOST too', async () => {
    const sessionId = await openSession()
    await api('POST', `/sessions/${sessionId}/packs/client`)
    const { initiator, gateway } = emulator.pki.of('gost-2015')
    const good = await emulator.answer(
      delivery(await signedMessage(emulator, { holder: initiator })),
    )
    const said = await readSigned(good.body, gateway.certificate)
    assert.equal(said.kind === 'response' && said.code, 'SCSS001')
    const spoilt = await emulator.answer(
      delivery(await signedMessage(emulator, { holder: initiator })),
    )
    await assert.rejects(readSigned(spoilt.body, gateway.certificate), /SECURITY_MISSING/)
    await emulator.control.abandon(sessionId)
  })

  it('W-70: a client that ignores the signature of the answer is caught by the tokens that it shows', async () => {
    const careless: AnswerReader = async ({ bytes }) => readUnsigned(bytes)
    const result = await play(clientOf(careless, false), { rounds: 13, silent: true })
    assert.equal(result.passed, false)
    assert.deepEqual(failedIn(result), [
      'unsigned',
      'signature-changed',
      'another-key',
      'another-certificate',
      'unknown-authority',
      'unknown-serial',
      'certificate-expired',
      'body-changed',
      'timestamp-signed',
      'wrapped-in-header',
      'wrapped-same-id',
      'wrapped-before',
    ])
    const [, unsigned] = result.cases
    const [shown] = await emulator.control.journal(unsigned?.evidence, 1)
    assert.equal(shown?.['serviceId'], OWNER)
  })

  it('W-72: a client that takes the answer to another message is caught', async () => {
    const checks = answerChecks.filter(({ rule }) => rule !== 'W-72')
    const result = await play(clientOf(readerOf(checks)), { rounds: 15 })
    assert.deepEqual(failedIn(result), ['message-id-swapped', 'message-id-missing'])
  })
})

const dataIn = (answer: GatewayAnswer, name: string): string | undefined =>
  answer.kind === 'response'
    ? answer.data?.children.find((one) => one.name === name)?.text
    : undefined

/** Reads the first Body there is, signed or not. */
function readUnsigned(bytes: Uint8Array): GatewayAnswer {
  const text = Buffer.from(bytes).toString('utf8')
  const body = /<soap:Body .*?<\/soap:Body>/s.exec(text)?.[0]
  if (body === undefined) throw new AnswerRefused('W-75', 'no Body')
  const declared = body.replace('<soap:Body ', `<soap:Body xmlns:d="${KDP_NAMESPACE}" `)
  return readAnswer(Buffer.from(declared) as Uint8Array as SignedBytes)
}
