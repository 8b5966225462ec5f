import type { Db } from './connection.ts'
import { type Row, withoutNulls } from './rows.ts'

/** The container of an act; without `container` it is still to be made. */
export interface ActContainer {
  readonly sessionId: string
  /** config.json, as it was when the session was closed. */
  readonly settings: string
  /** Lower-case hex. */
  readonly sha256?: string
  readonly container?: Uint8Array
}

export interface ActContainerStore {
  /** With the closing of the session. */
  begin(sessionId: string, settings: string): Promise<void>
  find(sessionId: string): Promise<ActContainer | undefined>
  /** Only the first counts; false when there is one already. */
  complete(sessionId: string, container: Uint8Array, sha256: string): Promise<boolean>
}

export function actContainerStore(db: Db): ActContainerStore {
  const insert = db.prepare<[string, string]>(
    'INSERT INTO act_containers (session_id, settings) VALUES (?, ?)',
  )
  const one = db.prepare<[string], Row<ActContainer>>(
    'SELECT session_id AS sessionId, settings, sha256, container FROM act_containers WHERE session_id = ?',
  )
  const completing = db.prepare<[Uint8Array, string, string]>(
    'UPDATE act_containers SET container = ?, sha256 = ? WHERE session_id = ? AND container IS NULL',
  )
  return {
    begin: async (sessionId, settings) => void insert.run(sessionId, settings),
    find: async (sessionId) => {
      const row = one.get(sessionId)
      return row && withoutNulls<ActContainer>(row)
    },
    complete: async (sessionId, container, sha256) =>
      completing.run(container, sha256, sessionId).changes === 1,
  }
}
