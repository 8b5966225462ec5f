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
}

export function ocspAnswerStore(db: Db): OcspAnswerStore {
  const insert = db.prepare<[OcspAnswer]>(
    `INSERT INTO ocsp_answers (sha256, received_at, url, der) VALUES (@sha256, @receivedAt, @url, @der)
     ON CONFLICT (sha256) DO NOTHING`,
  )
  const one = db.prepare<[string], OcspAnswer>(
    'SELECT sha256, received_at AS receivedAt, url, der FROM ocsp_answers WHERE sha256 = ?',
  )
  return {
    keep: async (answer) => void insert.run(answer),
    find: async (sha256) => one.get(sha256),
  }
}
