import { createHash } from 'node:crypto'
import type { Certificate } from '../certificate.ts'
import { type DerNode, membersOf } from '../der.ts'
import { readInteger, readOctets, readOid } from '../der-values.ts'
import { integer, nothing, octets, oid, sequence } from '../der-write.ts'
import { publicKeyBits } from '../spki.ts'

/** How a certificate is named in OCSP (RFC 6960 4.1.1): by hashes of its issuer's name and key, and its number. */
export interface CertId {
  readonly hashOid: string
  readonly nameHash: Uint8Array
  readonly keyHash: Uint8Array
  readonly serial: bigint
}

/** Clients of OpenSSL and Java name by SHA-1, NCANode by SHA-256. */
const hashOids = { sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1' } as const
export type CertIdHash = keyof typeof hashOids

const hashNames: ReadonlyMap<string, CertIdHash> = new Map(
  Object.entries(hashOids).map(([name, dotted]) => [dotted, name as CertIdHash]),
)

export type Issuer = Pick<Certificate, 'subject' | 'spki'>

export function certIdOf(serial: bigint, issuer: Issuer, hash: CertIdHash): CertId {
  const { der } = issuer.subject
  if (der === undefined) throw new Error('an issuer whose name was read from a text')
  const digest = (bytes: Uint8Array) => createHash(hash).update(bytes).digest()
  return {
    hashOid: hashOids[hash],
    nameHash: digest(der),
    keyHash: digest(publicKeyBits(issuer.spki)),
    serial,
  }
}

/** Whether it names a certificate of this issuer; one by a hash that nobody here computes names nobody's. */
export function isIssuedBy(id: CertId, issuer: Issuer): boolean {
  const hash = hashNames.get(id.hashOid)
  return hash !== undefined && sameCertId(id, certIdOf(id.serial, issuer, hash))
}

export const sameCertId = (one: CertId, other: CertId): boolean =>
  one.hashOid === other.hashOid &&
  one.serial === other.serial &&
  Buffer.compare(one.nameHash, other.nameHash) === 0 &&
  Buffer.compare(one.keyHash, other.keyHash) === 0

export function readCertId(node: DerNode): CertId {
  const members = membersOf(node)
  const hashOid = readOid(membersOf(members.need()).need())
  const [nameHash, keyHash] = [readOctets(members.need()), readOctets(members.need())]
  const serial = readInteger(members.need())
  members.end()
  return { hashOid, nameHash, keyHash, serial }
}

export const writeCertId = ({ hashOid, nameHash, keyHash, serial }: CertId): Uint8Array =>
  sequence(sequence(oid(hashOid), nothing()), octets(nameHash), octets(keyHash), integer(serial))
