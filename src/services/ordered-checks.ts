import { type FaultCode, faultEntry, ShepFault } from '../contract/faults.ts'
import type { RuleId } from '../contract/rules.ts'
import type { CheckResult } from '../contract/verdict.ts'

/** One row of an ordered list: the clause, the refusal it leads to, and what was wanted and seen (to the journal). */
export interface Check<Facts> {
  readonly rule: RuleId
  readonly fault: FaultCode
  readonly holds: (facts: Facts) => boolean
  readonly expected: (facts: Facts) => string
  readonly actual: (facts: Facts) => string | undefined
}

export interface Judgement {
  readonly checks: readonly CheckResult[]
  /** Of the first check that failed; absent when all hold. */
  readonly fault?: FaultCode
}

/** The first check that fails decides. The ones after it are not judged, and not reported. */
export function judgeInOrder<Facts>(list: readonly Check<Facts>[], facts: Facts): Judgement {
  const checks: CheckResult[] = []
  for (const { rule, fault, holds, expected, actual } of list) {
    const seen = { expected: expected(facts), actual: actual(facts) ?? 'нет' }
    if (!holds(facts))
      return { checks: [...checks, { rule, verdict: 'fail', ...seen, fault }], fault }
    checks.push({ rule, verdict: 'pass', ...seen })
  }
  return { checks }
}

/** A refusal outside any list: it carries the one failed row of its own clause. */
export function refusalOf(
  fault: FaultCode,
  { expected, actual }: { readonly expected: string; readonly actual: string },
  detail: Readonly<Record<string, unknown>> = {},
): ShepFault {
  const { rule } = faultEntry(fault)
  const checks: CheckResult[] = rule ? [{ rule, verdict: 'fail', expected, actual, fault }] : []
  return new ShepFault(fault, { ...detail, checks })
}
