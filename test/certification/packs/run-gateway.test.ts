import assert from 'node:assert/strict'
import { gatewayCases } from '../../../src/certification/packs/gateway-cases.ts'
import type { GatewayWorkshop } from '../../../src/certification/packs/gateway-workshop.ts'
import { junitOfPack } from '../../../src/certification/packs/junit.ts'
import { type GatewaySaid, runGatewayPack } from '../../../src/certification/packs/run-gateway.ts'
import { selfTester } from '../../../src/emulator/self-test.ts'
import { selfTestSigners } from '../../../src/emulator/self-test-signers.ts'
import { NOW, sharedPki } from '../../eds/support.ts'

describe('certification/packs: a gateway that is broken is caught', () => {
  let workshop: GatewayWorkshop
  before(async () => {
    let count = 0
    workshop = {
      sender: selfTester,
      signers: await selfTestSigners(await sharedPki()),
      newId: () => `id-${count++}`,
      now: () => '2026-11-23T10:00:00.000+05:00',
      limits: { bytes: 10_000, depth: 20, attributes: 5, name: 50 },
    }
  })

  const run = (outcome: string) =>
    runGatewayPack({
      id: 'run',
      clock: () => NOW,
      workshop,
      send: async (): Promise<GatewaySaid> => ({ outcome, warned: [] }),
      setAside: () => undefined,
    })

  it('W-23: one that takes everything fails every case but the good one', async () => {
    const { cases, passed, totals } = await run('OK')
    const green = cases.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id)
    assert.deepEqual([green, passed, totals.failed], [['good'], false, gatewayCases.length - 1])
    assert.match(cases[1]?.text.en ?? '', /expected TOO_LARGE, got OK/)
  })

  it('W-30: one that refuses everything alike fails the good one, and all that have another reason', async () => {
    const { cases, passed } = await run('SIGNATURE_INVALID')
    const green = cases.filter(({ verdict }) => verdict === 'pass')
    assert.equal(passed, false)
    assert.equal(cases[0]?.verdict, 'fail')
    assert.ok(green.every(({ expected }) => expected === 'SIGNATURE_INVALID'))
  })

  it('W-70: one that answers without its signature passes nothing', async () => {
    const result = await run('UNSIGNED_ANSWER (HTTP 500)')
    assert.equal(result.totals.passed, 0)
    assert.match(
      junitOfPack(result),
      /<failure message="expected OK, got UNSIGNED_ANSWER \(HTTP 500\)"/,
    )
  })
})
