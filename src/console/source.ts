import type { Progress } from '../certification/progress.ts'
import type { Reason } from '../certification/reasons.ts'
import { ShepFault } from '../contract/faults.ts'
import type { CheckResult } from '../contract/verdict.ts'

/** What the pages of the journal and of sessions read; the control of an emulator is one. Nothing here writes. */
export interface ConsoleSource {
  /** With values that look like personal data masked, unless all is asked for. */
  journal(key: string | undefined, limit: number, show?: 'all'): Promise<unknown>
  /** A text of a message as it is shown: masked, and without passwords. */
  shown(text: string, receivedAt: string): string
  message(id: string, side: Side): Promise<Uint8Array>
  applications(): Promise<unknown>
  application(id: string): Promise<unknown>
  sessions(): Promise<unknown>
  progress(sessionId: string): Promise<unknown>
  actJson(sessionId: string): Promise<string>
}

export type Side = 'request' | 'response'

/** One exchange as the journal tells it; without an outcome it has no answer. */
export interface MessageRow {
  readonly id: string
  readonly receivedAt: string
  readonly endpoint: string
  readonly requestBytes: number
  readonly headers: readonly (readonly [string, string])[]
  readonly answeredAt?: string
  readonly responseBytes?: number
  readonly httpStatus?: number
  readonly outcome?: string
  readonly reason?: Readonly<Record<string, unknown>>
  readonly checks?: readonly CheckResult[]
  readonly engine?: string
  readonly verified?: boolean
  readonly messageId?: string
  readonly sessionId?: string
  readonly serviceId?: string
  readonly senderId?: string
  readonly certificate?: string
  readonly applicationId?: string
  readonly certificationId?: string
  readonly tokenId?: string
  /** It was emptied: no bytes, headers, checks and reason any more. */
  readonly erased?: ErasedRow
}

/** When, by whom and why, and what the bytes are recognised by. */
export interface ErasedRow {
  readonly at: string
  readonly by: string
  readonly reason: string
  readonly requestSha256?: string
  readonly responseSha256?: string
}

export interface SessionRow {
  readonly id: string
  readonly applicationId: string
  readonly state: 'open' | 'frozen' | 'erased'
  readonly openedAt: string
  readonly closedAt?: string
  readonly build: string
  readonly actSha256?: string
}

export type NotCountedRow = MessageRow & { readonly reasons: readonly Reason[] }
export type SessionProgress = Omit<Progress, 'notCounted'> & {
  readonly notCounted: readonly NotCountedRow[]
  readonly erased?: ErasedRow
}

/** By our id, messageId or sessionId in the order of receipt; without a key the latest first. */
export const messagesOf = async (
  source: ConsoleSource,
  key: string | undefined,
  limit: number,
  show?: 'all',
): Promise<readonly MessageRow[]> =>
  (await source.journal(key, limit, show)) as readonly MessageRow[]

/** Oldest first. */
export const sessionsOf = async (source: ConsoleSource): Promise<readonly SessionRow[]> =>
  (await source.sessions()) as readonly SessionRow[]

/** Throws ShepFault SESSION_UNKNOWN. */
export const progressOf = async (source: ConsoleSource, id: string): Promise<SessionProgress> =>
  (await source.progress(id)) as SessionProgress

/** Whose applications they are: senderId by the id of the application. */
export async function sendersOf(source: ConsoleSource): Promise<ReadonlyMap<string, string>> {
  const all = (await source.applications()) as readonly { id: string; senderId: string }[]
  return new Map(all.map(({ id, senderId }) => [id, senderId]))
}

/** A closed session may have no act: it was abandoned. */
export async function hasAct(source: ConsoleSource, { id, state }: SessionRow): Promise<boolean> {
  if (state !== 'frozen') return false
  try {
    await source.actJson(id)
    return true
  } catch (error) {
    if (error instanceof ShepFault) return false
    throw error
  }
}
