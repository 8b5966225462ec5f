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
