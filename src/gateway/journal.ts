import type { Clock } from '../clock.ts'
import type { FaultCode } from '../contract/faults.ts'
import type { EngineName } from '../envelope/engines/engine.ts'
import { peek } from '../envelope/peek.ts'
import type { Storage } from '../storage/database.ts'
import type { Answered } from '../storage/messages.ts'
import type { SessionStore } from '../storage/sessions.ts'
import type { Delivery, Entry } from './entry.ts'

export interface Ending {
  readonly outcome: 'OK' | FaultCode
  /** What the refusal knows beyond its code; only for the journal. */
  readonly detail: Readonly<Record<string, unknown>>
  readonly httpStatus: number
  readonly response: Uint8Array
  /** Those that are sent with it, in their order. */
  readonly headers: Delivery['headers']
}

export interface Journal {
  /** Keeps bytes and headers before anybody reads them; resolves when they are durable. */
  receive(delivery: Delivery): Promise<Entry>
  /** Closes the entry with its answer; the answer may leave only after this resolves. */
  answered(entry: Entry, ending: Ending): Promise<void>
}

export interface JournalDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: () => string
  readonly engine: EngineName
  /** How many bytes of one message are kept; what is longer was refused for its size. */
  readonly keep: number
}

export function createJournal({ storage, clock, newId, engine, keep }: JournalDeps): Journal {
  return {
    async receive({ bytes, contentType, endpoint, headers }) {
      const receivedAt = clock()
      const id = newId()
      const sessionId = `{${newId()}}`
      const request = bytes.length > keep ? bytes.subarray(0, keep) : bytes
      const row = {
        id,
        receivedAt: receivedAt.toISOString(),
        endpoint,
        headers: JSON.stringify(headers.map(withoutSecret)),
        request,
      }
      await storage.transact(({ messages }) => messages.receive(row))
      const facts = { engine, verified: false, checks: [] }
      return { id, sessionId, receivedAt, arrival: { bytes, contentType }, facts }
    },
    answered: (entry, ending) => {
      const now = clock()
      return storage.transact(async ({ messages, sessions }) => {
        await leaveClosed(entry, sessions)
        await messages.answer(answeredRow(entry, ending, now))
      })
    },
  }
}

/** The act of a session names every message of it: one that was still in work when the session was closed is of none. */
async function leaveClosed({ facts }: Entry, sessions: Pick<SessionStore, 'find'>): Promise<void> {
  const { certificationId: id } = facts
  if (id === undefined || (await sessions.find(id))?.state === 'open') return
  delete facts.certificationId
  const certification = `session ${id} was closed while the message was in work`
  facts.notes = { ...facts.notes, certification }
}

/** A password in a header is nobody's to read later. */
const withoutSecret = ([name, value]: Delivery['headers'][number]): readonly [string, string] =>
  name.toLowerCase() === 'authorization' ? [name, value.replace(/\s.*/s, ' …')] : [name, value]

/** A message that could not be read is found by what its bytes say of themselves; that is all that is done with it. */
function answeredRow(entry: Entry, ending: Ending, now: Date): Answered {
  const { engine, verified, checks, notes, method: _, keyKind: __, ...known } = entry.facts
  const claimed = known.messageId === undefined ? peek(entry.arrival.bytes) : {}
  return {
    sessionId: entry.sessionId,
    ...claimed,
    ...known,
    id: entry.id,
    answeredAt: now.toISOString(),
    httpStatus: ending.httpStatus,
    response: ending.response,
    responseHeaders: JSON.stringify(ending.headers),
    outcome: ending.outcome,
    reason: JSON.stringify({ ...ending.detail, ...(notes ? { notes } : {}) }),
    checks: JSON.stringify(checks),
    engine,
    verified,
  }
}
