import type { Db } from './connection.ts'

/** A public key of verification tokens that was handed over bare, without a certificate. */
export interface VerificationKey {
  readonly senderId: string
  /** SHA-256 of the SPKI, hex. */
  readonly fingerprint: string
  readonly spki: Uint8Array
  readonly registeredAt: string
}

export interface VerificationKeyStore {
  /** False when the participant has it already. */
  add(key: VerificationKey): Promise<boolean>
  findBySender(senderId: string): Promise<VerificationKey[]>
}

export function verificationKeyStore(db: Db): VerificationKeyStore {
  const insert = db.prepare<[VerificationKey]>(
    `INSERT INTO verification_keys (fingerprint, sender_id, spki, registered_at)
     VALUES (@fingerprint, @senderId, @spki, @registeredAt) ON CONFLICT DO NOTHING`,
  )
  const ofSender = db.prepare<[string], VerificationKey>(
    `SELECT sender_id AS senderId, fingerprint, spki, registered_at AS registeredAt
     FROM verification_keys WHERE sender_id = ? ORDER BY registered_at, fingerprint`,
  )
  return {
    add: async (key) => insert.run(key).changes === 1,
    findBySender: async (senderId) => ofSender.all(senderId),
  }
}
