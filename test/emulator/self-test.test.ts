import assert from 'node:assert/strict'
import { gatewayCases } from '../../src/certification/packs/gateway-cases.ts'
import type { PackResult } from '../../src/certification/packs/pack.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi, request } from '../support/http.ts'

describe('the self-test of the gateway, over its own address', () => {
  let emulator: TestEmulator
  let url: string
  before(async () => {
    emulator = await startEmulator({ settings: { maxBytes: 20_000, maxAttributes: 20 } })
    url = `${(await emulator.start()).url}/api/v1`
  })
  after(() => emulator.close())

  it('W-01…W-34: every hostile message is answered as the catalogue says; the good one is taken', async () => {
    const { status, json } = await askApi(`${url}/packs/gateway/runs`, 'POST')
    const result = json as PackResult
    assert.equal(status, 201)
    const red = result.cases.filter(({ verdict }) => verdict !== 'pass')
    assert.deepEqual(red, [])
    assert.equal(result.passed, true)
    assert.equal(result.totals.passed, gatewayCases.length)
    const stored = await askApi(`${url}/packs/gateway/runs/${result.id}`)
    assert.deepEqual(stored.json, result)
    const junit = await request(`${url}/packs/gateway/runs/${result.id}?format=junit`)
    assert.match(junit.body.toString(), /<testsuite .* failures="0" errors="0" skipped="0">/)
  })

  it('a run for a session is kept with it, and changes no count of it', async () => {
    const { control, demo } = emulator
    const { id } = (await control.openSession(demo.applicationId)) as { id: string }
    const { json } = await askApi(`${url}/packs/gateway/runs`, 'POST', { sessionId: id })
    assert.equal((json as PackResult).sessionId, id)
    const progress = (await control.progress(id)) as { received: number }
    assert.equal(progress.received, 0)
    await control.abandon(id)
    const late = await askApi(`${url}/packs/gateway/runs`, 'POST', { sessionId: id })
    assert.equal((late.json as { error: string }).error, 'SESSION_FROZEN')
  })

  it('the catalogue is there to read', async () => {
    const { json } = await askApi(`${url}/packs/gateway`)
    assert.deepEqual(json, gatewayCases)
  })
})

describe('the self-test of a gateway that lets SHA-1 in and asks nobody of revocation', () => {
  it('W-15, W-44: what the settings turn off is told, and is neither passed nor failed', async () => {
    const settings = { maxBytes: 20_000, maxAttributes: 20, quirks: 'sha1', revocation: 'off' }
    const emulator = await startEmulator({ settings })
    const { url } = await emulator.start()
    const { json } = await askApi(`${url}/api/v1/packs/gateway/runs`, 'POST')
    const { cases, totals, passed } = json as PackResult
    const aside = cases.filter(({ verdict }) => verdict === 'not-applicable')
    assert.deepEqual(
      aside.map(({ id, text }) => [id, text.en.split(': ')[1]]),
      [
        ['rsa-sha1', 'SHEP_QUIRKS=sha1'],
        ['digest-sha1', 'SHEP_QUIRKS=sha1'],
        ['revoked', 'SHEP_REVOCATION=off'],
      ],
    )
    assert.deepEqual([totals.failed, passed], [0, true])
    await emulator.close()
  })
})
