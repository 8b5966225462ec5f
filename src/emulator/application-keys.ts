import { contactPerson } from '../certification/smart-bridge/methods-table.ts'
import { allowed, record } from '../certification/smart-bridge/standing.ts'
import type { Clock } from '../clock.ts'
import { ShepFault } from '../contract/faults.ts'
import { tokenKeysOf } from '../services/kdp/token-keys.ts'
import type { Stores } from '../storage/stores.ts'
import { type HandedKey, readHandedKey } from './handed-key.ts'
import { rowOf } from './registered-certificates.ts'

export interface KeyDeps {
  readonly stores: Stores
  readonly clock: Clock
}

/** the public part of a key is handed to the contact person; from now on it verifies tokens of the applicant. Again: changes nothing. */
export async function registerKey(
  id: string,
  { pem, by }: { readonly pem: string; readonly by?: string | undefined },
  { stores, clock }: KeyDeps,
): Promise<void> {
  const standing = await allowed(id, 'register-key', stores)
  const { senderId } = standing.application
  const participant = await stores.participants.find(senderId)
  if (!participant) throw new Error(`application ${id} has no participant`)
  const key = readHandedKey(pem, participant.bin)
  const { form, fingerprint } = key
  const known = await tokenKeysOf(senderId, stores)
  if (known.some((one) => one.fingerprint === fingerprint)) return
  await keep(key, senderId, { stores, clock })
  const detail = { form, fingerprint, handedTo: contactPerson.name }
  await record(standing, { by, detail }, { stores, clock })
}

async function keep(key: HandedKey, senderId: string, { stores, clock }: KeyDeps): Promise<void> {
  switch (key.form) {
    case 'certificate':
      return stores.certificates.add(
        rowOf(key.certificate, senderId, 'verification-token', clock()),
      )
    case 'spki': {
      const { spki, fingerprint } = key
      const registeredAt = clock().toISOString()
      await stores.verificationKeys.add({ senderId, fingerprint, spki, registeredAt })
      return
    }
    default:
      key satisfies never
  }
}

/** The keys in service: fingerprints, no more is needed to know one's own. */
export async function listKeys(id: string, stores: Stores) {
  const application = await stores.applications.find(id)
  if (!application) throw new ShepFault('APPLICATION_UNKNOWN', { id })
  const keys = await tokenKeysOf(application.senderId, stores)
  return keys.map(({ fingerprint, bare = false }) => ({
    fingerprint,
    form: bare ? 'spki' : 'certificate',
  }))
}
