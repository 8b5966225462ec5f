import type { Clock } from '../../clock.ts'
import type { Storage } from '../../storage/database.ts'
import type { Stores } from '../../storage/stores.ts'
import type { Load } from './empty.ts'
import { type Cut, oldMessages, oldSessions, oldSms } from './older.ts'
import { loadOfSession } from './session.ts'

/** What one unit of work empties; it is read in that very unit. */
export interface Due {
  readonly sessionId?: string
  readonly load: (stores: Stores) => Promise<Load>
}

export interface DueDeps {
  readonly storage: Storage
  readonly clock: Clock
}

/** Everything that is older, a page at a time: sessions, then messages of none, then SMS. */
export async function* dueBefore(cut: Cut, forced: boolean, deps: DueDeps): AsyncGenerator<Due> {
  for (const id of await deps.storage.read((stores) => oldSessions(cut, stores)))
    yield { sessionId: id, load: (stores) => loadOfSession(id, forced, stores) }
  if (cut.journal) yield* messagesBefore(cut.journal, deps)
  if (cut.phone) yield* smsBefore(cut.phone, deps)
}

async function* messagesBefore(before: Date, { storage, clock }: DueDeps): AsyncGenerator<Due> {
  let seq: number | undefined = 0
  while (seq !== undefined) {
    const from: number = seq
    const page = (stores: Stores) => oldMessages(from, before, clock(), stores)
    const { entries, next } = await storage.read(page)
    const what = { what: 'journal', sms: [], facts: {} } as const
    if (entries.length > 0)
      yield { load: async (stores) => ({ ...what, entries: (await page(stores)).entries }) }
    seq = next
  }
}

async function* smsBefore(before: Date, { storage }: DueDeps): AsyncGenerator<Due> {
  let id: number | undefined = 0
  while (id !== undefined) {
    const from: number = id
    const page = (stores: Stores) => oldSms(from, before, stores)
    const { found, next } = await storage.read(page)
    const what = { what: 'phone', entries: [], facts: {} } as const
    if (found.length > 0)
      yield { load: async (stores) => ({ ...what, sms: (await page(stores)).found }) }
    id = next
  }
}
