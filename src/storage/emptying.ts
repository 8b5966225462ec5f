import type { Db } from './connection.ts'
import type { ErasedMessage, ErasureStore } from './erasures.ts'
import type { Row } from './rows.ts'

type OfRecords = Pick<ErasureStore, 'emptyMessage' | 'emptySession'>
type OfSubjects = Pick<ErasureStore, 'emptyToken' | 'emptyRequestsOf' | 'emptySms'>

/** Messages, acts and their containers. */
export function emptyingOfRecords(db: Db): OfRecords {
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
  const pieces = db.prepare<[string]>('DELETE FROM act_pieces WHERE session_id = ?')
  return {
    emptyMessage: async (emptied) => {
      insert.run({ responseSha256: null, ...emptied })
      message.run(emptied.entryId)
      answer.run(emptied.entryId)
    },
    emptySession: async (id) => {
      session.run(id)
      pieces.run(id)
      container.run(id)
    },
  }
}

/** Whom messages were about. */
export function emptyingOfSubjects(db: Db): OfSubjects {
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
