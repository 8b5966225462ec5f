import { ShepFault } from '../contract/faults.ts'
import type { SenderInfo } from '../contract/messages.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { Certificate } from '../eds/certificate.ts'
import type { Storage } from '../storage/database.ts'
import type { Participant } from '../storage/participants.ts'
import type { PasswordCheck } from './passwords.ts'

/** A participant who proved to be the sender, and the certification session that counts its messages, if one is open. */
export interface Sender {
  readonly participant: Participant
  readonly certificationId?: string
  readonly checks: readonly CheckResult[]
}

export interface SenderDeps {
  readonly storage: Storage
  readonly checkPassword: PasswordCheck
}

/** W-31 and W-32: a known senderId with its password, and a certificate that is the participant's own. */
export async function authenticate(
  { senderId, password }: SenderInfo,
  certificate: Certificate,
  { storage, checkPassword }: SenderDeps,
): Promise<Sender> {
  const known = await storage.read(async ({ participants, certificates, sessions }) => ({
    participant: await participants.find(senderId),
    registered: await certificates.findBySender(senderId, 'transport'),
    sessions: await sessions.openForSender(senderId),
  }))
  const { participant, registered } = known
  if (!participant) throw new ShepFault('SENDER_UNKNOWN', { senderId })
  if (!(await checkPassword(password ?? '', participant.passwordHash)))
    throw new ShepFault('PASSWORD_WRONG', { senderId })
  const own = registered.some(({ fingerprint }) => fingerprint === certificate.fingerprint)
  if (!own && certificate.bin !== participant.bin)
    throw new ShepFault('CERTIFICATE_OF_ANOTHER', {
      senderId,
      expected: `BIN ${participant.bin}, or a registered certificate`,
      actual: certificate.bin ? `BIN ${certificate.bin}` : certificate.subject.text,
    })
  const [session] = known.sessions
  return {
    participant,
    checks: [
      { rule: 'W-31', verdict: 'pass' },
      { rule: 'W-32', verdict: 'pass' },
    ],
    ...(session ? { certificationId: session.id } : {}),
  }
}
