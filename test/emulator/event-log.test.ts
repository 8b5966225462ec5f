import assert from 'node:assert/strict'
import type { Checkpoint } from '../../src/act/log/checkpoint.ts'
import { signedUnder } from '../../src/act/log/signature.ts'
import type { LogVerdict } from '../../src/act/log/verify.ts'
import type { Act, ActLog } from '../../src/act/shape.ts'
import { demo } from '../../src/emulator/demo.ts'
import { five } from '../http/api-rows.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { exchanges } from './exchanges.ts'

interface Shown {
  readonly seq: number
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
}

describe('the event log over the API (anchors 6.2)', () => {
  let emulator: TestEmulator
  let url: string
  let log: ActLog
  let sessionId: string

  const api = async <T>(path: string, method = 'GET', body?: unknown) => {
    const { status, json } = await askApi(`${url}/api/v1${path}`, method, body)
    return { status, json: json as T }
  }
  const open = async () => {
    const { applicationId } = emulator.demo
    const { json } = await api<{ id: string }>(`/applications/${applicationId}/sessions`, 'POST')
    return json.id
  }

  before(async () => {
    emulator = await startEmulator()
    url = (await emulator.start()).url
    const left = await open()
    await api('/clock', 'POST', { advance: '1h' })
    await api(`/sessions/${left}/abandon`, 'POST')
    sessionId = await open()
    await exchanges(emulator, 10)
    const { json } = await api<{ text: string }>(`/sessions/${sessionId}/act`, 'POST')
    const act: Act = JSON.parse(json.text)
    assert.ok(act.log)
    log = act.log
  })
  after(() => emulator.close())

  it('R-028: what a certification rests on is there, in its order, each once', async () => {
    const { json } = await api<Shown[]>('/log')
    assert.deepEqual(
      json.map(({ kind }) => kind),
      [
        'application-approved',
        'session-opened',
        'clock-moved',
        'session-abandoned',
        'session-opened',
        'act-drawn-up',
        'session-frozen',
      ],
    )
    const closed = json.at(-1)?.data
    assert.deepEqual([closed?.['sessionId'], closed?.['checkpointSha256']], [sessionId, log.sha256])
  })

  it('anchors 6.4(2): the act names its checkpoint, signed by the emulator and by nobody else', async () => {
    const { json } = await api<(Checkpoint & ActLog)[]>('/log/checkpoints')
    const [checkpoint, ...others] = json
    assert.ok(checkpoint)
    assert.equal(others.length, 0)
    assert.deepEqual([checkpoint.sha256, checkpoint.words], [log.sha256, log.words])
    const { trust, gateway, initiator } = emulator.pki
    const by = (fingerprint: string) =>
      signedUnder({ trust, isSigner: (one) => one.fingerprint === fingerprint })(checkpoint)
    assert.equal(by(gateway.certificate.fingerprint), true)
    assert.equal(by(initiator.certificate.fingerprint), false)
    const anybody = { isSigner: () => true }
    assert.equal(signedUnder({ trust: [], ...anybody })(checkpoint), false)
    assert.equal(signedUnder({ trust, ...anybody })({ ...checkpoint, size: 1 }), false)
  })

  it('it is verified, also against what an act kept of it', async () => {
    const { json } = await api<LogVerdict>('/log/verify', 'POST', { kept: [log] })
    assert.deepEqual([json.intact, json.size, json.problems], [true, 7, []])
    const another = { size: 6, head: 'f'.repeat(64) }
    const told = await api<LogVerdict>('/log/verify', 'POST', { kept: [another] })
    assert.deepEqual(
      told.json.problems.map(({ code, seq }) => [code, seq]),
      [['LOG_REWRITTEN', 6]],
    )
  })

  it('a kept checkpoint that is none is refused by name', async () => {
    for (const kept of ['x', [1], [{ size: 0, head: 'f'.repeat(64) }], [{ size: 1, head: 'x' }]]) {
      const { status, json } = await api<{ error: string }>('/log/verify', 'POST', { kept })
      assert.deepEqual([status, json.error], [400, 'INPUT_INVALID'])
    }
  })

  it('R-029: what the reviewer does with an application and with an act is on it, with the reason, and it stays whole', async () => {
    const filed = await api<{ id: string }>('/applications', 'POST', {
      ...five,
      senderId: demo.senderId,
      method: 'sms',
    })
    const other = filed.json.id
    const { applicationId } = emulator.demo
    const steps: readonly (readonly [string, object])[] = [
      [
        `/applications/${other}/return`,
        { reason: 'срок хранения', fields: ['storageTerm'], by: 'Тестов Т.' },
      ],
      [`/applications/${applicationId}/act`, { sessionId }],
      [`/applications/${applicationId}/act/accept`, { by: 'Тестов Т.' }],
    ]
    for (const [path, body] of steps) assert.equal((await api(path, 'POST', body)).status, 200)
    const refused = await api(`/applications/${other}/return`, 'POST', { reason: 'ещё раз' })
    assert.equal(refused.status, 409)
    const { json } = await api<Shown[]>('/log')
    const told = json.filter(({ kind }) => kind === 'application-step').map(({ data }) => data)
    assert.deepEqual(
      told.map(({ action, to }) => [action, to]),
      [
        ['return', 'RETURNED_FOR_REVISION'],
        ['attach-act', 'ACT_ATTACHED'],
        ['accept-act', 'ACT_REVIEWED'],
      ],
    )
    assert.deepEqual([told[0]?.['reason'], told[1]?.['sessionId']], ['срок хранения', sessionId])
    const verdict = await api<LogVerdict>('/log/verify', 'POST', { kept: [log] })
    assert.deepEqual([verdict.json.intact, verdict.json.size], [true, 10])
  })
})
