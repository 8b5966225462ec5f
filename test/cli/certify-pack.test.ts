import assert from 'node:assert/strict'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clientCases } from '../../src/certification/packs/client-cases.ts'
import { gatewayCases } from '../../src/certification/packs/gateway-cases.ts'
import type { PackResult } from '../../src/certification/packs/pack.ts'
import { certify } from '../../src/cli/certify.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { dataFolder } from '../support/emulator.ts'
import { shepHere } from '../support/here.ts'

/** No pause before the slow answer, and small limits, so that the messages over them are small too. */
const quick = { SHEP_HOSTILE_DELAY: '0', SHEP_MAX_BYTES: '20000', SHEP_MAX_ATTRIBUTES: '20' }

async function play(pack: string, env: Readonly<Record<string, string>> = quick) {
  const out = temporaryDirectory()
  cpSync(await dataFolder(), join(out, 'data'), { recursive: true })
  const said = await shepHere(certify, ['--pack', pack, '--out', out], { env })
  const read = (ending: string) => readFileSync(join(out, `pack-${pack}.${ending}`), 'utf8')
  return { ...said, result: JSON.parse(read('json')) as PackResult, junit: read('junit.xml') }
}

describe('shep certify --pack', function () {
  this.timeout(60_000)

  for (const [pack, cases] of Object.entries({ client: clientCases, gateway: gatewayCases }))
    it(`${pack}: every case is told with its clause, and all have passed: exit status 0`, async () => {
      const { status, out, result, junit } = await play(pack)
      assert.equal(status, 0, out)
      const lines = out.split('\n').slice(0, cases.length)
      assert.deepEqual(
        lines.map((line) => /^ *(\d+) (\S+) +(\S+) ([^:]+): ./.exec(line)?.slice(1)),
        cases.map(({ id, rule }, index) => [String(index + 1), 'pass', rule, id]),
      )
      assert.match(out, new RegExp(`^${cases.length} of ${cases.length} passed$`, 'm'))
      assert.deepEqual([result.passed, result.totals.passed], [true, cases.length])
      assert.match(junit, new RegExp(`^<testsuites tests="${cases.length}" failures="0"`, 'm'))
    })

  it('a gateway that takes not even a good message fails: each case says what came instead, exit status 1', async () => {
    const { status, out, result, junit } = await play('gateway', {
      ...quick,
      SHEP_MAX_BYTES: '1000',
    })
    assert.equal(status, 1)
    assert.match(out, /^ +1 fail +W-30 good: expected OK, got TOO_LARGE$/m)
    const { passed, totals } = result
    assert.deepEqual([passed, totals.passed + totals.failed], [false, gatewayCases.length])
    assert.match(out, new RegExp(`^${totals.passed} of ${gatewayCases.length} passed$`, 'm'))
    assert.match(junit, new RegExp(`failures="${totals.failed}"`))
  })

  it('plays with everything embedded: it refuses what is of a system of one’s own, and unknown packs', async () => {
    const refused: Readonly<Record<string, readonly string[]>> = {
      '--application is not for --pack': ['--application', 'certification.json'],
      '--scenario is not for --pack': ['--scenario', 'all'],
      '--expected, --wait is not for --pack': ['--expected', 'failures.json', '--wait', '1'],
    }
    for (const [words, more] of Object.entries(refused)) {
      const { status, err } = await shepHere(certify, ['--pack', 'client', ...more])
      assert.equal(status, 2)
      assert.ok(err.includes(words), err)
    }
    const { status, err } = await shepHere(certify, ['--pack', 'peer'])
    assert.equal(status, 2)
    assert.match(err, /--pack must be gateway \| client, got "peer"/)
  })
})
