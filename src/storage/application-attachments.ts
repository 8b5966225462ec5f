import type { AttachmentKind } from '../contract/smart-bridge.ts'
import type { Db } from './connection.ts'

/** A file that came with an application, without its bytes. */
export interface Attachment {
  readonly id: string
  readonly applicationId: string
  readonly kind: AttachmentKind
  readonly name: string
  readonly mediaType: string
  /** Lower-case hex. */
  readonly sha256: string
  readonly size: number
  readonly at: string
}

export interface AttachmentFile extends Attachment {
  readonly bytes: Uint8Array
}

export interface AttachmentStore {
  add(file: AttachmentFile): Promise<void>
  /** Oldest first. */
  of(applicationId: string): Promise<Attachment[]>
  find(applicationId: string, id: string): Promise<AttachmentFile | undefined>
}

const columns =
  'id, application_id AS applicationId, kind, name, media_type AS mediaType, sha256, size, at'

export function attachmentStore(db: Db): AttachmentStore {
  const insert = db.prepare<[AttachmentFile]>(
    `INSERT INTO application_attachments (id, application_id, kind, name, media_type, sha256, size, at, bytes)
     VALUES (@id, @applicationId, @kind, @name, @mediaType, @sha256, @size, @at, @bytes)`,
  )
  const all = db.prepare<[string], Attachment>(
    `SELECT ${columns} FROM application_attachments WHERE application_id = ? ORDER BY at, id`,
  )
  const one = db.prepare<[string, string], AttachmentFile>(
    `SELECT ${columns}, bytes FROM application_attachments WHERE application_id = ? AND id = ?`,
  )
  return {
    add: async (file) => void insert.run(file),
    of: async (applicationId) => all.all(applicationId),
    find: async (applicationId, id) => one.get(applicationId, id),
  }
}
