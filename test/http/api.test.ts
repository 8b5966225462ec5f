import assert from 'node:assert/strict'
import { writePem } from '../../src/eds/pem.ts'
import { demo } from '../../src/emulator/demo.ts'
import { ask } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi, request } from '../support/http.ts'
import { signedMessage } from '../support/messages.ts'
import { apiRefusals, five, other } from './api-rows.ts'

describe('http: the control API', () => {
  let emulator: TestEmulator
  let url: string
  let pem: string
  before(async () => {
    emulator = await startEmulator()
    url = (await emulator.start()).url
    pem = writePem('CERTIFICATE', emulator.pki.gateway.certificate.der)
  })
  after(() => emulator.close())

  const api = (path: string, method = 'GET', body?: unknown) =>
    askApi(`${url}/api/v1${path}`, method, body)
  const post = (path: string, body?: unknown) => api(path, 'POST', body)

  it('healthz and readyz', async () => {
    assert.deepEqual(await askApi(`${url}/healthz`), { status: 200, json: { status: 'ok' } })
    assert.deepEqual(await askApi(`${url}/readyz`), { status: 200, json: { ready: true } })
  })

  it('a participant, its certificate, its application, its session: the whole path', async () => {
    const { password: _, ...shown } = other
    assert.deepEqual(await post('/participants', other), { status: 201, json: shown })
    assert.equal((await post('/participants', other)).status, 201, 'the same again')
    const purposes = ['transport', 'verification-token']
    const added = await post('/participants/other/certificates', { pem, purposes })
    assert.equal(added.status, 201)
    const filed = await post('/applications', { senderId: 'other', method: 'own', ...five })
    const { id } = filed.json as { id: string }
    assert.equal((await post(`/applications/${id}/approve`)).status, 200)
    const opened = await post(`/applications/${id}/sessions`)
    assert.equal(opened.status, 201)
    const session = (opened.json as { id: string }).id
    const progress = (await api(`/sessions/${session}`)).json as { counted: number }
    assert.equal(progress.counted, 0)
    const refused = (await post(`/sessions/${session}/act`)).json as { missing: unknown[] }
    assert.equal(refused.missing.length, 1)
    assert.equal((await post(`/sessions/${session}/abandon`)).status, 200)
  })

  it('three at once register one participant; with another name it is taken', async () => {
    const one = { ...other, senderId: 'at-once' }
    const asked = [one, one, one].map((body) => post('/participants', body))
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    assert.deepEqual(statuses, [201, 201, 201])
    assert.equal((await post('/participants', { ...one, name: 'Другое' })).status, 409)
  })

  it('nobody is told a password, nor its hash', async () => {
    const listed = await api('/participants')
    const [first] = listed.json as Record<string, unknown>[]
    const shown = new Set(Object.keys(first ?? {}))
    assert.deepEqual(shown, new Set(['senderId', 'bin', 'name', 'createdAt']))
    const everything = JSON.stringify([listed, await api('/settings'), await api('/journal')])
    assert.ok(!everything.includes(demo.password) && !everything.includes('scrypt'))
  })

  it('certificates are listed without their bytes, and retired', async () => {
    const own = '/participants/demo-initiator/certificates'
    const listed = (await api(own)).json as {
      fingerprint: string
      purpose: string
      der?: unknown
    }[]
    assert.deepEqual(
      listed.map(({ purpose, der }) => [purpose, der]),
      [
        ['transport', undefined],
        ['verification-token', undefined],
      ],
    )
    const person = writePem('CERTIFICATE', emulator.pki.person.certificate.der)
    await post(own, { pem: person, purposes: ['transport'] })
    const { fingerprint } = emulator.pki.person.certificate
    const gone = await api(`${own}/${fingerprint}/transport`, 'DELETE')
    assert.deepEqual(gone, { status: 200, json: { retired: true } })
    assert.equal(((await api(own)).json as unknown[]).length, 2)
  })

  it('the journal: by any key, braces and all, and the bytes of each side', async () => {
    const { entry, answer } = await ask(emulator)
    for (const key of [entry.id, entry.messageId ?? '', entry.sessionId]) {
      const found = (await api(`/journal?key=${encodeURIComponent(key)}`)).json as { id: string }[]
      assert.deepEqual(
        found.map(({ id }) => id),
        [entry.id],
      )
    }
    const response = await request(`${url}/api/v1/journal/${entry.id}/response`)
    assert.deepEqual(response.body, Buffer.from(answer.body))
    assert.equal(response.headers.get('content-type'), 'application/octet-stream')
    assert.equal(response.headers.get('content-disposition'), 'attachment')
    assert.match(response.headers.get('content-security-policy') ?? '', /^sandbox/)
    assert.equal(((await api('/journal?limit=1')).json as unknown[]).length, 1)
  })

  it('bytes that are no text are given back as they came', async () => {
    const bytes = Buffer.concat([await signedMessage(emulator), Buffer.from([0xff, 0x00, 0x80])])
    const { entryId } = await emulator.answer({
      bytes,
      contentType: '',
      endpoint: '/',
      headers: [],
    })
    assert.deepEqual((await request(`${url}/api/v1/journal/${entryId}/request`)).body, bytes)
  })

  it('the keys of КДП (RFC 7517)', async () => {
    const { keys } = (await api('/kdp/jwks.json')).json as { keys: { alg: string; d?: string }[] }
    assert.deepEqual(
      keys.map(({ alg, d }) => [alg, d]),
      [
        ['RS256', undefined],
        ['ES256', undefined],
      ],
    )
  })

  for (const [method, path, body, status, error] of apiRefusals)
    it(`${method} ${path} ${body === undefined ? '' : JSON.stringify(body)}: ${status} ${error}`, async () => {
      const reply = await api(path, method, body)
      const said = reply.json as { error: string }
      assert.deepEqual([reply.status, said.error], [status, error], JSON.stringify(said))
    })

  it('a refusal is told in three languages', async () => {
    const { json } = await api('/applications/none')
    const { ru, kk, en, wire } = json as Record<string, string>
    assert.equal(wire, 'APP-108')
    assert.equal(new Set([ru, kk, en]).size, 3)
  })

  const hostile: readonly (readonly [string, RequestInit, number])[] = [
    ['no JSON', { body: '{"senderId":', headers: { 'content-type': 'application/json' } }, 400],
    [
      'over a megabyte',
      {
        body: JSON.stringify('x'.repeat(2_000_000)),
        headers: { 'content-type': 'application/json' },
      },
      413,
    ],
    ['another type', { body: 'senderId=x', headers: { 'content-type': 'text/plain' } }, 400],
  ]
  for (const [title, init, status] of hostile)
    it(`${title}: ${status}, without a stack`, async () => {
      const reply = await request(`${url}/api/v1/participants`, { method: 'POST', ...init })
      assert.equal(reply.status, status)
      const said = JSON.parse(reply.body.toString()) as Record<string, string>
      assert.equal(said['error'], 'INPUT_INVALID')
      assert.equal(new Set([said['ru'], said['kk'], said['en']]).size, 3)
      assert.doesNotMatch(reply.body.toString(), /node_modules|at .*\.ts/)
    })

  it('an address that is none, of the API, of the PKI and of nobody: in three languages', async () => {
    for (const path of ['/api/v1/nowhere', '/pki/cert/none.cer', '/nowhere']) {
      const { status, json } = await askApi(`${url}${path}`)
      const { error, ru, kk, en } = json as Record<string, string>
      assert.deepEqual([status, error], [404, 'NOT_FOUND'])
      assert.equal(new Set([ru, kk, en]).size, 3, path)
    }
  })

  it('an address that does not decode is refused, not an error of ours', async () => {
    const reply = await request(`${url}/api/v1/participants/%E0%A4%A/certificates`)
    assert.equal(reply.status, 400)
    assert.ok(!emulator.log.some(({ event }) => event === 'unexpected error'))
  })
})
