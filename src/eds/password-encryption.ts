import { createDecipheriv, pbkdf2Sync } from 'node:crypto'
import { ShepFault } from '../contract/faults.ts'
import { DerError, type DerNode, membersOf, tags } from './der.ts'
import { readInteger, readOctets, readOid } from './der-values.ts'
import { type Password, readRounds } from './password.ts'
import { derivePkcs12, purposes, workOf } from './pkcs12-key.ts'
import { decryptRc2 } from './rc2.ts'

type Decipher = (key: Uint8Array, iv: Uint8Array, encrypted: Uint8Array) => Uint8Array

const byNode =
  (name: string): Decipher =>
  (key, iv, encrypted) => {
    const decipher = createDecipheriv(name, key, iv)
    return Buffer.concat([decipher.update(encrypted), decipher.final()])
  }

interface Cipher {
  /** Bytes. */
  readonly keyLength: number
  readonly ivLength: number
  readonly decipher: Decipher
}

/** RFC 7292 appendix C: SHA-1, and both key and IV out of the password. The stream ciphers among them are not read. */
const pkcs12Ciphers: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.1.12.1.3': { keyLength: 24, ivLength: 8, decipher: byNode('des-ede3-cbc') },
  '1.2.840.113549.1.12.1.4': { keyLength: 16, ivLength: 8, decipher: byNode('des-ede-cbc') },
  '1.2.840.113549.1.12.1.5': { keyLength: 16, ivLength: 8, decipher: decryptRc2 },
  '1.2.840.113549.1.12.1.6': { keyLength: 5, ivLength: 8, decipher: decryptRc2 },
}

/** RFC 8018 B.2: the cipher of PBES2 stands apart from the key derivation. */
const pbes2Ciphers: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.3.7': { keyLength: 24, ivLength: 8, decipher: byNode('des-ede3-cbc') },
  '2.16.840.1.101.3.4.1.2': { keyLength: 16, ivLength: 16, decipher: byNode('aes-128-cbc') },
  '2.16.840.1.101.3.4.1.22': { keyLength: 24, ivLength: 16, decipher: byNode('aes-192-cbc') },
  '2.16.840.1.101.3.4.1.42': { keyLength: 32, ivLength: 16, decipher: byNode('aes-256-cbc') },
}

const HMAC_SHA1 = '1.2.840.113549.2.7'
const pseudoRandom: Readonly<Record<string, string>> = {
  [HMAC_SHA1]: 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}

const PBES2 = '1.2.840.113549.1.5.13'
const PBKDF2 = '1.2.840.113549.1.5.12'

/**
 * Decrypts by a password (PKCS#12 PBE or PBES2, as `algorithm` says). Throws ShepFault KEY_PASSWORD_WRONG when the padding
 * does not come out right, KEY_FILE_UNKNOWN for an algorithm nobody here knows; DerError on broken parameters.
 */
export function decryptByPassword(
  algorithm: DerNode,
  encrypted: Uint8Array,
  password: Password,
): Uint8Array {
  const members = membersOf(algorithm)
  const oid = readOid(members.need())
  const parameters = members.need(tags.sequence)
  const open =
    oid === PBES2 ? openPbes2(parameters, password) : openPkcs12(oid, parameters, password)
  try {
    return open(encrypted)
  } catch (cause) {
    throw new ShepFault('KEY_PASSWORD_WRONG', { reason: 'the padding is wrong' }, cause)
  }
}

type Opening = (encrypted: Uint8Array) => Uint8Array

function openPkcs12(oid: string, parameters: DerNode, password: Password): Opening {
  const { keyLength, ivLength, decipher } = known(pkcs12Ciphers, oid)
  const members = membersOf(parameters)
  const salt = readOctets(members.need())
  const rounds = readRounds(members.need())
  const derive = (purpose: 1 | 2, length: number): Buffer => {
    const order = { hash: 'sha1', password: password.text, salt, rounds, purpose, length } as const
    password.spend(workOf(order))
    return derivePkcs12(order)
  }
  const key = derive(purposes.key, keyLength)
  const iv = derive(purposes.iv, ivLength)
  return (encrypted) => decipher(key, iv, encrypted)
}

/** RFC 8018 A.4, with the key derivation of A.2 and the ciphers of B.2. */
function openPbes2(parameters: DerNode, password: Password): Opening {
  const members = membersOf(parameters)
  const derivation = membersOf(members.need())
  const scheme = membersOf(members.need())
  const { keyLength, ivLength, decipher } = known(pbes2Ciphers, readOid(scheme.need()))
  const iv = readOctets(scheme.need())
  if (iv.length !== ivLength) throw new DerError('an IV of another length')
  const method = readOid(derivation.need())
  if (method !== PBKDF2) throw unknown(method)
  const key = derivePbkdf2(derivation.need(), keyLength, password)
  return (encrypted) => decipher(key, iv, encrypted)
}

function derivePbkdf2(parameters: DerNode, keyLength: number, password: Password): Buffer {
  const members = membersOf(parameters)
  const salt = readOctets(members.need())
  const rounds = readRounds(members.need())
  const stated = members.optional(tags.integer)
  if (stated && readInteger(stated) !== BigInt(keyLength)) throw new DerError('another key length')
  const prf = members.optional(tags.sequence)
  const hash = known(pseudoRandom, prf ? readOid(membersOf(prf).need()) : HMAC_SHA1)
  password.spend(rounds)
  return pbkdf2Sync(password.text, salt, rounds, keyLength, hash)
}

function known<T>(table: Readonly<Record<string, T>>, oid: string): T {
  const found = table[oid]
  if (found === undefined) throw unknown(oid)
  return found
}

const unknown = (oid: string) => new ShepFault('KEY_FILE_UNKNOWN', { actual: `algorithm ${oid}` })
