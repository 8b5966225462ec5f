import type { CheckResult } from '../../../contract/verdict.ts'
import type { AccessRecord, AskedAccess } from '../../../storage/access-requests.ts'
import type { Call, Reply } from '../../operation.ts'
import { judgeInOrder } from '../../ordered-checks.ts'
import { addresseeOf } from '../../phone/send-sms.ts'
import { type AskingDeps, sendQuestion, settled } from './ask.ts'
import { firstChecks } from './asking-checks.ts'
import type { AskingFacts } from './asking-facts.ts'
import { pendingReply, refusal, refusedReply } from './replies.ts'
import { standingOf } from './standing.ts'

/** R-080…R-086: a request that names no identifier. The same one in processing is answered again, and sends nothing. */
export async function firstRequest(
  facts: AskingFacts,
  call: Call,
  deps: AskingDeps,
): Promise<Reply> {
  const { checks, fault } = judgeInOrder(firstChecks.granted, facts)
  const { application, method, request } = facts
  if (fault || !application) throw refusal(fault ?? 'METHOD_NOT_GRANTED', facts, checks)
  const open = await inProcessing(facts, call, deps)
  if (open.waiting) return pendingReply(open.waiting, [...checks, processed('да'), awaiting])
  const asked = open.unsent ?? {
    id: deps.newId(),
    entryId: call.entryId,
    senderId: call.sender.senderId,
    applicationId: application.id,
    method,
    iin: request.iin,
    bin: request.bin,
    services: request.services,
    company: request.company,
    ...(request.responsible === undefined ? {} : { holder: request.responsible }),
    ...(request.dataName === undefined ? {} : { dataName: request.dataName }),
    expiresIn: request.expiresIn,
    automated: request.automated,
    receivedAt: call.receivedAt.toISOString(),
  }
  if (!open.unsent) await call.stores.accessRequests.add(asked)
  return reach(asked, facts, call, { ...deps, checks: [...checks, processed('нет')] })
}

/** R-083…R-086: the number, then the message; without a number the request stays, and waits for the registration. */
export async function reach(
  asked: AskedAccess,
  facts: AskingFacts,
  call: Call,
  { checks, ...deps }: AskingDeps & { readonly checks: readonly CheckResult[] },
): Promise<Reply> {
  const { stores, receivedAt } = call
  const { number } = await addresseeOf(stores, asked.iin, receivedAt)
  const judged = judgeInOrder(firstChecks.reached, { ...facts, number })
  const all = [...checks, ...judged.checks]
  if (judged.fault) {
    const at = receivedAt.toISOString()
    const requestId = asked.id
    await stores.accessRequests.addEvent({ requestId, at, event: 'no-number', by: 'service' })
    return refusedReply(judged.fault, facts, all, requestId)
  }
  const record = await sendQuestion(asked, call, deps)
  return pendingReply(record.asked, [...all, sentOnce, identified])
}

/** the newest request of the subject, the BIN and the set of services, unless it has come to an end. */
async function inProcessing(
  { request }: AskingFacts,
  call: Call,
  { asking }: AskingDeps,
): Promise<{ readonly waiting?: AskedAccess; readonly unsent?: AskedAccess }> {
  const newest = await call.stores.accessRequests.newest(request)
  if (!newest) return {}
  const record: AccessRecord = await settled(newest.asked.id, call, asking)
  const { state } = standingOf(record, call.receivedAt, asking)
  if (state === 'waiting') return { waiting: record.asked }
  return state === 'unsent' ? { unsent: record.asked } : {}
}

const processed = (actual: string): CheckResult => ({
  rule: 'R-081',
  verdict: 'pass',
  expected: 'запрос в обработке: да или нет',
  actual,
})
const awaiting: CheckResult = { rule: 'R-082', verdict: 'pass', actual: 'PENDING, без второго SMS' }
const sentOnce: CheckResult = { rule: 'R-085', verdict: 'pass', actual: 'SMS отправлено' }
const identified: CheckResult = { rule: 'R-086', verdict: 'pass', actual: 'PENDING, request-id' }
