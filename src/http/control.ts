import type { Pieces } from '../contract/api.ts'
import type { BusinessPolicy } from '../contract/business-signature.ts'
import type { Purpose } from './purposes.ts'

/** What the control API can be asked to do. Everything it returns is ready for JSON; refusals are ShepFaults. */
export interface Control {
  participants(): Promise<unknown>
  registerParticipant(input: ParticipantInput): Promise<unknown>
  /** Those in service; with `history` all there ever were, each with its dates and what happened to it. */
  certificates(senderId: string, history: boolean): Promise<unknown>
  /** `pem`: PEM, or DER in base64. */
  registerCertificate(
    senderId: string,
    input: { pem: string; purposes: readonly Purpose[] },
  ): Promise<unknown>
  retireCertificate(senderId: string, fingerprint: string, purpose: Purpose): Promise<unknown>
  /** What services want of the sender's business signature, where it was set. */
  businessSignatures(senderId: string): Promise<unknown>
  setBusinessSignature(senderId: string, input: BusinessInput): Promise<unknown>
  applications(): Promise<unknown>
  application(id: string): Promise<unknown>
  /** `form` in place of the setting. */
  submitApplication(
    input: Readonly<Record<string, unknown>>,
    form?: 'short' | 'full',
  ): Promise<unknown>
  /** `by`: who, in words. */
  approveApplication(id: string, by?: string): Promise<unknown>
  sessions(): Promise<unknown>
  /** `role`: the side that is certified; the initiator when none is named. */
  openSession(applicationId: string, role?: 'initiator' | 'owner'): Promise<unknown>
  progress(sessionId: string): Promise<unknown>
  /** Closes the session with its act, or tells what is missing. */
  freeze(sessionId: string): Promise<unknown>
  /** Closes the session without an act, so that a new one can be opened. */
  abandon(sessionId: string): Promise<unknown>
  actJson(sessionId: string): Promise<string>
  actPdf(sessionId: string): Promise<Uint8Array>
  actHtml(sessionId: string): Promise<string>
  /** The checks of the act for CI, in the form of JUnit. */
  actJunit(sessionId: string): Promise<string>
  /** act.asice: the same bytes for ever, piece by piece. */
  actContainerPieces(sessionId: string): Promise<Pieces>
  /** All of them, for what is small. */
  actContainer(sessionId: string): Promise<Uint8Array>
  /** By our id, messageId or sessionId; without a key the latest. What looks like personal data is masked unless `show` says all. */
  journal(key: string | undefined, limit: number, show?: 'all'): Promise<readonly JournalRow[]>
  /** A text of a message as it is shown: masked, and without passwords. */
  shown(text: string, receivedAt: string): string
  /** The bytes as they were received, or sent. */
  message(id: string, side: 'request' | 'response'): Promise<Uint8Array>
  jwks(): unknown
  settings(): unknown
}

export interface ParticipantInput {
  readonly senderId: string
  readonly bin: string
  readonly name: string
  readonly password: string
}

export interface BusinessInput extends BusinessPolicy {
  readonly serviceId: string
}

/** One exchange as the journal shows it. */
export interface JournalRow {
  readonly id: string
  readonly receivedAt: string
  readonly [field: string]: unknown
}
