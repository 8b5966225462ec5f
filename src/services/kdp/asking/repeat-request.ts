import type { CheckResult } from '../../../contract/verdict.ts'
import type { AccessRecord } from '../../../storage/access-requests.ts'
import { withdrawnAt } from '../../consents/in-force.ts'
import { recordAccess } from '../../notices/record-access.ts'
import type { Call, Reply } from '../../operation.ts'
import { judgeInOrder } from '../../ordered-checks.ts'
import { granted } from '../answers.ts'
import { issueToken } from '../issue-token.ts'
import type { KdpKeys } from '../kdp-keys.ts'
import { type AskingDeps, settled } from './ask.ts'
import { repeatChecks } from './asking-checks.ts'
import type { AskingFacts } from './asking-facts.ts'
import { plainCode } from './code.ts'
import { reach } from './first-request.ts'
import { recordAnswer } from './record-answer.ts'
import { pendingReply, refusal, refusedReply } from './replies.ts'
import { standingOf } from './standing.ts'

export interface RepeatDeps extends AskingDeps {
  readonly kdpKeys: Pick<KdpKeys, 'sign' | 'publicKeyBase64'>
}

/** a request that names its identifier gets the token, the refusal, the end of the window, or waits on. */
export async function repeatRequest(
  facts: AskingFacts,
  call: Call,
  deps: RepeatDeps,
): Promise<Reply> {
  const named = judgeInOrder(repeatChecks.named, facts)
  const { record, application } = facts
  if (named.fault || !record || !application)
    throw refusal(named.fault ?? 'REQUEST_UNKNOWN', facts, named.checks)
  const now = await answered(record, facts, call, deps)
  const standing = standingOf(now, call.receivedAt, deps.asking)
  const withdrawn = await withdrawnAt(call.stores, record.asked.id)
  const { checks, fault } = judgeInOrder(repeatChecks.answered, {
    ...facts,
    standing,
    withdrawnAt: withdrawn,
  })
  const all = [...named.checks, ...checks]
  if (fault) {
    if (standing.state === 'expired') await keepExpired(now, call)
    return refusedReply(fault, facts, all, record.asked.id)
  }
  if (standing.state === 'unsent') return reach(record.asked, facts, call, { ...deps, checks: all })
  if (standing.state === 'waiting') return pendingReply(record.asked, [...all, stillWaiting])
  return give(now, facts, call, { ...deps, checks: all })
}

/** What the phone's rule owes, and the code that the initiator hands in where that is allowed. */
async function answered(
  { asked }: AccessRecord,
  { request: { smsCode } }: AskingFacts,
  call: Call,
  { asking }: RepeatDeps,
): Promise<AccessRecord> {
  const record = await settled(asked.id, call, asking)
  const { state, question } = standingOf(record, call.receivedAt, asking)
  if (smsCode === undefined || state !== 'waiting' || !question) return record
  const event = plainCode(smsCode) === question.code ? 'agreed' : 'wrong-code'
  await recordAnswer(call.stores, record, { event, at: call.receivedAt, by: question.addressee })
  return settled(asked.id, call, asking)
}

/** Once told, an end stays one: a clock turned back does not open the window again. */
async function keepExpired({ asked, events }: AccessRecord, call: Call): Promise<void> {
  if (events.some(({ event }) => event === 'expired')) return
  const at = call.receivedAt.toISOString()
  const by = 'service'
  await call.stores.accessRequests.addEvent({ requestId: asked.id, at, event: 'expired', by })
}

/** the token of what the citizen agreed to, which is what was asked first. */
async function give(
  { asked }: AccessRecord,
  facts: AskingFacts,
  call: Call,
  { kdpKeys, newId, checks }: RepeatDeps & { readonly checks: readonly CheckResult[] },
): Promise<Reply> {
  const { application, method } = facts
  if (!application) throw new Error('a token needs an application')
  const { iin, bin, services, expiresIn, id } = asked
  const request = {
    ...facts.request,
    iin,
    bin,
    services,
    expiresIn,
    requestId: id,
    dataName: asked.dataName,
  }
  const { claims, lifetime, declared } = await issueToken(
    { request, method },
    application,
    call,
    newId,
  )
  const at = call.receivedAt.toISOString()
  const tokenId = claims.jti
  const by = call.sender.senderId
  await call.stores.accessRequests.addEvent({ requestId: id, at, event: 'granted', tokenId, by })
  const { company, automated } = asked
  const access = { at, iin, bin, company, services, mode: method, action: 'access' } as const
  await recordAccess(call.stores, { ...access, tokenId, consentId: id }, { automated })
  return {
    data: async () => granted(await kdpKeys.sign(claims), kdpKeys.publicKeyBase64, id),
    checks: [...checks, declared.check, lifetime.check],
    applicationId: application.id,
    tokenId,
    sessionId: id,
    notes: { method, requestId: id, automated, ...declared.notes, warnings: lifetime.warnings },
  }
}

const stillWaiting: CheckResult = {
  rule: 'R-100',
  verdict: 'pass',
  actual: 'PENDING, ответа ещё нет',
}
