import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { curves } from '../../../../src/eds/algorithms/gost/curve.ts'
import { multiplyBase, multiplyBaseInPlace } from '../../../../src/eds/algorithms/gost/group.ts'
import { multiplyBaseAside } from '../../../../src/eds/algorithms/gost/multiply-aside.ts'
import type { SigningReport } from './signing-child.ts'

const run = promisify(execFile)
/** ms; made on the event loop, the same signatures stop it for 400 and more. */
const MOST = 250
const child = fileURLToPath(new URL('./signing-child.ts', import.meta.url))

describe('eds/algorithms/gost/multiply-aside', () => {
  for (const curve of Object.values(curves))
    it(`${curve.name}: the same point in the thread, here, and here without tables`, async () => {
      const scalar = curve.n / 3n
      const point = multiplyBase(curve, scalar)
      assert.deepEqual(await multiplyBaseAside(curve, scalar), point)
      for (const time of [1, 2, 3, 4, 5])
        assert.deepEqual(multiplyBaseInPlace(curve, scalar), point, String(time))
    })

  it('what is wrong with a number comes back in words, and the thread lives on', async () => {
    const curve = curves.tc26A512
    await assert.rejects(multiplyBaseAside(curve, 0n), /the thread of GOST keys: .*scalar/)
    assert.deepEqual(await multiplyBaseAside(curve, 1n), { x: curve.Gx, y: curve.Gy })
  })

  describe('in a process of its own', () => {
    let report: SigningReport
    before(async () => {
      // A machine that is busy with other things may cost it something all the same, so the best of three counts.
      for (let i = 0; i < 3 && !(report?.longestStop < MOST); i++) {
        const { stdout } = await run(process.execPath, ['--import', 'tsx', child])
        report = JSON.parse(stdout)
      }
    })

    it('50 signatures of both kinds verify, and the event loop never stops for their tables', () => {
      assert.equal(report.verified, 50)
      assert.ok(report.longestStop < MOST, `${report.longestStop} ms`)
    })

    it('the thread dies in the middle: told in words, and the next signature is made by another', () => {
      assert.equal(report.whenKilled.length, 40)
      assert.match(report.whenKilled.at(-1) ?? '', /the thread of GOST keys died/)
      for (const said of report.whenKilled)
        assert.match(said, /^signed$|the thread of GOST keys died/)
      assert.equal(report.verifiedAfter, true)
      assert.equal(report.threads, 2)
    })
  })
})
