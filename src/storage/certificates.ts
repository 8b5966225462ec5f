import type { Db } from './connection.ts'
import { type Row, withoutNulls } from './rows.ts'

export type CertificatePurpose = 'transport' | 'verification-token'

/** A certificate a participant registered. One certificate may serve both purposes: the key is fingerprint + senderId + purpose. */
export interface RegisteredCertificate {
  /** SHA-256 of the DER, hex. */
  readonly fingerprint: string
  /** SHA-1 of the DER, hex. */
  readonly thumbprint: string
  readonly senderId: string
  readonly purpose: CertificatePurpose
  /** The normalised issuer: `Name.key` of eds. */
  readonly issuerKey: string
  /** Decimal. */
  readonly serial: string
  readonly der: Uint8Array
  readonly registeredAt: string
  readonly retiredAt?: string
}

export interface CertificateStore {
  /** Rejects when this certificate already serves this participant for this purpose; a retired one comes back to service. */
  add(certificate: RegisteredCertificate): Promise<void>
  /** Retired ones too: `retiredAt` tells. */
  findByIssuerSerial(issuerKey: string, serial: string): Promise<RegisteredCertificate[]>
  /** Only those in service. */
  findBySender(senderId: string, purpose: CertificatePurpose): Promise<RegisteredCertificate[]>
  /** False when there is no such certificate in service. */
  retire(
    fingerprint: string,
    senderId: string,
    purpose: CertificatePurpose,
    at: string,
  ): Promise<boolean>
}

const columns = `fingerprint, thumbprint, sender_id AS senderId, purpose, issuer_key AS issuerKey, serial, der,
  registered_at AS registeredAt, retired_at AS retiredAt`

export function certificateStore(db: Db): CertificateStore {
  const put = db.prepare<[Row<RegisteredCertificate>]>(
    `INSERT INTO certificates
       (fingerprint, thumbprint, sender_id, purpose, issuer_key, serial, der, registered_at, retired_at)
     VALUES (@fingerprint, @thumbprint, @senderId, @purpose, @issuerKey, @serial, @der, @registeredAt, @retiredAt)
     ON CONFLICT (fingerprint, sender_id, purpose)
       DO UPDATE SET registered_at = excluded.registered_at, retired_at = excluded.retired_at
       WHERE certificates.retired_at IS NOT NULL`,
  )
  const byIssuerSerial = db.prepare<[string, string], Row<RegisteredCertificate>>(
    `SELECT ${columns} FROM certificates WHERE issuer_key = ? AND serial = ?
     ORDER BY registered_at, sender_id, purpose`,
  )
  const bySender = db.prepare<[string, CertificatePurpose], Row<RegisteredCertificate>>(
    `SELECT ${columns} FROM certificates WHERE sender_id = ? AND purpose = ? AND retired_at IS NULL
     ORDER BY registered_at, fingerprint`,
  )
  const end = db.prepare<[string, string, string, CertificatePurpose]>(
    `UPDATE certificates SET retired_at = ?
     WHERE fingerprint = ? AND sender_id = ? AND purpose = ? AND retired_at IS NULL`,
  )
  return {
    add: async (certificate) => {
      if (put.run({ retiredAt: null, ...certificate }).changes === 1) return
      const { fingerprint, senderId, purpose } = certificate
      throw new Error(`certificate ${fingerprint} already serves ${senderId} as ${purpose}`)
    },
    findByIssuerSerial: async (issuerKey, serial) =>
      byIssuerSerial.all(issuerKey, serial).map(withoutNulls),
    findBySender: async (senderId, purpose) => bySender.all(senderId, purpose).map(withoutNulls),
    retire: async (fingerprint, senderId, purpose, at) =>
      end.run(at, fingerprint, senderId, purpose).changes === 1,
  }
}
