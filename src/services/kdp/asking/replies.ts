import { type FaultCode, ShepFault } from '../../../contract/faults.ts'
import type { CheckResult } from '../../../contract/verdict.ts'
import type { AskedAccess } from '../../../storage/access-requests.ts'
import type { Reply } from '../../operation.ts'
import { pending, refused } from '../answers.ts'
import type { AskingFacts } from './asking-facts.ts'

/** ST-1, and the identifier to repeat the request with. */
export const pendingReply = (
  { id, applicationId, method }: AskedAccess,
  checks: readonly CheckResult[],
): Reply => ({
  data: pending(id),
  checks,
  applicationId,
  sessionId: id,
  notes: { method, requestId: id, state: 'waiting' },
})

/** A refusal that changes nothing: the unit of work is rolled back. */
export const refusal = (
  fault: FaultCode,
  { method, application, record }: Pick<AskingFacts, 'method' | 'application' | 'record'>,
  checks: readonly CheckResult[],
): ShepFault =>
  new ShepFault(fault, {
    checks,
    method,
    ...(application && { applicationId: application.id }),
    ...(record && { requestId: record.asked.id }),
  })

/** A refusal that is written into the history of its request: the unit of work is kept. */
export const refusedReply = (
  fault: FaultCode,
  facts: Pick<AskingFacts, 'method' | 'application'>,
  checks: readonly CheckResult[],
  requestId: string,
): Reply => {
  const told = new ShepFault(fault, { method: facts.method, requestId })
  return {
    data: refused(told, requestId),
    checks,
    sessionId: requestId,
    refused: told,
    ...(facts.application && { applicationId: facts.application.id }),
    notes: { method: facts.method, requestId },
  }
}
