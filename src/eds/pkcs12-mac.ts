import { createHmac, timingSafeEqual } from 'node:crypto'
import { ShepFault } from '../contract/faults.ts'
import { type DerNode, membersOf, tags } from './der.ts'
import { readOctets, readOid } from './der-values.ts'
import { type Password, readRounds } from './password.ts'
import { derivePkcs12, type Pkcs12Hash, purposes, workOf } from './pkcs12-key.ts'
import { pkcs12Oids as oids } from './pkcs12-oids.ts'

const macHashes: Readonly<Record<string, Pkcs12Hash>> = {
  [oids.sha1]: 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/**
 * The MAC over the safe: DigestInfo, salt, iterations, 1 when absent (RFC 7292 4). Throws ShepFault KEY_PASSWORD_WRONG
 * when it differs: a wrong password and damage look alike here.
 */
export function checkMac(mac: DerNode, safe: Uint8Array, password: Password): void {
  const members = membersOf(mac)
  const digestInfo = membersOf(members.need())
  const salt = readOctets(members.need())
  const iterations = members.optional(tags.integer)
  const oid = readOid(membersOf(digestInfo.need()).need())
  const hash = macHashes[oid]
  if (hash === undefined) throw new ShepFault('KEY_FILE_UNKNOWN', { actual: `MAC by ${oid}` })
  const expected = readOctets(digestInfo.need())
  const order = {
    hash,
    password: password.text,
    salt,
    rounds: iterations ? readRounds(iterations) : 1,
    purpose: purposes.mac,
    length: createHmac(hash, '').digest().length,
  }
  password.spend(workOf(order))
  const actual = createHmac(hash, derivePkcs12(order)).update(safe).digest()
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual))
    throw new ShepFault('KEY_PASSWORD_WRONG', { reason: 'the MAC differs' })
}
