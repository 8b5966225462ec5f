import assert from 'node:assert/strict'
import { sha256 } from '../../src/act/json.ts'
import {
  type RecordedMessage,
  type Rejudge,
  type ReplayReport,
  replay,
} from '../../src/act/replay.ts'
import type { ReplayEngine } from '../../src/act/replay-difference.ts'
import type { CheckResult } from '../../src/contract/verdict.ts'

const good: readonly CheckResult[] = [
  { rule: 'W-01', verdict: 'pass' },
  { rule: 'W-23', verdict: 'pass' },
  { rule: 'W-24', verdict: 'pass' },
  { rule: 'W-28', verdict: 'pass' },
  { rule: 'W-42', verdict: 'pass' },
]
const state: readonly CheckResult[] = [
  { rule: 'W-31', verdict: 'pass' },
  // Of a business signature.
  { rule: 'W-28', verdict: 'pass' },
  { rule: 'R-055', verdict: 'pass' },
]

const message = (name: string, changed: Partial<RecordedMessage> = {}): RecordedMessage => {
  const request = Buffer.from(`<${name}/>`)
  return {
    name,
    request,
    contentType: 'text/xml',
    receivedAt: new Date('2026-11-21T05:00:00.000Z'),
    requestSha256: sha256(request),
    checks: [...good, ...state],
    ...changed,
  }
}

/** An engine that answers as it did, but for one rule. */
const changedIn =
  (change: Partial<CheckResult>, rule: string, only?: ReplayEngine): Rejudge =>
  async (_, engine) => ({
    checks: good.map((one) =>
      one.rule === rule && (only ?? engine) === engine ? { ...one, ...change } : one,
    ),
    untold: {},
  })
const same: Rejudge = async () => ({ checks: good, untold: {} })

const told = ({ differences }: ReplayReport) =>
  differences.map(({ message: name, rule, recorded, recomputed, engines }) => [
    name,
    rule,
    recorded,
    recomputed,
    engines.join(' '),
  ])

const all = 'both stream xml-crypto'

describe('anchors 6.4(5): verdicts made again', () => {
  const two = [message('01'), message('01-owner')]

  it('equal ones are equal, and rows of the state of КДП are told as not replayed', async () => {
    const report = await replay(two, same)
    assert.deepEqual([report.equal, report.messages, report.compared], [true, 2, 10])
    assert.deepEqual(
      report.notReplayed.map(({ rule, messages, code }) => [rule, messages, code]),
      [
        ['R-055', 2, 'STATE'],
        ['W-28', 2, 'STATE'],
        ['W-31', 2, 'STATE'],
      ],
    )
  })

  it('a rule that judges otherwise now is named for each message, in words', async () => {
    const changed = changedIn({ verdict: 'fail', fault: 'BODY_DIGEST' as never }, 'W-23')
    const report = await replay(two, changed)
    assert.equal(report.equal, false)
    assert.deepEqual(told(report), [
      ['01', 'W-23', 'pass', 'fail BODY_DIGEST', all],
      ['01-owner', 'W-23', 'pass', 'fail BODY_DIGEST', all],
    ])
    const { ru, kk, en } = report.differences[0]?.text ?? { ru: '', kk: '', en: '' }
    assert.match(ru, /^01: W-23 \(.+\): записано «пройдено», сейчас «не пройдено BODY_DIGEST»/)
    assert.match(kk, /жазылғаны «өтті», қазір «өтпеді BODY_DIGEST»/)
    assert.match(en, /recorded "passed", now "failed BODY_DIGEST"/)
  })

  it('an engine that judges otherwise now is named', async () => {
    const report = await replay(
      [message('01')],
      changedIn({ verdict: 'fail' }, 'W-24', 'xml-crypto'),
    )
    assert.deepEqual(told(report), [['01', 'W-24', 'pass', 'fail', 'xml-crypto']])
  })

  it('W-28: engines that part now are named', async () => {
    const changed = changedIn({ verdict: 'inconclusive' }, 'W-28')
    const report = await replay([message('01')], changed)
    assert.deepEqual(told(report), [['01', 'W-28', 'pass', 'inconclusive', 'both']])
  })

  it('bytes with another digest are named', async () => {
    const [was, is] = [sha256('<01/>'), sha256('<02/>')]
    const request = Buffer.from('<02/>')
    const report = await replay([message('01', { request })], same)
    assert.deepEqual(told(report), [['01', 'SHA-256', was, is, all]])
  })

  it('a row that was recorded and is not there now, and the other way round, is named', async () => {
    const checks = [...good.slice(1), { rule: 'W-21', verdict: 'pass' } as const, ...state]
    const report = await replay([message('01', { checks })], same)
    assert.deepEqual(told(report), [
      ['01', 'W-21', 'pass', '-', all],
      ['01', 'W-01', '-', 'pass', all],
    ])
  })

  it('what the judge cannot tell is no difference, and no pass', async () => {
    const cannot: Rejudge = async () => ({
      checks: [...good.slice(0, -1), { rule: 'W-42', verdict: 'fail' }],
      untold: { 'W-42': 'LATER_LIST' },
    })
    const { equal, compared, notReplayed } = await replay([message('01')], cannot)
    assert.deepEqual([equal, compared], [true, 4])
    assert.ok(notReplayed.some(({ rule, code }) => rule === 'W-42' && code === 'LATER_LIST'))
  })

  it('W-01: a message that was cut off at the limit is not judged by what is left of it', async () => {
    const checks: CheckResult[] = [{ rule: 'W-01', verdict: 'fail', fault: 'TOO_LARGE' }]
    const report = await replay([message('01', { checks })], same)
    assert.deepEqual([report.equal, report.compared], [true, 0])
    assert.deepEqual(
      report.notReplayed.map(({ rule, code }) => [rule, code]),
      [['W-01', 'NOT_KEPT']],
    )
  })
})
