import type { Db } from './connection.ts'

export interface ChangeStore {
  /**
   * How many rows were written over this connection since it was opened, also by units that were rolled back. All writing is
   * done over one: when a unit sees the number that an earlier one saw, nothing was written between them.
   */
  total(): Promise<number>
}

export function changeStore(db: Db): ChangeStore {
  const total = db.prepare<[], { total: number }>('SELECT total_changes() AS total')
  return { total: async () => total.get()?.total ?? 0 }
}
