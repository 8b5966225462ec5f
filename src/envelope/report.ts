import type { FaultCode, ShepFault } from '../contract/faults.ts'
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

/** Refusals for want of means: the certificate was not given, the authority cannot be asked. */
const wanting: readonly (FaultCode | undefined)[] = [
  'CERTIFICATE_UNREGISTERED',
  'REVOCATION_UNAVAILABLE',
]

/** Where nothing but means is wanting, or an engine is without a verdict, it is "could not tell". A warning stops nothing, as at the gateway. */
export function resultOf(checks: readonly CheckResult[]): Outcome {
  const failed = checks.filter(({ verdict }) => verdict === 'fail')
  if (checks.some(({ verdict }) => verdict === 'inconclusive')) return 'unknown'
  if (failed.length > 0)
    return failed.every(({ fault }) => wanting.includes(fault)) ? 'unknown' : 'no'
  const isOpen = checks.some(({ verdict }) => verdict === 'untestable')
  const isJudged = checks.some(({ verdict }) => verdict === 'pass')
  return isJudged && !isOpen ? 'yes' : 'unknown'
}
