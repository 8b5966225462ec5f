import assert from 'node:assert/strict'
import { REFUSAL_FORMAT } from '../../src/act/act.ts'
import { freezeSession } from '../../src/act/freeze.ts'
import { junitOfAct, junitOfRefusal } from '../../src/act/junit.ts'
import type { Act } from '../../src/act/shape.ts'
import type { CheckResult } from '../../src/contract/verdict.ts'
import { readXml } from '../../src/xml/scan.ts'
import { type Bench, openBench } from '../certification/session-builder.ts'
import { depsOf, frozen } from './maker.ts'

const counts = (xml: string): readonly (string | undefined)[] =>
  /<testsuites tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)">/.exec(xml)?.slice(1) ?? []

describe('junit.xml of the act', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await openBench()
  })
  afterEach(() => bench.storage.close())

  const checks: readonly CheckResult[] = [
    { rule: 'W-22', verdict: 'pass' },
    { rule: 'W-23', verdict: 'fail', expected: '<a & "b">', actual: 'c', fault: 'DIGEST_MISMATCH' },
    { rule: 'W-41', verdict: 'not-applicable' },
    { rule: 'W-26', verdict: 'inconclusive' },
  ]

  it('a case for each check of each response and exchange; red ones fail with expected and actual', async () => {
    await bench.exchanges(10)
    await bench.write({ outcome: 'OK', serviceId: 'OTHER' })
    const act = JSON.parse((await frozen(bench)).text) as Act
    const [first] = act.responses
    const xml = junitOfAct(act, (id) => (id === first?.entryId ? checks : checks.slice(0, 1)))
    readXml(Buffer.from(xml))
    assert.deepEqual(counts(xml), [String(4 + 9 + 10 + 1 + 3), '2', '4'])
    assert.match(xml, /classname="scenarios" name="KDP-01 [^"]+"\/>/)
    assert.match(xml, /name="KDP-11 [^"]+"><skipped message="not played"\/>/)
    assert.ok(
      xml.includes(
        '<failure message="fail DIGEST_MISMATCH">expected: &lt;a &amp; &quot;b&quot;&gt;\nactual: c<',
      ),
    )
    assert.equal(xml.match(/<testsuite /g)?.length, 22)
    assert.match(xml, /skipped message="SERVICE_NOT_COUNTED: /)
  })

  it('of a refusal each thing that is missing fails, so that CI is red', async () => {
    await bench.exchanges(9)
    const refusal = await freezeSession(bench.sessionId, depsOf(bench))
    assert.ok(refusal.format === REFUSAL_FORMAT)
    const xml = junitOfRefusal(refusal)
    readXml(Buffer.from(xml))
    assert.deepEqual(counts(xml), ['1', '1', '0'])
    assert.match(xml, /name="RESPONSES"><failure message="9 of 10/)
  })
})
