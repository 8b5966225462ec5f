import type { FieldName } from '../certification/application-input.ts'
import type { BuildFacts } from '../certification/build.ts'
import type { ExchangeTotals } from '../certification/progress.ts'
import type { Reason } from '../certification/reasons.ts'
import type { ScenarioResult } from '../certification/runner/result.ts'
import type { Text } from '../certification/text.ts'
import type { FaultCode } from '../contract/faults.ts'
import type { Rule, RuleId } from '../contract/rules.ts'
import type { ActAnnotations, ActPack, ActScenarios } from './annex-shape.ts'

export const ACT_FORMAT = 'shep-emulator/act/1'

/** The shape of act.json; `act.schema.json` says the same to others. Times are ISO 8601 UTC, digests SHA-256 in hex. */
export interface Act {
  readonly format: typeof ACT_FORMAT
  readonly origin: Origin
  readonly participant: { readonly name: string; readonly bin: string; readonly senderId: string }
  readonly application: ActApplication
  readonly session: {
    readonly id: string
    /** The side that was certified; acts of before do not say. */
    readonly role?: ScenarioResult['role']
    readonly openedAt: string
    readonly closedAt: string
  }
  readonly totals: Totals
  readonly responses: readonly ActResponse[]
  readonly notCounted: readonly ActNotCounted[]
  readonly clauses: readonly Clause[]
  /** What the act does not claim. */
  readonly limits: readonly Text[]
  readonly signatures: readonly SignatureField[]
  /** The checkpoint of the event log that covers these facts; acts of before the log have none. */
  readonly log?: ActLog
  /** Annex: what the session showed besides the ten; acts of before have none. */
  readonly scenarios?: ActScenarios
  /** Annex: runs of the packs of hostile cases. No number of the act rests on them. */
  readonly packs?: readonly ActPack[]
  /** Annex: what people put on record beside the verdicts of the machine; acts without any have none. */
  readonly annotations?: ActAnnotations
}

/** A checkpoint of the event log, as an act names it. */
export interface ActLog {
  /** How many rows the log had. */
  readonly size: number
  /** The digest of the last of them, which holds those of all before. */
  readonly head: string
  readonly at: string
  /** The digest of the checkpoint before. */
  readonly previous: string
  /** The digest of this one. */
  readonly sha256: string
  /** The same, to be read aloud. */
  readonly words: readonly string[]
}

/** Where the act comes from: an emulator, and which one. */
export interface Origin {
  readonly emulator: true
  /** A draft until the operator confirms it. */
  readonly status: 'draft'
  readonly statement: Text
  /** Whose time stamp the container of the act bears. */
  readonly timeStamp: { readonly kind: 'none' | 'internal' | 'external'; readonly statement: Text }
  readonly build: BuildFacts
  readonly profile: string
  readonly engines: readonly string[]
  /** The certificates the gateway may sign its answers with, one a kind of key. */
  readonly gatewayCertificates: readonly GatewayCertificate[]
}

export interface GatewayCertificate {
  /** `rsa`, `gost-2015`, `gost-2004`. */
  readonly keyKind: string
  readonly fingerprint: string
}

export interface ActApplication {
  readonly id: string
  readonly method: { readonly id: string; readonly name: Text }
  readonly approvedAt: string
  /** R-021, five in the order of the clause. */
  readonly fields: readonly {
    readonly name: FieldName
    readonly title: Text
    readonly value: string
  }[]
  readonly proactiveCodes?: readonly string[]
  readonly proactiveUntil?: string
}

export interface Totals {
  readonly required: number
  readonly received: number
  readonly responses: number
  readonly exchanges: ExchangeTotals
  readonly notCounted: number
}

/** One message of the journal, by our id and by the digests of its bytes. */
export interface EntryFacts {
  readonly entryId: string
  readonly serviceId: string
  readonly messageId: string
  readonly receivedAt: string
  readonly answeredAt: string
  readonly requestSha256: string
  readonly responseSha256: string
}

export interface ActResponse extends EntryFacts {
  readonly number: number
  /** As on the wire: a guid with braces. */
  readonly sessionId?: string
  readonly outcome: 'OK'
  readonly tokenId: string
  readonly engine: 'both'
  /** Fingerprint of the certificate the request was signed with. */
  readonly certificate: string
  readonly checks: { readonly passed: number; readonly warned: readonly RuleId[] }
  readonly exchange: ActExchange
}

/** What the data owner said to the token of the response. */
export type ActExchange =
  | ({ readonly verdict: 'accepted' } & EntryFacts)
  | ({
      readonly verdict: 'refused'
      readonly code: FaultCode
      /** The code the participant read. */
      readonly wire: string
      readonly reason: Text
    } & EntryFacts)
  | { readonly verdict: 'not-presented' }

export type ActNotCounted = Pick<EntryFacts, 'entryId' | 'receivedAt' | 'requestSha256'> &
  Partial<Omit<EntryFacts, 'entryId' | 'receivedAt' | 'requestSha256'>> & {
    readonly outcome?: 'OK' | FaultCode
    readonly reasons: readonly Reason[]
  }

export interface Clause extends Pick<Rule, 'level' | 'basis' | 'source'> {
  readonly id: RuleId
  readonly text: Text
}

/** A side that signs on paper: position, name, signature, date, stamp. */
export interface SignatureField {
  readonly side: 'participant' | 'environment'
  readonly title: Text
  readonly organisation: string
}

/** The published JSON Schema (draft 2020-12) of act.json; src/ ships beside dist/. */
export const actSchemaUrl = new URL('../../src/act/act.schema.json', import.meta.url)
