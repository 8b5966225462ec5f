import { ShepFault } from '../contract/faults.ts'
import type { SenderInfo } from '../contract/messages.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { Certificate } from '../eds/certificate.ts'
import type { RegisteredCertificate } from '../storage/certificates.ts'
import type { Storage } from '../storage/database.ts'
import type { Participant } from '../storage/participants.ts'
import type { Session } from '../storage/sessions.ts'
import type { PasswordCheck } from './passwords.ts'

/** A participant who proved to be the sender, and its open certification sessions, the oldest first. */
export interface Sender {
  readonly participant: Participant
  readonly sessions: readonly Session[]
  readonly checks: readonly CheckResult[]
}

export interface SenderDeps {
  readonly storage: Storage
  readonly checkPassword: PasswordCheck
}

/** W-31 and W-32: a known senderId with its password, and a certificate that is the participant's own. */
export async function authenticate(
  { senderId, ...given }: SenderInfo,
  certificate: Certificate,
  { storage, checkPassword }: SenderDeps,
): Promise<Sender> {
  const known = await storage.read(async ({ participants, certificates, sessions }) => ({
    participant: await participants.find(senderId),
    registered: await certificates.findByFingerprint(certificate.fingerprint),
    sessions: await sessions.openForSender(senderId),
  }))
  const { registered, sessions } = known
  const participant = await requirePassword(
    { senderId, ...given },
    known.participant,
    checkPassword,
  )
  requireOwn(certificate, participant, registered)
  return {
    participant,
    sessions,
    checks: [
      { rule: 'W-31', verdict: 'pass' },
      { rule: 'W-32', verdict: 'pass' },
    ],
  }
}

/** W-31 alone: the participant, if there is one of that senderId and the password is its own. */
export async function requirePassword(
  { senderId, password }: SenderInfo,
  participant: Participant | undefined,
  checkPassword: PasswordCheck,
): Promise<Participant> {
  if (!participant) throw new ShepFault('SENDER_UNKNOWN', { senderId })
  if (!(await checkPassword(password ?? '', participant.passwordHash)))
    throw new ShepFault('PASSWORD_WRONG', { senderId })
  return participant
}

/** The registry decides, however the message named the certificate; one that nobody ever registered is judged by its BIN. */
function requireOwn(
  certificate: Certificate,
  { senderId, bin }: Participant,
  registered: readonly RegisteredCertificate[],
): void {
  const transport = registered.filter(({ purpose }) => purpose === 'transport')
  if (transport.some((one) => one.senderId === senderId && one.retiredAt === undefined)) return
  const retired = transport.find(({ retiredAt }) => retiredAt !== undefined)
  if (retired)
    throw new ShepFault('CERTIFICATE_RETIRED', {
      senderId,
      expected: 'a certificate in service',
      actual: `${certificate.subject.text}, retired at ${retired.retiredAt}`,
    })
  if (certificate.bin !== bin)
    throw new ShepFault('CERTIFICATE_OF_ANOTHER', {
      senderId,
      expected: `BIN ${bin}, or a registered certificate`,
      actual: certificate.bin ? `BIN ${certificate.bin}` : certificate.subject.text,
    })
}
