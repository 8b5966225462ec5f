import type { Db } from './connection.ts'
import { orRefuse } from './rows.ts'

/** One version of the technical documentation: its bytes never change. */
export interface DocumentationVersion {
  /** Of the UTF-8 bytes of `content`, lower-case hex. */
  readonly sha256: string
  /** Of what it was made from; while that is the same, the version is. */
  readonly factsSha256: string
  readonly madeAt: string
  /** JSON. */
  readonly content: string
}

export interface DocumentationVersionStore {
  add(version: DocumentationVersion): Promise<void>
  newest(): Promise<DocumentationVersion | undefined>
  find(sha256: string): Promise<DocumentationVersion | undefined>
  /** Newest first. */
  list(): Promise<Omit<DocumentationVersion, 'content'>[]>
}

const columns = 'sha256, facts_sha256 AS factsSha256, made_at AS madeAt'

export function documentationVersionStore(db: Db): DocumentationVersionStore {
  const insert = db.prepare<[DocumentationVersion]>(
    `INSERT INTO documentation_versions (sha256, facts_sha256, made_at, content)
     VALUES (@sha256, @factsSha256, @madeAt, @content)`,
  )
  const last = db.prepare<[], DocumentationVersion>(
    `SELECT ${columns}, content FROM documentation_versions ORDER BY seq DESC LIMIT 1`,
  )
  const one = db.prepare<[string], DocumentationVersion>(
    `SELECT ${columns}, content FROM documentation_versions WHERE sha256 = ?`,
  )
  const all = db.prepare<[], Omit<DocumentationVersion, 'content'>>(
    `SELECT ${columns} FROM documentation_versions ORDER BY seq DESC`,
  )
  return {
    add: async (version) => {
      orRefuse(() => insert.run(version), `version ${version.sha256} is stored already`)
    },
    newest: async () => last.get(),
    find: async (sha256) => one.get(sha256),
    list: async () => all.all(),
  }
}
