import { ACT_FORMAT } from '../../act/shape.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { JournalRecord } from '../../storage/messages.ts'
import type { Session } from '../../storage/sessions.ts'
import type { Stores } from '../../storage/stores.ts'

/** What a policy speaks of: messages of no session, sessions closed without an act, sessions with one, phone messages. */
export const kinds = ['journal', 'sessions', 'acts', 'phone'] as const
export type Kind = (typeof kinds)[number]

/** Up to what moment each kind is erased; what is absent is kept. */
export type Cut = Readonly<Partial<Record<Kind, Date>>>

/** One erasure takes at most so many messages: a tenth of a second of the event loop. */
export const PAGE = 500

/** A message without an answer may be in work. */
const IN_WORK_MS = 60 * 60 * 1000

/** Messages of no session that came before, and were not emptied yet: the next ones after `seq`. */
export async function oldMessages(
  seq: number,
  before: Date,
  now: Date,
  { messages }: Pick<Stores, 'messages'>,
): Promise<{ readonly entries: readonly JournalRecord[]; readonly next?: number }> {
  const page = await messages.after(seq, PAGE)
  const working = new Date(now.getTime() - IN_WORK_MS).toISOString()
  const entries = page.filter(
    ({ receivedAt, certificationId, erasureId, answeredAt }) =>
      receivedAt < before.toISOString() &&
      certificationId === undefined &&
      erasureId === undefined &&
      (answeredAt !== undefined || receivedAt < working),
  )
  const last = page.at(-1)
  return { entries, ...(last && page.length === PAGE && { next: last.seq }) }
}

/** Phone messages from before that still say something: the next ones after `id`. */
export async function oldSms(id: number, before: Date, { sms }: Pick<Stores, 'sms'>) {
  const page = await sms.after(id, PAGE)
  const found = page.filter(({ at, text }) => at < before.toISOString() && text !== '')
  const last = page.at(-1)
  return { found, ...(last && page.length === PAGE && { next: Number(last.id) }) }
}

/** Sessions that were closed before, by whether they have an act, and were not emptied yet. */
export async function oldSessions(
  { sessions: withoutAct, acts: withAct }: Cut,
  { sessions, erasures }: Pick<Stores, 'sessions' | 'erasures'>,
): Promise<readonly string[]> {
  const due: string[] = []
  for (const session of await sessions.list()) {
    const before = hasAct(session) ? withAct : withoutAct
    const { id, closedAt } = session
    if (before === undefined || closedAt === undefined) continue
    if (closedAt < before.toISOString() && !(await erasures.ofSession(id))) due.push(id)
  }
  return due
}

const hasAct = ({ act = '{}' }: Session): boolean =>
  (JSON.parse(act) as { readonly format?: unknown }).format === ACT_FORMAT

/** Refusals that leave one session as it is and stop no other. */
export const isKept = (error: unknown): error is ShepFault =>
  error instanceof ShepFault && ['ERASE_UNDER_REVIEW', 'ERASE_SESSION_OPEN'].includes(error.code)
