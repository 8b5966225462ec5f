import { type Certificate, parseCertificate } from '../eds/certificate.ts'
import type {
  CertificateEvent,
  CertificatePurpose,
  CertificateStore,
  RegisteredCertificate,
} from '../storage/certificates.ts'
import type { Storage } from '../storage/database.ts'

/** What the registry keeps of a certificate. */
export function rowOf(
  certificate: Certificate,
  senderId: string,
  purpose: CertificatePurpose,
  now: Date,
): RegisteredCertificate {
  const { fingerprint, thumbprint, subjectKeyId = '', der, issuer, serial } = certificate
  return {
    fingerprint,
    thumbprint,
    subjectKeyId,
    senderId,
    purpose,
    issuerKey: issuer.key,
    serial: serial.toString(),
    der,
    registeredAt: now.toISOString(),
  }
}

/** A registered certificate as people and scripts see it: whose, until when, and whether it is in use. */
export interface RegisteredView extends Omit<RegisteredCertificate, 'der'> {
  readonly subject: string
  readonly issuer: string
  readonly notBefore: string
  readonly notAfter: string
  readonly state: 'valid' | 'not-yet-valid' | 'expired' | 'retired'
}

export function viewOf({ der, ...row }: RegisteredCertificate, now: Date): RegisteredView {
  const { subject, issuer, notBefore, notAfter } = parseCertificate(der)
  const dated = now < notBefore ? 'not-yet-valid' : now > notAfter ? 'expired' : 'valid'
  return {
    ...row,
    subject: subject.text,
    issuer: issuer.text,
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    state: row.retiredAt === undefined ? dated : 'retired',
  }
}

export interface CertificateHistory extends RegisteredView {
  readonly events: readonly Pick<CertificateEvent, 'event' | 'at'>[]
}

/** All that the participant ever registered, each with what happened to it, in order. */
export async function historyOf(
  senderId: string,
  certificates: Pick<CertificateStore, 'listBySender' | 'history'>,
  now: Date,
): Promise<CertificateHistory[]> {
  const events = await certificates.history(senderId)
  const rows = await certificates.listBySender(senderId)
  return rows.map((row) => ({
    ...viewOf(row, now),
    events: events
      .filter((one) => one.fingerprint === row.fingerprint && one.purpose === row.purpose)
      .map(({ event, at }) => ({ event, at })),
  }))
}

/** A database of an older emulator does not know the key ids of its certificates: they are read once, at start. */
export async function readSubjectKeys(storage: Pick<Storage, 'read' | 'transact'>): Promise<void> {
  const unread = await storage.read(({ certificates }) => certificates.findUnread())
  if (unread.length === 0) return
  await storage.transact(async ({ certificates }) => {
    for (const { fingerprint, der } of unread)
      await certificates.setSubjectKeyId(fingerprint, parseCertificate(der).subjectKeyId ?? '')
  })
}
