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
import { identityOf } from '../../src/emulator.ts'
import type { SignedBytes } from '../../src/envelope/engines/engine.ts'
import { type GatewayAnswer, readAnswer } from '../../src/envelope/read-answer.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { IIN, OWNER } from '../support/messages.ts'

describe('the hostile gateway, asked for by session (W-70…W-79)', function () {
  this.timeout(30_000)
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

/** Reads the first Body there is, signed or not. */
function readUnsigned(bytes: Uint8Array): GatewayAnswer {
  const text = Buffer.from(bytes).toString('utf8')
  const body = /<soap:Body .*?<\/soap:Body>/s.exec(text)?.[0]
  if (body === undefined) throw new AnswerRefused('W-75', 'no Body')
  const declared = body.replace('<soap:Body ', `<soap:Body xmlns:d="${KDP_NAMESPACE}" `)
  return readAnswer(Buffer.from(declared) as Uint8Array as SignedBytes)
}
