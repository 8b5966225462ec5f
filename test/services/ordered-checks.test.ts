import assert from 'node:assert/strict'
import { type Check, judgeInOrder } from '../../src/services/ordered-checks.ts'

const rows: readonly Check<{ a: boolean; b: boolean }>[] = [
  {
    rule: 'R-052',
    fault: 'OVT_MISSING',
    holds: ({ a }) => a,
    expected: () => 'a',
    actual: () => undefined,
  },
  {
    rule: 'R-053',
    fault: 'OVT_FORGED',
    holds: ({ b }) => b,
    expected: () => 'b',
    actual: ({ b }) => String(b),
  },
]

describe('checks in order', () => {
  it('report every rule when all hold', () => {
    assert.deepEqual(judgeInOrder(rows, { a: true, b: true }), {
      checks: [
        { rule: 'R-052', verdict: 'pass', expected: 'a', actual: 'нет' },
        { rule: 'R-053', verdict: 'pass', expected: 'b', actual: 'true' },
      ],
    })
  })
  it('stop at the first that fails; what was not judged is not reported', () => {
    assert.deepEqual(judgeInOrder(rows, { a: false, b: false }), {
      checks: [
        { rule: 'R-052', verdict: 'fail', expected: 'a', actual: 'нет', fault: 'OVT_MISSING' },
      ],
      fault: 'OVT_MISSING',
    })
  })
})
