import { ShepFault } from '../contract/faults.ts'
import type { Storage } from '../storage/database.ts'
import { erasedAmong, wholeEntry } from './erasure/erased-view.ts'
import { rowOf, shownRow } from './journal-row.ts'
import { shownText } from './shown.ts'

/** The journal as it is shown, with values that look like somebody's masked unless all is asked for; the bytes as they were on the wire. */
export const journalView = (storage: Storage) => ({
  journal: (key: string | undefined, limit: number, show?: 'all') =>
    storage.read(async (stores) => {
      const { messages } = stores
      const found = await (key === undefined ? messages.recent(limit) : messages.find(key))
      const erased = await erasedAmong(found, stores)
      const rows = found.map((entry) => rowOf(entry, erased.get(entry.id)))
      return show === 'all' ? rows : rows.map(shownRow)
    }),
  shown: shownText,
  /** Throws ShepFault ENTRY_UNKNOWN, MESSAGE_ERASED. */
  message: (id: string, side: 'request' | 'response') =>
    storage.read(async (stores) => {
      const bytes = (await wholeEntry(id, stores))[side]
      if (!bytes) throw new ShepFault('ENTRY_UNKNOWN', { id, side })
      return bytes
    }),
})
