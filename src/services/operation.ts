import type { BusinessPolicy } from '../contract/business-signature.ts'
import type { ShepFault } from '../contract/faults.ts'
import type { DataElement, ResponseData, SyncMessageInfo } from '../contract/messages.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { Participant } from '../storage/participants.ts'
import type { Stores } from '../storage/stores.ts'

/** Whose message it is, and when it came: that moment is the "now" of every decision and answer. */
export interface Origin {
  readonly info: SyncMessageInfo
  readonly sender: Participant
  readonly receivedAt: Date
}

/** What `prepare` may lean on: committed data to read, and no way to write. */
export interface Context extends Origin {
  readonly read: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>
}

/** What `decide` works with, inside the unit of work of this message. */
export interface Call extends Origin {
  readonly entryId: string
  readonly stores: Stores
}

/** Something the participant should know that did not refuse the message. */
export interface Warning {
  readonly code: string
  readonly [field: string]: string
}

/** What an operation decided in its unit of work. */
export interface Reply {
  /** A function when it needs work without a database (signing), to be run after the unit is durable. */
  readonly data: ResponseData | (() => Promise<ResponseData>)
  /** Every check judged, in order; a check that was not reached is absent. */
  readonly checks: readonly CheckResult[]
  readonly applicationId?: string
  /** Of an answer that is about several at once; the first that has an open session decides whose it is. */
  readonly applicationIds?: readonly string[]
  readonly tokenId?: string
  /** The identifier of the process, when the answer shall bear it as its `sessionId`. */
  readonly sessionId?: string
  /** To the journal alone. */
  readonly notes?: Readonly<Record<string, unknown>>
  /** A refusal that keeps the unit of work; `data` already says it. A thrown one rolls the unit back. */
  readonly refused?: ShepFault
}

/** One entry of the interaction registry. */
export interface Operation<Prepared = unknown> {
  readonly serviceId: string
  /** What it wants of a sender for whom nothing else is set; absent: no business signature. */
  readonly businessSignature?: BusinessPolicy
  /** Reads the fields and does the slow part (signatures, in the thread pool), outside any unit of work. */
  prepare(data: DataElement | undefined, context: Context): Promise<Prepared>
  /** Decides and writes; awaits nothing but the stores. */
  decide(prepared: Prepared, call: Call): Promise<Reply>
  /** The answer to a ShepFault of kind `status` that `prepare` or `decide` threw. */
  refuse(fault: ShepFault, origin: Origin): ResponseData
}

/** Ties a request to its reader, so that neither `prepare` nor `decide` ever sees an unread field. */
export function operation<Request, Prepared>(of: {
  readonly serviceId: string
  readonly read: (data: DataElement | undefined) => Request
  readonly prepare: (request: Request, context: Context) => Promise<Prepared>
  readonly decide: (prepared: Prepared, call: Call) => Promise<Reply>
  readonly refuse: (fault: ShepFault, origin: Origin) => ResponseData
}): Operation<Prepared> {
  return {
    serviceId: of.serviceId,
    prepare: async (data, context) => of.prepare(of.read(data), context),
    decide: of.decide,
    refuse: of.refuse,
  }
}

/** The `prepare` of an operation that has nothing slow to do. */
export const asRead = async <Request>(request: Request): Promise<Request> => request

/** The data of a reply, signed now where it must be. */
export const resolve = async (data: Reply['data']): Promise<ResponseData> =>
  typeof data === 'function' ? data() : data
