import { existsSync } from 'node:fs'
import type { StoredLog } from '../act/log/file.ts'
import { connect } from '../storage/connection.ts'
import { databaseIn } from '../storage/database.ts'
import { eventLogStore } from '../storage/event-log.ts'

/** The event log in the database of a data folder: read only, also beside the emulator that serves it. Throws an Error that names the file. */
export async function readStoredLog(data: string): Promise<StoredLog> {
  const path = databaseIn(data)
  if (!existsSync(path)) throw new Error(`${path}: there is no such file`)
  const db = connect(path, 'reader')
  try {
    db.exec('BEGIN')
    const log = eventLogStore(db)
    return { rows: await log.list(), checkpoints: await log.checkpoints() }
  } catch (cause) {
    throw new Error(`${path} has no event log that can be read: ${String(cause)}`, { cause })
  } finally {
    db.close()
  }
}
