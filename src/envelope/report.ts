import type { ShepFault } from '../contract/faults.ts'
import type { RuleId } from '../contract/rules.ts'
import type { CheckResult } from '../contract/verdict.ts'

/** The row of a failed check, with what the refusal knows of expected and actual. */
export function failedCheck(rule: RuleId, { code, detail }: ShepFault): CheckResult {
  const { expected, actual, text } = detail
  const found = actual ?? text
  return {
    rule,
    verdict: 'fail',
    fault: code,
    ...(expected === undefined ? {} : { expected: String(expected) }),
    ...(found === undefined ? {} : { actual: String(found) }),
  }
}

export const untestable = (rules: readonly RuleId[]): CheckResult[] =>
  rules.map((rule) => ({ rule, verdict: 'untestable' }))

export type Outcome = 'yes' | 'no' | 'unknown'

/** What stopped the check for want of means is "could not tell": an unregistered certificate, an engine without a verdict. */
export function resultOf(checks: readonly CheckResult[]): Outcome {
  const failed = checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive')
  const unknown = failed.some(
    ({ verdict, fault }) => verdict === 'inconclusive' || fault === 'CERTIFICATE_UNREGISTERED',
  )
  if (failed.length > 0) return unknown ? 'unknown' : 'no'
  const judged = checks.filter(({ verdict }) => verdict !== 'not-applicable')
  return judged.every(({ verdict }) => verdict === 'pass') ? 'yes' : 'unknown'
}
