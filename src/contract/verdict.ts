import type { FaultCode } from './faults.ts'
import type { RuleId } from './rules.ts'

/** `untestable` (it never came) and `inconclusive` (it could not be told) are red: neither is a pass. */
export type Verdict = 'pass' | 'fail' | 'warn' | 'inconclusive' | 'untestable' | 'not-applicable'

/** What one check of one clause found. The same rule is reported whether it passed or failed. */
export interface CheckResult {
  readonly rule: RuleId
  readonly verdict: Verdict
  readonly expected?: string
  readonly actual?: string
  /** The refusal this failure leads to; absent on a pass. */
  readonly fault?: FaultCode
  /** SHA-256 (lower-case hex) of the OCSP answers that it rests on, where they are kept. */
  readonly ocsp?: readonly string[]
}
