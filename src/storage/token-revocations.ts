import type { Db } from './connection.ts'
import { orRefuse } from './rows.ts'

/** A security token that data owners must not take any more, though its term goes on. */
export interface TokenRevocation {
  /** jti */
  readonly tokenId: string
  readonly revokedAt: string
  readonly reason: string
}

/** Only grows: a revoked token stays so, and a new consent brings a new token. */
export interface TokenRevocationStore {
  /** Rejects when it is revoked already. */
  add(revocation: TokenRevocation): Promise<void>
  find(tokenId: string): Promise<TokenRevocation | undefined>
}

export function tokenRevocationStore(db: Db): TokenRevocationStore {
  const insert = db.prepare<[TokenRevocation]>(
    'INSERT INTO token_revocations (token_id, revoked_at, reason) VALUES (@tokenId, @revokedAt, @reason)',
  )
  const one = db.prepare<[string], TokenRevocation>(
    `SELECT token_id AS tokenId, revoked_at AS revokedAt, reason FROM token_revocations WHERE token_id = ?`,
  )
  return {
    add: async (revocation) =>
      void orRefuse(() => insert.run(revocation), `token ${revocation.tokenId} is already revoked`),
    find: async (tokenId) => one.get(tokenId),
  }
}
