import type { Stores } from '../../storage/stores.ts'

/** A key of verification tokens that a participant registered: a certificate, or its bare public key. */
export interface TokenKey {
  /** SHA-256 of `der`, hex. */
  readonly fingerprint: string
  readonly der: Uint8Array
  /** `der` is a SubjectPublicKeyInfo and no certificate. */
  readonly bare?: boolean
}

/** Every key in service of a participant; those with a certificate first. */
export async function tokenKeysOf(
  senderId: string,
  { certificates, verificationKeys }: Pick<Stores, 'certificates' | 'verificationKeys'>,
): Promise<TokenKey[]> {
  const certified = await certificates.findBySender(senderId, 'verification-token')
  const bare = await verificationKeys.findBySender(senderId)
  return [
    ...certified,
    ...bare.map(({ fingerprint, spki }) => ({ fingerprint, der: spki, bare: true })),
  ]
}
