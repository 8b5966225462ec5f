import type { Method } from './applications.ts'
import type { Db } from './connection.ts'
import { orRefuse } from './rows.ts'

/** A security token that was issued. */
export interface IssuedToken {
  /** jti */
  readonly id: string
  /** The journal entry (our id of the message) it was issued in. */
  readonly entryId: string
  readonly applicationId: string
  readonly senderId: string
  readonly bin: string
  readonly iin: string
  readonly services: readonly string[]
  readonly mode: Method
  readonly issuedAt: string
  readonly notBefore: string
  readonly expiresAt: string
}

export interface TokenStore {
  add(token: IssuedToken): Promise<void>
  find(id: string): Promise<IssuedToken | undefined>
}

type TokenRow = Omit<IssuedToken, 'services'> & { services: string }

export function tokenStore(db: Db): TokenStore {
  const insert = db.prepare<[TokenRow]>(
    `INSERT INTO tokens (id, entry_id, application_id, sender_id, bin, iin, services, mode, issued_at, not_before,
       expires_at)
     VALUES (@id, @entryId, @applicationId, @senderId, @bin, @iin, @services, @mode, @issuedAt, @notBefore,
       @expiresAt)`,
  )
  const one = db.prepare<[string], TokenRow>(
    `SELECT id, entry_id AS entryId, application_id AS applicationId, sender_id AS senderId, bin, iin, services, mode,
       issued_at AS issuedAt, not_before AS notBefore, expires_at AS expiresAt
     FROM tokens WHERE id = ?`,
  )
  return {
    add: async (token) => {
      const row = { ...token, services: JSON.stringify(token.services) }
      orRefuse(() => insert.run(row), `token ${token.id} already exists`)
    },
    find: async (id) => {
      const row = one.get(id)
      return row && { ...row, services: JSON.parse(row.services) }
    },
  }
}
