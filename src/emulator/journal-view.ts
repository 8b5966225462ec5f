import { ShepFault } from '../contract/faults.ts'
import type { Storage } from '../storage/database.ts'
import { erasedAmong } from './erasure/erased-view.ts'
import { rowOf } from './journal-row.ts'

/** The journal as it is shown, and the bytes of a message as they were on the wire. */
export const journalView = (storage: Storage) => ({
  journal: (key: string | undefined, limit: number) =>
    storage.read(async (stores) => {
      const { messages } = stores
      const found = await (key === undefined ? messages.recent(limit) : messages.find(key))
      const erased = await erasedAmong(found, stores)
      return found.map((entry) => rowOf(entry, erased.get(entry.id)))
    }),
  /** Throws ShepFault ENTRY_UNKNOWN, MESSAGE_ERASED. */
  message: (id: string, side: 'request' | 'response') =>
    storage.read(async (stores) => {
      const [entry] = await stores.messages.find(id)
      const erased = entry && (await erasedAmong([entry], stores)).get(entry.id)
      if (erased) throw new ShepFault('MESSAGE_ERASED', { id, side, ...erased })
      const bytes = entry?.[side]
      if (!bytes) throw new ShepFault('ENTRY_UNKNOWN', { id, side })
      return bytes
    }),
})
