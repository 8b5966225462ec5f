import type { Db } from './connection.ts'
import { emptyingOfRecords, emptyingOfSubjects } from './emptying.ts'
import { type Row, withoutNulls } from './rows.ts'

/** What is known for ever of an erasure. */
export interface Erasure {
  readonly id: string
  readonly at: string
  readonly what: 'session' | 'journal' | 'phone'
  readonly sessionId?: string
  readonly by: string
  readonly reason: string
  /** In spite of an act that is being reviewed. */
  readonly forced: boolean
  /** JSON: counts and digests of what was there. */
  readonly facts: string
}

/** An emptied message is known by what was in it. */
export interface ErasedMessage {
  readonly entryId: string
  readonly requestSha256: string
  readonly responseSha256?: string
}

/** The record of erasures, and the only statements that empty what is there; each works while an erasure is open. */
export interface ErasureStore {
  /** Puts it on record and opens it; nothing is emptied before, and `close` ends it in the same unit of work. */
  open(erasure: Erasure): Promise<void>
  close(): Promise<void>
  emptyMessage(message: ErasedMessage): Promise<void>
  /** The act of a closed session, and its container. */
  emptySession(sessionId: string): Promise<void>
  /** Whom a token is about, what the subject was told of its use, and the consent that nothing else rests on. How many rows. */
  emptyToken(tokenId: string): Promise<number>
  /** What a message asked a citizen: the request, its history, its messages by phone. How many rows. */
  emptyRequestsOf(entryId: string): Promise<number>
  emptySms(id: number): Promise<void>
  ofSession(sessionId: string): Promise<Erasure | undefined>
  find(id: string): Promise<Erasure | undefined>
  message(entryId: string): Promise<ErasedMessage | undefined>
  /** Oldest first. */
  list(): Promise<Erasure[]>
  /** The file was rebuilt after the last of them. */
  scrubbed(at: string): Promise<void>
  /** Whether there was one since the file was rebuilt. */
  needsScrub(): Promise<boolean>
}

type ErasureRow = Row<Omit<Erasure, 'forced'>> & { readonly forced: number }

const columns =
  'id, at, what, session_id AS sessionId, by_whom AS "by", reason, forced AS forced, facts'

const erasure = ({ forced, ...row }: ErasureRow): Erasure => ({
  ...withoutNulls<Omit<Erasure, 'forced'>>(row),
  forced: forced === 1,
})

export function erasureStore(db: Db): ErasureStore {
  const insert = db.prepare<[ErasureRow]>(
    `INSERT INTO erasures (id, at, what, session_id, by_whom, reason, forced, facts)
     VALUES (@id, @at, @what, @sessionId, @by, @reason, @forced, @facts)`,
  )
  const gate = db.prepare<[string]>('INSERT INTO erasing (one, erasure_id) VALUES (1, ?)')
  const shut = db.prepare('DELETE FROM erasing')
  const ofSession = db.prepare<[string], ErasureRow>(
    `SELECT ${columns} FROM erasures WHERE session_id = ?`,
  )
  const one = db.prepare<[string], ErasureRow>(`SELECT ${columns} FROM erasures WHERE id = ?`)
  const all = db.prepare<[], ErasureRow>(`SELECT ${columns} FROM erasures ORDER BY seq`)
  const erased = db.prepare<[string], Row<ErasedMessage>>(
    `SELECT entry_id AS entryId, request_sha256 AS requestSha256, response_sha256 AS responseSha256
     FROM erased_messages WHERE entry_id = ?`,
  )
  const last = db.prepare<[], { seq: number }>('SELECT seq FROM erasures ORDER BY seq DESC LIMIT 1')
  const lastScrub = db.prepare<[], { seq: number }>(
    'SELECT erasure_seq AS seq FROM scrubs ORDER BY erasure_seq DESC LIMIT 1',
  )
  const insertScrub = db.prepare<[number, string]>(
    'INSERT OR IGNORE INTO scrubs (erasure_seq, at) VALUES (?, ?)',
  )
  const optional = (row: ErasureRow | undefined) => row && erasure(row)
  return {
    open: async (opened) => {
      const forced = opened.forced ? 1 : 0
      insert.run({ sessionId: null, ...opened, forced })
      gate.run(opened.id)
    },
    close: async () => void shut.run(),
    ...emptyingOfRecords(db),
    ...emptyingOfSubjects(db),
    ofSession: async (sessionId) => optional(ofSession.get(sessionId)),
    find: async (id) => optional(one.get(id)),
    message: async (entryId) => {
      const row = erased.get(entryId)
      return row && withoutNulls<ErasedMessage>(row)
    },
    list: async () => all.all().map(erasure),
    scrubbed: async (at) => {
      const seq = last.get()?.seq
      if (seq !== undefined) insertScrub.run(seq, at)
    },
    needsScrub: async () => (last.get()?.seq ?? 0) > (lastScrub.get()?.seq ?? 0),
  }
}
