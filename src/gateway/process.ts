import { faultEntry, ShepFault } from '../contract/faults.ts'
import type { ResponseData, SyncMessageInfo } from '../contract/messages.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { SignedBytes } from '../envelope/engines/engine.ts'
import { readBody, type SignedBody } from '../envelope/read.ts'
import { failedCheck } from '../envelope/report.ts'
import type { Judgement, Verifier } from '../envelope/verify.ts'
import { type Operation, type Origin, type Reply, resolve } from '../services/operation.ts'
import type { Storage } from '../storage/database.ts'
import type { Participant } from '../storage/participants.ts'
import { attribute } from './attribute.ts'
import { type BusinessJudge, readBusiness } from './business.ts'
import type { Entry } from './entry.ts'
import type { PasswordCheck } from './passwords.ts'
import { authenticate, type Sender } from './sender.ts'

export interface GatewayDeps {
  readonly verify: Verifier
  readonly judgeBusiness: BusinessJudge
  readonly checkPassword: PasswordCheck
  readonly route: (serviceId: string) => Operation
  readonly storage: Storage
}

/** The answer of a service. `refused`: it answers with a failing status, and `data` says why. */
export interface Outcome {
  readonly info: SyncMessageInfo
  readonly data: ResponseData
  readonly refused?: ShepFault
}

/** The life of one synchronous message, in the order the gateway lives it. Each line may throw a ShepFault. */
export async function processMessage(entry: Entry, deps: GatewayDeps): Promise<Outcome> {
  const judged = await deps.verify(entry.arrival)
  const { certificate, signed } = accept(entry, judged)
  const body = await noting(entry, async () => readBody(signed))
  const sender = await identify(entry, body, certificate, deps)
  if (sender.sessions.length === 0) return handle(entry, { signed, body }, sender, deps)
  try {
    accept(entry, await deps.verify(entry.arrival, 'both'), [shapeIsRight, ...sender.checks])
    return await handle(entry, { signed, body }, sender, deps)
  } finally {
    await certify(entry, sender, deps)
  }
}

/** A Body that is signed, and what stands in it. */
interface ReadBody {
  readonly signed: SignedBytes
  readonly body: SignedBody
}

async function handle(
  entry: Entry,
  { signed, body }: ReadBody,
  sender: Sender,
  deps: GatewayDeps,
): Promise<Outcome> {
  const operation = await noting(entry, async () => deps.route(body.info.serviceId))
  note(entry, [{ rule: 'W-33', verdict: 'pass' }])
  const { participant } = sender
  const { engine } = entry.facts
  const message = { arrival: entry.arrival, engine, signed, body, sender: participant, operation }
  const business = await readBusiness(message, { ...deps, judge: deps.judgeBusiness })
  note(entry, business.checks)
  if (business.fault) throw business.fault
  return serve(entry, { ...body, data: business.data }, participant, operation, deps)
}

/** However the message ended, it is of one session of its sender, or the journal says why of none. */
async function certify(
  { facts }: Entry,
  { sessions }: Sender,
  { storage }: GatewayDeps,
): Promise<void> {
  const found = await storage.read((stores) => attribute(facts, sessions, stores))
  if ('sessionId' in found) facts.certificationId = found.sessionId
  else facts.notes = { ...facts.notes, certification: found.words }
}

const shapeIsRight: CheckResult = { rule: 'W-30', verdict: 'pass' }

/** Takes over what was judged; only a message that passed every check goes on. `known`: what was found behind the gate before. */
function accept(entry: Entry, judged: Judgement, known: readonly CheckResult[] = []) {
  const { facts } = entry
  facts.engine = judged.engine
  facts.checks = [...judged.checks, ...known]
  if (judged.signatureMethod) facts.keyKind = judged.signatureMethod.keyKind
  if (judged.certificate) facts.certificate = judged.certificate.fingerprint
  facts.verified = judged.signed !== undefined
  if (judged.fault) throw judged.fault
  const { signed, certificate } = judged
  if (!signed || !certificate) throw new Error('a judgement without fault has signed bytes')
  return { signed, certificate }
}

async function identify(
  entry: Entry,
  { info }: SignedBody,
  certificate: ReturnType<typeof accept>['certificate'],
  deps: GatewayDeps,
): Promise<Sender> {
  const { facts } = entry
  facts.messageId = info.messageId
  facts.serviceId = info.serviceId
  facts.senderId = info.sender.senderId
  note(entry, [shapeIsRight])
  const sender = await noting(entry, () => authenticate(info.sender, certificate, deps))
  note(entry, sender.checks)
  return sender
}

/** Slow work first, then the unit of work, then what needs no database. */
export async function serve(
  entry: Entry,
  { info, data }: Pick<SignedBody, 'info' | 'data'>,
  participant: Participant,
  operation: Operation,
  { storage }: Pick<GatewayDeps, 'storage'>,
): Promise<Outcome> {
  const origin: Origin = { info, sender: participant, receivedAt: entry.receivedAt }
  try {
    const prepared = await operation.prepare(data, { ...origin, read: storage.read })
    const reply = await storage.transact(async (stores) => {
      await warnOfRepeat(entry, info, stores.messages)
      return operation.decide(prepared, { ...origin, entryId: entry.id, stores })
    })
    return { info, ...(await settle(entry, reply)) }
  } catch (error) {
    if (!(error instanceof ShepFault) || faultEntry(error.code).as !== 'status') throw error
    takeOver(entry, error)
    return { info, data: operation.refuse(error, origin), refused: error }
  }
}

async function settle(entry: Entry, reply: Reply): Promise<Omit<Outcome, 'info'>> {
  const { facts } = entry
  note(entry, reply.checks)
  if (reply.applicationId) facts.applicationId = reply.applicationId
  if (reply.applicationIds) facts.applicationIds = reply.applicationIds
  if (reply.tokenId) facts.tokenId = reply.tokenId
  if (reply.sessionId) facts.sessionId = `{${reply.sessionId}}`
  if (reply.notes) facts.notes = { ...facts.notes, ...reply.notes }
  const data = await resolve(reply.data)
  return reply.refused ? { data, refused: reply.refused } : { data }
}

/** Two clients in use send one messageId with every call: a repeat is a warning, not a refusal (shep.md 8.9). */
async function warnOfRepeat(
  entry: Entry,
  { sender, messageId }: SyncMessageInfo,
  messages: { countMessageId(senderId: string, messageId: string): Promise<number> },
): Promise<void> {
  const repeated = (await messages.countMessageId(sender.senderId, messageId)) > 0
  note(entry, [{ rule: 'W-34', verdict: repeated ? 'warn' : 'pass', actual: messageId }])
}

function note(entry: Entry, checks: readonly CheckResult[]): void {
  entry.facts.checks = [...entry.facts.checks, ...checks]
}

/** A refusal of one rule leaves its row beside the refusal itself. */
export async function noting<T>(entry: Entry, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const rule = error instanceof ShepFault ? faultEntry(error.code).rule : undefined
    if (error instanceof ShepFault && rule) note(entry, [failedCheck(rule, error)])
    throw error
  }
}

/** An operation that refuses by throwing brings what it found on the way in `detail`. */
function takeOver(entry: Entry, { detail }: ShepFault): void {
  const { checks, applicationId, method } = detail
  if (Array.isArray(checks)) note(entry, checks as CheckResult[])
  if (typeof applicationId === 'string') entry.facts.applicationId = applicationId
  if (typeof method === 'string') entry.facts.method = method
}
