import type { Db } from './connection.ts'

/** What a responder said, as received. */
export interface OcspAnswer {
  /** Of `der`, lower-case hex: verdicts name it by this. */
  readonly sha256: string
  readonly receivedAt: string
  readonly url: string
  readonly der: Uint8Array
}

export interface OcspAnswerStore {
  /** The same bytes are kept once, as they first came. */
  keep(answer: OcspAnswer): Promise<void>
  find(sha256: string): Promise<OcspAnswer | undefined>
  /** Which of them the checks of which messages of a session name. */
  namedIn(certificationId: string): Promise<readonly NamedAnswer[]>
}

export interface NamedAnswer {
  readonly entryId: string
  readonly sha256: string
}

export function ocspAnswerStore(db: Db): OcspAnswerStore {
  const insert = db.prepare<[OcspAnswer]>(
    `INSERT INTO ocsp_answers (sha256, received_at, url, der) VALUES (@sha256, @receivedAt, @url, @der)
     ON CONFLICT (sha256) DO NOTHING`,
  )
  const one = db.prepare<[string], OcspAnswer>(
    'SELECT sha256, received_at AS receivedAt, url, der FROM ocsp_answers WHERE sha256 = ?',
  )
  // The checks of a message are long, and most name none: they are read where they lie.
  const named = db.prepare<[string], NamedAnswer>(
    `SELECT DISTINCT m.id AS entryId, digest.value AS sha256
     FROM answers a JOIN messages m ON m.seq = a.seq,
       json_each(a.checks) AS row, json_each(row.value, '$.ocsp') AS digest
     WHERE a.certification_id = ? AND instr(a.checks, '"ocsp"') > 0`,
  )
  return {
    keep: async (answer) => void insert.run(answer),
    find: async (sha256) => one.get(sha256),
    namedIn: async (certificationId) => named.all(certificationId),
  }
}
