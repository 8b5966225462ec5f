import type { FaultCode } from '../contract/faults.ts'
import type { CheckResult } from '../contract/verdict.ts'

/** How one check ended: a pass tells what was found, a failure what is broken and which refusal it leads to. */
export const outcome = (
  broken: string | undefined,
  actual: string,
  fault: FaultCode,
): Pick<CheckResult, 'verdict' | 'actual' | 'fault'> =>
  broken === undefined ? { verdict: 'pass', actual } : { verdict: 'fail', actual: broken, fault }
