import type { CheckResult } from '../contract/verdict.ts'
import type { KeyKind } from '../eds/algorithms/algorithm.ts'
import type { EngineName } from '../envelope/engines/engine.ts'
import type { Arrival } from '../envelope/verify.ts'

/** What becomes known of a message on its way; the journal keeps it, whatever the end. */
export interface Facts {
  engine: EngineName
  /** True when the signature and the certificate were good. */
  verified: boolean
  checks: readonly CheckResult[]
  /** Of the key that signed the request; an answer is signed alike. */
  keyKind?: KeyKind
  messageId?: string
  serviceId?: string
  senderId?: string
  /** SHA-256 of the signing certificate, hex. */
  certificate?: string
  applicationId?: string
  /** Of an answer about several at once, in the order in which one is looked for that has an open session. */
  applicationIds?: readonly string[]
  /** By which a refused request asked, as far as it was understood. */
  method?: string
  certificationId?: string
  tokenId?: string
  /** What the service gave as the `sessionId` of the answer. */
  sessionId?: string
  notes?: Readonly<Record<string, unknown>>
}

/** One message on its way through the gateway. `id` is ours; `sessionId` is the guid the wire shows, in braces. */
export interface Entry {
  readonly id: string
  readonly sessionId: string
  readonly receivedAt: Date
  readonly arrival: Arrival
  readonly facts: Facts
}

/** A message as the edge hands it over. */
export interface Delivery extends Arrival {
  readonly endpoint: string
  /** Name and value, in the order of the wire. */
  readonly headers: readonly (readonly [string, string])[]
}
