import { createHash, randomBytes } from 'node:crypto'
import type { PrivateKey } from '../algorithms/algorithm.ts'
import { algorithmFor } from '../algorithms/registry.ts'
import { type Certificate, parseCertificate } from '../certificate.ts'
import { bits, contextInside, integer, nothing, oid, sequence, time } from '../der-write.ts'
import { publicKeyBits } from '../spki.ts'
import type { Addresses } from './addresses.ts'
import type { Profile } from './profiles.ts'
import { type Subject, writeSubject } from './subjects.ts'
import { writeExtensions } from './write-extensions.ts'

/** Signs a certificate: the AlgorithmIdentifier in DER, and the signature over the bytes given. */
export interface Signer {
  readonly identifier: Uint8Array
  sign(data: Uint8Array): Promise<Uint8Array>
}

export interface CertificateOrder {
  readonly profile: Profile
  readonly subject: Subject
  /** Absent: issued under its own name, as a root. */
  readonly issuer?: Certificate
  /** The subject's SubjectPublicKeyInfo in DER. */
  readonly publicKey: Uint8Array
  readonly signer: Signer
  readonly notBefore: Date
  readonly notAfter: Date
  /** Absent: the subject key id with its top bit cleared, as the national authority numbers. */
  readonly serial?: bigint
  /** Absent: SHA-1 of the key. Given, it lets tests pass off one key as another. */
  readonly subjectKeyId?: Uint8Array
  /** Absent: the certificate does not say where to ask about it. */
  readonly addresses?: Addresses
  /** OIDs of critical extensions nobody knows, for certificates that must be refused. */
  readonly unknownCritical?: readonly string[]
}

/** All three national signature algorithms carry NULL parameters. */
export function signerOf(key: PrivateKey): Signer {
  const algorithm = algorithmFor(key.kind)
  return {
    identifier: sequence(oid(algorithm.oid), nothing()),
    sign: (data) => algorithm.sign(key, data),
  }
}

/** RFC 5280 4.2.1.2 (1): SHA-1 of the bits of the public key. */
export function keyIdOf(spki: Uint8Array): Uint8Array {
  return createHash('sha1').update(publicKeyBits(spki)).digest()
}

/** For a second certificate of one key: RFC 5280 4.1.2.2 forbids an authority to give one number twice. */
export const freshSerial = (): bigint => serialOf(randomBytes(20))

/** 20 bytes as a positive number: the top bit is cleared. */
const serialOf = (id: Uint8Array): bigint =>
  BigInt.asUintN(159, BigInt(`0x${Buffer.from(id).toString('hex')}`))

export async function issueCertificate(order: CertificateOrder): Promise<Certificate> {
  const { issuer, publicKey, signer } = order
  const subjectKeyId = order.subjectKeyId ?? keyIdOf(publicKey)
  const subject = writeSubject(order.subject)
  const tbs = sequence(
    contextInside(0, integer(2)),
    integer(order.serial ?? serialOf(subjectKeyId)),
    signer.identifier,
    issuer?.subject.der ?? subject,
    sequence(time(order.notBefore), time(order.notAfter)),
    subject,
    publicKey,
    contextInside(3, writeExtensions(order, subjectKeyId)),
  )
  const signature = await signer.sign(tbs)
  return parseCertificate(sequence(tbs, signer.identifier, bits(signature)))
}
