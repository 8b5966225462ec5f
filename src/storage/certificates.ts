import type { Db } from './connection.ts'
import { type Row, withoutNulls } from './rows.ts'

export type CertificatePurpose = 'transport' | 'verification-token'

/** A certificate a participant registered. One certificate may serve both purposes: the key is fingerprint + senderId + purpose. */
export interface RegisteredCertificate {
  /** SHA-256 of the DER, hex. */
  readonly fingerprint: string
  /** SHA-1 of the DER, hex. */
  readonly thumbprint: string
  /** Hex; '' when the certificate has none, absent when a row of an older emulator was not read for it yet. */
  readonly subjectKeyId?: string
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

/** What happened to a certificate of a participant, and when. */
export interface CertificateEvent {
  readonly fingerprint: string
  readonly purpose: CertificatePurpose
  readonly event: 'registered' | 'retired'
  readonly at: string
}

export interface CertificateStore {
  /** Rejects when this certificate already serves this participant for this purpose; a retired one comes back to service. */
  add(certificate: RegisteredCertificate): Promise<void>
  /** These four give retired ones too: `retiredAt` tells. */
  findByIssuerSerial(issuerKey: string, serial: string): Promise<RegisteredCertificate[]>
  findBySubjectKeyId(subjectKeyId: string): Promise<RegisteredCertificate[]>
  findByThumbprint(thumbprint: string): Promise<RegisteredCertificate[]>
  findByFingerprint(fingerprint: string): Promise<RegisteredCertificate[]>
  /** Only those in service. */
  findBySender(senderId: string, purpose: CertificatePurpose): Promise<RegisteredCertificate[]>
  /** Everything the participant ever registered. */
  listBySender(senderId: string): Promise<RegisteredCertificate[]>
  /** False when there is no such certificate in service. */
  retire(
    fingerprint: string,
    senderId: string,
    purpose: CertificatePurpose,
    at: string,
  ): Promise<boolean>
  /** What `add` and `retire` did, in order; nothing in it is ever rewritten. */
  history(senderId: string): Promise<CertificateEvent[]>
  /** Rows of an older emulator whose key id was not read yet, and the way to put it there. */
  findUnread(): Promise<RegisteredCertificate[]>
  setSubjectKeyId(fingerprint: string, subjectKeyId: string): Promise<void>
}

const columns = `fingerprint, thumbprint, subject_key_id AS subjectKeyId, sender_id AS senderId, purpose,
  issuer_key AS issuerKey, serial, der, registered_at AS registeredAt, retired_at AS retiredAt`

export function certificateStore(db: Db): CertificateStore {
  const put = db.prepare<[Row<RegisteredCertificate>]>(
    `INSERT INTO certificates (fingerprint, thumbprint, subject_key_id, sender_id, purpose, issuer_key, serial, der,
       registered_at, retired_at)
     VALUES (@fingerprint, @thumbprint, @subjectKeyId, @senderId, @purpose, @issuerKey, @serial, @der,
       @registeredAt, @retiredAt)
     ON CONFLICT (fingerprint, sender_id, purpose)
       DO UPDATE SET registered_at = excluded.registered_at, retired_at = excluded.retired_at
       WHERE certificates.retired_at IS NOT NULL`,
  )
  const where = <Values extends string[]>(condition: string, order = 'sender_id, purpose') => {
    const found = db.prepare<Values, Row<RegisteredCertificate>>(
      `SELECT ${columns} FROM certificates WHERE ${condition} ORDER BY registered_at, ${order}`,
    )
    return async (...values: Values) => found.all(...values).map(withoutNulls)
  }
  const end = db.prepare<[string, string, string, CertificatePurpose]>(
    `UPDATE certificates SET retired_at = ?
     WHERE fingerprint = ? AND sender_id = ? AND purpose = ? AND retired_at IS NULL`,
  )
  const events = db.prepare<[string], CertificateEvent>(
    'SELECT fingerprint, purpose, event, at FROM certificate_events WHERE sender_id = ? ORDER BY seq',
  )
  const fill = db.prepare<[string, string]>(
    'UPDATE certificates SET subject_key_id = ? WHERE fingerprint = ? AND subject_key_id IS NULL',
  )
  return {
    add: async (certificate) => {
      if (put.run({ retiredAt: null, subjectKeyId: null, ...certificate }).changes === 1) return
      const { fingerprint, senderId, purpose } = certificate
      throw new Error(`certificate ${fingerprint} already serves ${senderId} as ${purpose}`)
    },
    findByIssuerSerial: where<[string, string]>('issuer_key = ? AND serial = ?'),
    findBySubjectKeyId: where<[string]>('subject_key_id = ?'),
    findByThumbprint: where<[string]>('thumbprint = ?'),
    findByFingerprint: where<[string]>('fingerprint = ?'),
    findBySender: where<[string, CertificatePurpose]>(
      'sender_id = ? AND purpose = ? AND retired_at IS NULL',
      'fingerprint',
    ),
    listBySender: where<[string]>('sender_id = ?', 'purpose, fingerprint'),
    retire: async (fingerprint, senderId, purpose, at) =>
      end.run(at, fingerprint, senderId, purpose).changes === 1,
    history: async (senderId) => events.all(senderId),
    findUnread: where<[]>('subject_key_id IS NULL'),
    setSubjectKeyId: async (fingerprint, subjectKeyId) => void fill.run(subjectKeyId, fingerprint),
  }
}
