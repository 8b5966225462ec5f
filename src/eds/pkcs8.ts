import { ShepFault } from '../contract/faults.ts'
import type { KeyPair } from './algorithms/algorithm.ts'
import { readPrivateKey } from './algorithms/registry.ts'
import { DerError, type DerNode, membersOf, readDer } from './der.ts'
import { readOctets, readOid } from './der-values.ts'
import type { Password } from './password.ts'
import { decryptByPassword } from './password-encryption.ts'

/** A private key as its file has it: the OID of its kind, and the pair when the kind is one of ours. */
export interface PrivateKeyInfo {
  readonly oid: string
  readonly pair?: KeyPair
}

/** A PKCS#8 key; with a password, an EncryptedPrivateKeyInfo (RFC 5958 2, 3). Throws DerError and what the password throws. */
export function openPkcs8(value: DerNode, password?: Password): PrivateKeyInfo {
  if (password === undefined) return readKey(value.raw)
  const members = membersOf(value)
  const algorithm = members.need()
  return readDecrypted(decryptByPassword(algorithm, readOctets(members.need()), password))
}

/** One wrong password of 256 leaves a padding that looks right, and behind it no key. */
function readDecrypted(pkcs8: Uint8Array): PrivateKeyInfo {
  try {
    return readKey(pkcs8)
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    throw new ShepFault('KEY_PASSWORD_WRONG', { reason: cause.message }, cause)
  }
}

function readKey(pkcs8: Uint8Array): PrivateKeyInfo {
  const members = membersOf(readDer(pkcs8))
  members.need()
  const oid = readOid(membersOf(members.need()).need())
  const pair = readPrivateKey(pkcs8)
  return pair === undefined ? { oid } : { oid, pair }
}
