import { withoutBraces } from '../../../contract/guid.ts'
import type { AccessRecord } from '../../../storage/access-requests.ts'
import type { Call, Reply } from '../../operation.ts'
import type { AccessCase } from '../access-case.ts'
import type { AskingMethod } from '../method.ts'
import { subjectRights } from '../subject-rights.ts'
import type { AskingFacts } from './asking-facts.ts'
import { firstRequest } from './first-request.ts'
import { type RepeatDeps, repeatRequest } from './repeat-request.ts'
import { standingOf } from './standing.ts'

/** Methods 1 and 5: the first request asks the citizen, the repeated one brings what came of it. */
export async function askCitizen(
  { request, method }: AccessCase<AskingMethod>,
  call: Call,
  deps: RepeatDeps,
): Promise<Reply> {
  const { stores, sender, receivedAt: now } = call
  const record = await namedRecord(request.requestId, call)
  const { otpRelay } = deps.asking
  const automated = request.automated || record?.asked.automated === true
  const facts: AskingFacts = {
    method,
    request,
    sender,
    now,
    application: await stores.applications.findApproved(sender.senderId, method),
    record,
    standing: record && standingOf(record, now, deps.asking),
    number: undefined,
    otpRelay,
    ...(await subjectRights(stores, { ...request, automated }, now)),
  }
  const named = record !== undefined || request.requestId !== undefined
  return named ? repeatRequest(facts, call, deps) : firstRequest(facts, call, deps)
}

/**
 * the identifier is `request-id`; without it, `correlationId` or `sessionId` of the message, where one of them is that
 * of a request: clients fill both with values of their own too.
 */
async function namedRecord(
  requestId: string | undefined,
  { stores: { accessRequests }, info }: Call,
): Promise<AccessRecord | undefined> {
  if (requestId !== undefined) return accessRequests.find(withoutBraces(requestId))
  for (const name of [info.correlationId, info.sessionId]) {
    const found = name && (await accessRequests.find(withoutBraces(name)))
    if (found) return found
  }
  return undefined
}
