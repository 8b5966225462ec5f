import type { BusinessPolicy, CutMode } from '../contract/business-signature.ts'
import type { ShepFault } from '../contract/faults.ts'
import type { DataElement } from '../contract/messages.ts'
import type { CheckResult } from '../contract/verdict.ts'
import {
  type BusinessVerdict,
  looksSigned,
  readBusinessData,
} from '../envelope/business-signature.ts'
import type { EngineName, SignedBytes } from '../envelope/engines/engine.ts'
import type { SignedBody } from '../envelope/read.ts'
import type { Arrival } from '../envelope/verify.ts'
import type { Operation } from '../services/operation.ts'
import type { Storage } from '../storage/database.ts'
import type { Participant } from '../storage/participants.ts'

/** Judges the business signature of a message, in a mode or as the form of `data` suggests, by one engine or by both. */
export type BusinessJudge = (
  arrival: Arrival,
  signed: SignedBytes,
  how: { readonly mode: CutMode | undefined; readonly engine: EngineName },
) => Promise<BusinessVerdict>

/** What became of the business signature, and what the service may read. */
export interface BusinessReading {
  readonly checks: readonly CheckResult[]
  readonly data: DataElement | undefined
  readonly fault?: ShepFault
}

/** One message whose sender and service are known. */
export interface SentMessage {
  readonly arrival: Arrival
  /** What the transport signature was judged by. */
  readonly engine: EngineName
  readonly signed: SignedBytes
  readonly body: SignedBody
  readonly sender: Participant
  readonly operation: Operation
}

/**
 * Where the service demands a business signature of this sender, the service reads what was signed and nothing else.
 * Where it does not, a signature that is there is judged and told, and never stops a message.
 */
export async function readBusiness(
  message: SentMessage,
  { judge, storage }: { readonly judge: BusinessJudge; readonly storage: Storage },
): Promise<BusinessReading> {
  const { arrival, engine, signed, body, sender } = message
  const { data } = body
  const { mode, required } = await policyFor(message, storage)
  if (!required && !(data && looksSigned(data))) return { checks: [], data }
  const verdict = await judge(arrival, signed, { mode, engine })
  const checks = [...verdict.checks, ...ownerOf(verdict, sender)]
  if (!required) return { checks: checks.flatMap(asWarning), data }
  if (!verdict.signed) return { checks, data: undefined, ...fault(verdict) }
  return { checks, data: readBusinessData(verdict.signed) }
}

/** What was set for the sender, else what the service itself wants, else nothing. */
async function policyFor(
  { sender, operation }: SentMessage,
  storage: Storage,
): Promise<BusinessPolicy> {
  const { serviceId, businessSignature } = operation
  const set = await storage.read(({ businessSignatures }) =>
    businessSignatures.find(sender.senderId, serviceId),
  )
  return set ?? businessSignature ?? { required: false }
}

const fault = ({ fault }: BusinessVerdict) => (fault ? { fault } : {})

/** W-59: passports ask for a key of the organization; captured messages bear those of persons, so it is only told. */
function ownerOf({ signed, signers }: BusinessVerdict, { bin }: Participant): CheckResult[] {
  if (!signed) return []
  const own = signers.some((one) => one.bin === bin)
  const actual = signers.map(({ subject }) => subject.text).join(' | ')
  return [{ rule: 'W-59', verdict: own ? 'pass' : 'warn', expected: `BIN ${bin}`, actual }]
}

/** Of a signature that nobody demanded, what is wrong is worth a warning, and what could not be asked is worth nothing. */
function asWarning(check: CheckResult): CheckResult[] {
  if (check.verdict === 'untestable') return []
  const { fault: reason, ...rest } = check
  if (check.verdict !== 'fail') return [check]
  return [{ ...rest, verdict: 'warn', actual: [reason, check.actual].filter(Boolean).join(': ') }]
}
