import type { RuleId } from '../../contract/rules.ts'
import type { CheckResult, Verdict } from '../../contract/verdict.ts'
import { checksOf } from '../count-checks.ts'
import type { Check, Finding, Place } from '../scenario.ts'
import { faultText } from '../text.ts'

/** From the best to the worst. */
const order: readonly Verdict[] = [
  'not-applicable',
  'pass',
  'warn',
  'untestable',
  'inconclusive',
  'fail',
]

export const worstOf = (verdicts: readonly Verdict[]): Verdict =>
  order[Math.max(0, ...verdicts.map((one) => order.indexOf(one)))] as Verdict

/** `untestable` and `inconclusive` are red: what was not run has not passed. */
export const isRed = (verdict: Verdict): boolean =>
  verdict === 'fail' || verdict === 'inconclusive' || verdict === 'untestable'

/** What the gateway, КДП or the data owner recorded of a clause; `untestable` where it did not come so far. */
export const recorded = (rule: RuleId, place: Place): Check => ({
  rule,
  place,
  judge: (entry) => findingOf(checksOf(entry).filter((row) => row.rule === rule)),
})

/** Of several rows of one clause the worst speaks. */
function findingOf(rows: readonly CheckResult[]): Finding {
  const verdict = worstOf(rows.map((row) => row.verdict))
  const row = rows.find((one) => one.verdict === verdict)
  if (!row) return { verdict: 'untestable' }
  const { expected, actual, fault } = row
  return {
    verdict,
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    ...(fault !== undefined && { words: faultText(fault) }),
  }
}
