import { membersOf, readDer } from './der.ts'
import { readWholeBits } from './der-values.ts'

/** The bits of the public key in a SubjectPublicKeyInfo (RFC 5280 4.1.2.7), without its algorithm. Throws DerError. */
export function publicKeyBits(spki: Uint8Array): Uint8Array {
  const members = membersOf(readDer(spki))
  members.need()
  return readWholeBits(members.need())
}
