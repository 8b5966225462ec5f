import { type FaultCode, faultEntry, ShepFault } from '../../contract/faults.ts'
import type { RuleId } from '../../contract/rules.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import { failedCheck } from '../report.ts'

/** What XMLDSig calls a reason, and what it is called where it spoils a business signature. */
const businessCodes: Partial<Record<FaultCode, FaultCode>> = {
  ID_REPEATED: 'BUSINESS_ID_REPEATED',
  SIGNATURE_SHAPE: 'BUSINESS_SIGNATURE_SHAPE',
  CANONICALIZATION_FORBIDDEN: 'BUSINESS_CANONICALIZATION_FORBIDDEN',
  SIGNATURE_METHOD_FORBIDDEN: 'BUSINESS_METHOD_FORBIDDEN',
  DIGEST_METHOD_FORBIDDEN: 'BUSINESS_DIGEST_METHOD_FORBIDDEN',
  ALGORITHM_SHA1: 'BUSINESS_ALGORITHM_SHA1',
  REFERENCE_SHAPE: 'BUSINESS_REFERENCE_SHAPE',
  BODY_ID_MISSING: 'BUSINESS_NOT_SIGNED_WHOLE',
  TRANSFORM_FORBIDDEN: 'BUSINESS_TRANSFORM_FORBIDDEN',
  VALUE_NOT_PLAIN: 'BUSINESS_VALUE_NOT_PLAIN',
  DIGEST_MISMATCH: 'BUSINESS_DIGEST_MISMATCH',
  KEY_INFO_UNKNOWN: 'BUSINESS_KEY_UNKNOWN',
  CERTIFICATE_UNREADABLE: 'BUSINESS_KEY_UNKNOWN',
  CERTIFICATE_UNREGISTERED: 'BUSINESS_KEY_UNKNOWN',
  KEY_KIND_MISMATCH: 'BUSINESS_KEY_UNFIT',
  KEY_WEAK: 'BUSINESS_KEY_UNFIT',
  SIGNATURE_INVALID: 'BUSINESS_SIGNATURE_INVALID',
}

/** The same refusal in the words of business signatures. Anything but a ShepFault is our bug, and is thrown on. */
export function businessFault(error: unknown): ShepFault {
  if (!(error instanceof ShepFault)) throw error
  const code = businessCodes[error.code]
  return code ? new ShepFault(code, error.detail, error) : error
}

/** Where the engines disagree there is no verdict (W-28), as on the transport signature. */
const judgedCheck = (rule: RuleId, fault: ShepFault): CheckResult => {
  const check = failedCheck(rule, fault)
  return fault.code === 'ENGINES_DISAGREE' ? { ...check, verdict: 'inconclusive' } : check
}

/** A row a rule, in order. A refusal may come from a step after its own rule's: its row is the refusal, not the pass. */
export const rowsOf = (
  rules: readonly RuleId[],
  passed: ReadonlyMap<RuleId, string>,
  fault?: ShepFault,
): CheckResult[] =>
  rules.map((rule): CheckResult => {
    if (fault && faultEntry(fault.code).rule === rule) return judgedCheck(rule, fault)
    const actual = passed.get(rule)
    return actual === undefined
      ? { rule, verdict: 'untestable' }
      : { rule, verdict: 'pass', actual }
  })
