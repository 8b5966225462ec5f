import type { Db } from '../../src/storage/connection.ts'
import { emptyInMemory } from '../../src/storage/empty.ts'
import { type Stores, storesOf } from '../../src/storage/stores.ts'

/** The stores of a database in memory, without queue and snapshots. */
export interface Fresh {
  readonly db: Db
  readonly stores: Stores
}

/** Gives each test of a suite its own, with what `prepare` puts in, and closes it after the test. */
export function freshStores(
  give: (fresh: Fresh) => void,
  prepare: (stores: Stores) => Promise<unknown> = async () => undefined,
): void {
  let db: Db
  beforeEach(async () => {
    db = emptyInMemory()
    const stores = storesOf(db)
    await prepare(stores)
    give({ db, stores })
  })
  afterEach(() => {
    db.close()
  })
}
