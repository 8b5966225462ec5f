import type { Db } from './connection.ts'
import { type Row, withoutNulls } from './rows.ts'

/** The container of an act; without `sha256` it is still to be made. Its bytes are read piece by piece. */
export interface ActContainer {
  readonly sessionId: string
  /** config.json, as it was when the session was closed. */
  readonly settings: string
  /** Lower-case hex. */
  readonly sha256?: string
}

export interface ActContainerStore {
  /** With the closing of the session. */
  begin(sessionId: string, settings: string): Promise<void>
  find(sessionId: string): Promise<ActContainer | undefined>
  /** Takes away what somebody who did not come to the end has left. Rejects when the container is made. */
  clear(sessionId: string): Promise<void>
  /** Pieces are numbered from 0. Rejects when there is this one already, and when the container is made. */
  addPiece(sessionId: string, number: number, bytes: Uint8Array): Promise<void>
  /** The pieces are all. Only the first counts; false when it is made already, and when there are no pieces. */
  complete(sessionId: string, sha256: string): Promise<boolean>
  /** Of a container that is made; undefined behind the last. */
  piece(sessionId: string, number: number): Promise<Uint8Array | undefined>
}

export function actContainerStore(db: Db): ActContainerStore {
  const insert = db.prepare<[string, string]>(
    'INSERT INTO act_containers (session_id, settings) VALUES (?, ?)',
  )
  const one = db.prepare<[string], Row<ActContainer>>(
    'SELECT session_id AS sessionId, settings, sha256 FROM act_containers WHERE session_id = ?',
  )
  const clearing = db.prepare<[string]>('DELETE FROM act_pieces WHERE session_id = ?')
  const adding = db.prepare<[string, number, Uint8Array]>(
    'INSERT INTO act_pieces (session_id, number, bytes) VALUES (?, ?, ?)',
  )
  const completing = db.prepare<[string, string]>(
    `UPDATE act_containers SET container = x'', sha256 = ? WHERE session_id = ? AND container IS NULL
       AND session_id IN (SELECT session_id FROM act_pieces)`,
  )
  const piece = db.prepare<[string, number], { bytes: Uint8Array }>(
    `SELECT p.bytes FROM act_pieces p JOIN act_containers c ON c.session_id = p.session_id
     WHERE p.session_id = ? AND p.number = ? AND c.container IS NOT NULL`,
  )
  return {
    begin: async (sessionId, settings) => void insert.run(sessionId, settings),
    find: async (sessionId) => {
      const row = one.get(sessionId)
      return row && withoutNulls<ActContainer>(row)
    },
    clear: async (sessionId) => void clearing.run(sessionId),
    addPiece: async (sessionId, number, bytes) => void adding.run(sessionId, number, bytes),
    complete: async (sessionId, sha256) => completing.run(sha256, sessionId).changes === 1,
    piece: async (sessionId, number) => piece.get(sessionId, number)?.bytes,
  }
}
