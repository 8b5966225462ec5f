import type { Db } from './connection.ts'
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
    ...emptying(db),
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

type Emptying = 'emptyMessage' | 'emptySession' | 'emptyToken' | 'emptyRequestsOf' | 'emptySms'

function emptying(db: Db): Pick<ErasureStore, Emptying> {
  const insert = db.prepare<[Row<ErasedMessage>]>(
    `INSERT INTO erased_messages (entry_id, erasure_id, request_sha256, response_sha256)
     SELECT @entryId, erasure_id, @requestSha256, @responseSha256 FROM erasing`,
  )
  const message = db.prepare<[string]>(
    "UPDATE messages SET headers = '[]', request = x'' WHERE id = ?",
  )
  const answer = db.prepare<[string]>(
    `UPDATE answers SET reason = '{}', checks = '[]', response = x''
     WHERE seq = (SELECT seq FROM messages WHERE id = ?)`,
  )
  const session = db.prepare<[string]>("UPDATE sessions SET act = '{}' WHERE id = ?")
  const container = db.prepare<[string]>(
    `UPDATE act_containers SET container = x'', sha256 = ifnull(sha256, '') WHERE session_id = ?`,
  )
  const notices = db.prepare<[string, string]>(
    `UPDATE notices SET iin = '', ru = '', kk = '', en = ''
     WHERE iin = (SELECT iin FROM tokens WHERE id = ?) AND iin != '' AND reference = ?`,
  )
  const accesses = db.prepare<[string]>(
    "UPDATE accesses SET iin = '' WHERE token_id = ? AND iin != ''",
  )
  const consentsOf = db
    .prepare<[string], string>(
      'SELECT consent_id FROM accesses WHERE token_id = ? AND consent_id IS NOT NULL',
    )
    .pluck()
  const consent = db.prepare<[string]>(
    `UPDATE consents SET iin = '' WHERE id = ? AND iin != ''
       AND NOT EXISTS (SELECT 1 FROM accesses a WHERE a.iin = consents.iin AND a.consent_id = consents.id)
       AND NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.iin = consents.iin AND w.consent_id = consents.id)`,
  )
  const consentEvents = db.prepare<[string]>(
    "UPDATE consent_events SET by_whom = '', detail = NULL WHERE consent_id = ?",
  )
  /** One that another token rests on, or that was withdrawn, is the subject's own and stays. */
  const emptyConsent = (id: string): number =>
    consent.run(id).changes === 0 ? 0 : 1 + consentEvents.run(id).changes
  const token = db.prepare<[string]>("UPDATE tokens SET iin = '' WHERE id = ? AND iin != ''")
  const request = 'SELECT id FROM access_requests WHERE entry_id = ?'
  const sms = db.prepare<[string]>(
    `UPDATE sms SET number = '', iin = NULL, text = '' WHERE request_id IN (${request})`,
  )
  const events = db.prepare<[string]>(
    `UPDATE access_request_events SET by_whom = '', number = CASE WHEN number IS NULL THEN NULL ELSE '' END,
       addressee = CASE WHEN addressee IS NULL THEN NULL ELSE '' END, code = CASE WHEN code IS NULL THEN NULL ELSE '' END
     WHERE request_id IN (${request})`,
  )
  const requests = db.prepare<[string]>(
    "UPDATE access_requests SET iin = '', holder = NULL, data_name = NULL WHERE entry_id = ?",
  )
  const oneSms = db.prepare<[number]>(
    "UPDATE sms SET number = '', iin = NULL, text = '' WHERE seq = ?",
  )
  return {
    emptyMessage: async (emptied) => {
      insert.run({ responseSha256: null, ...emptied })
      message.run(emptied.entryId)
      answer.run(emptied.entryId)
    },
    emptySession: async (id) => {
      session.run(id)
      container.run(id)
    },
    emptyToken: async (id) => {
      const restedOn = [...new Set(consentsOf.all(id))]
      const told = notices.run(id, id).changes + accesses.run(id).changes
      const given = restedOn.reduce((sum, one) => sum + emptyConsent(one), 0)
      return told + given + token.run(id).changes
    },
    emptyRequestsOf: async (entryId) =>
      sms.run(entryId).changes + events.run(entryId).changes + requests.run(entryId).changes,
    emptySms: async (id) => void oneSms.run(id),
  }
}
