import { connect, type Db } from './connection.ts'
import { migrate } from './migrations.ts'

let empty: Buffer | undefined

/** A new database in memory, of this version: reading one takes a fifth of what making it takes. */
export function emptyInMemory(): Db {
  if (empty) return connect(empty, 'writer')
  const db = connect(':memory:', 'writer')
  migrate(db)
  empty = db.serialize()
  return db
}
