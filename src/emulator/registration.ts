import type { Clock } from '../clock.ts'
import { ShepFault } from '../contract/faults.ts'
import { type Certificate, certificatesIn } from '../eds/certificate.ts'
import type { Passwords } from '../gateway/passwords.ts'
import type { ParticipantInput } from '../http/control.ts'
import { type Purpose, purposes } from '../http/purposes.ts'
import { isIdentifier } from '../services/identifiers.ts'
import type { Storage } from '../storage/database.ts'
import type { Participant } from '../storage/participants.ts'
import { type RegisteredView, rowOf, viewOf } from './registered-certificates.ts'

export interface RegistrationDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly passwords: Passwords
}

export interface Registration {
  registerParticipant(
    input: ParticipantInput,
  ): Promise<{ senderId: string; bin: string; name: string }>
  registerCertificate(
    senderId: string,
    input: { pem: string; purposes: readonly Purpose[] },
  ): Promise<RegisteredView[]>
  retireCertificate(
    senderId: string,
    fingerprint: string,
    purpose: Purpose,
  ): Promise<{ retired: true }>
}

/** Who may send, and with which certificates. Registering the same again changes nothing. */
export function createRegistration({ storage, clock, passwords }: RegistrationDeps): Registration {
  return {
    async registerParticipant(input) {
      const { senderId, bin, name, password } = requireParticipant(input)
      const known = await storage.read(({ participants }) => participants.find(senderId))
      const createdAt = clock().toISOString()
      const passwordHash = known?.passwordHash ?? (await passwords.hash(password))
      const wanted = { senderId, bin, name, passwordHash, createdAt }
      const first = known ?? (await addOrFind(wanted, storage))
      const same = first.bin === bin && first.name === name
      if (same && (await passwords.check(password, first.passwordHash)))
        return { senderId, bin, name }
      throw new ShepFault('PARTICIPANT_EXISTS', { senderId })
    },
    async registerCertificate(senderId, { pem, purposes: wanted }) {
      const [certificate, ...others] = readCertificates(pem)
      if (!certificate || others.length > 0)
        throw new ShepFault('INPUT_INVALID', {
          field: 'pem',
          text: 'exactly one certificate is expected',
        })
      const bad = wanted.find((one) => !purposes.includes(one))
      if (bad !== undefined || wanted.length === 0)
        throw new ShepFault('INPUT_INVALID', {
          field: 'purposes',
          text: `one or more of ${purposes.join(', ')}`,
        })
      return storage.transact(async ({ participants, certificates }) => {
        if (!(await participants.find(senderId)))
          throw new ShepFault('PARTICIPANT_UNKNOWN', { senderId })
        const rows = wanted.map((purpose) => rowOf(certificate, senderId, purpose, clock()))
        for (const row of rows) {
          const registered = await certificates.findBySender(senderId, row.purpose)
          if (registered.some(({ fingerprint }) => fingerprint === row.fingerprint)) continue
          await certificates.add(row)
        }
        return rows.map((row) => viewOf(row, clock()))
      })
    },
    async retireCertificate(senderId, fingerprint, purpose) {
      const at = clock().toISOString()
      const retired = await storage.transact(({ certificates }) =>
        certificates.retire(fingerprint, senderId, purpose, at),
      )
      if (!retired) throw new ShepFault('CERTIFICATE_NOT_FOUND', { senderId, fingerprint, purpose })
      return { retired }
    },
  }
}

/** Adds, unless another request came first: then it is the other's participant. */
const addOrFind = (added: Participant, storage: Storage): Promise<Participant> =>
  storage.transact(async ({ participants }) => {
    const first = await participants.find(added.senderId)
    if (!first) await participants.add(added)
    return first ?? added
  })

function requireParticipant(input: ParticipantInput): ParticipantInput {
  const wrong = (field: string, text: string) => new ShepFault('INPUT_INVALID', { field, text })
  const { senderId, bin, name, password } = input
  if (!/^[\w.@-]{1,100}$/.test(senderId))
    throw wrong('senderId', 'letters, digits, . _ @ -; at most 100')
  if (!isIdentifier(bin)) throw wrong('bin', '12 digits with a valid check digit')
  if (!name.trim() || name.length > 300) throw wrong('name', '1 to 300 characters')
  if (password.length < 1 || password.length > 200) throw wrong('password', '1 to 200 characters')
  return { senderId, bin, name: name.trim(), password }
}

function readCertificates(pem: string): Certificate[] {
  const text = pem.trim()
  return certificatesIn(
    text.includes('-----BEGIN') ? Buffer.from(text, 'utf8') : Buffer.from(text, 'base64'),
  )
}
