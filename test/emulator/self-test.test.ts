import assert from 'node:assert/strict'
import { gatewayCases } from '../../src/certification/packs/gateway-cases.ts'
import type { PackResult } from '../../src/certification/packs/pack.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi, request } from '../support/http.ts'

describe('the self-test of the gateway, over its own address', function () {
  this.timeout(30_000)
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
})
