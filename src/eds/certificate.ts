import { createHash } from 'node:crypto'
import { ShepFault } from '../contract/faults.ts'
import type { PublicKey } from './algorithms/algorithm.ts'
import { readPublicKey } from './algorithms/registry.ts'
import {
  childrenOf,
  DerError,
  type DerNode,
  inside,
  membersOf,
  plain,
  readDer,
  tags,
} from './der.ts'
import { readInteger, readOid, readTime, readWholeBits } from './der-values.ts'
import { type Extensions, readExtensions } from './extensions.ts'
import { type Name, readName, valuesOf } from './name.ts'
import { readPem } from './pem.ts'

/** An X.509 certificate (RFC 5280) as read from its bytes; nothing here is judged. */
export interface Certificate extends Extensions {
  readonly der: Uint8Array
  readonly serial: bigint
  readonly issuer: Name
  readonly subject: Name
  readonly notBefore: Date
  readonly notAfter: Date
  readonly spki: Uint8Array
  /** Absent: the key is of an algorithm that nobody here knows. */
  readonly publicKey: PublicKey | undefined
  readonly signatureOid: string
  /** The bytes under the signature, and the signature. */
  readonly tbs: Uint8Array
  readonly signature: Uint8Array
  /** SHA-1 and SHA-256 of the certificate: hex, lower case. */
  readonly thumbprint: string
  readonly fingerprint: string
  /** 12 digits of OU=BIN… and of SERIALNUMBER=IIN…; absent when there is none, or more than one. */
  readonly bin?: string
  readonly iin?: string
}

/** Far above any real certificate; keeps the cost of a hostile one small. */
const LARGEST = 64 * 1024

/** Reads one DER certificate. Throws ShepFault CERTIFICATE_UNREADABLE, with the reason in `detail`. */
export function parseCertificate(der: Uint8Array): Certificate {
  try {
    if (der.length > LARGEST) throw new DerError('too large for a certificate')
    return readCertificate(der)
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    throw unreadable(cause.message, cause)
  }
}

/** Every certificate of a file: PEM blocks, whatever else stands between them, or one DER. At least one, or it throws. */
export function certificatesIn(pemOrDer: Uint8Array): Certificate[] {
  const blocks = readPem(Buffer.from(pemOrDer).toString('latin1'))
  if (blocks.length === 0 && pemOrDer[0] === tags.sequence) return [parseCertificate(pemOrDer)]
  const found = blocks.filter(({ label }) => label === 'CERTIFICATE')
  if (found.length === 0) throw unreadable('neither DER nor a PEM block CERTIFICATE')
  return found.map(({ der }) => parseCertificate(der))
}

export const unreadable = (reason: string, cause?: unknown): ShepFault =>
  new ShepFault('CERTIFICATE_UNREADABLE', { reason }, cause)

function readCertificate(der: Uint8Array): Certificate {
  const members = membersOf(readDer(der))
  const tbs = members.need(tags.sequence)
  const signatureOid = readAlgorithm(members.need())
  const signature = readWholeBits(members.need())
  members.end()
  const { innerOid, ...body } = readTbs(tbs)
  // GOST lists of the national authority differ here by a NULL parameter, so the OIDs are compared, not the bytes.
  if (innerOid !== signatureOid) throw new DerError('two signature algorithms')
  return {
    der,
    ...body,
    ...ownerOf(body.subject),
    signatureOid,
    tbs: tbs.raw,
    signature,
    thumbprint: createHash('sha1').update(der).digest('hex'),
    fingerprint: createHash('sha256').update(der).digest('hex'),
  }
}

/** RFC 5280 4.1.2, in its order. */
function readTbs(tbs: DerNode) {
  const members = membersOf(tbs)
  const version = readVersion(members.optional(inside(0)))
  const serial = readSerial(members.need())
  const innerOid = readAlgorithm(members.need())
  const issuer = readName(members.need())
  const validity = readValidity(members.need())
  const subject = readName(members.need())
  const spki = members.need(tags.sequence).raw
  members.optional(plain(1))
  members.optional(plain(2))
  const extensions = members.optional(inside(3))
  members.end()
  if (extensions !== undefined && version !== 2n) throw new DerError('extensions need version 3')
  return {
    serial,
    innerOid,
    issuer,
    ...validity,
    subject,
    spki,
    publicKey: readPublicKey(spki),
    ...readExtensions(extensions === undefined ? [] : childrenOf(only(extensions))),
  }
}

const readAlgorithm = (node: DerNode): string => readOid(membersOf(node).need())

/** The one value inside an explicit tag. */
const only = (node: DerNode): DerNode => readDer(node.content)

function readVersion(node: DerNode | undefined): bigint {
  const version = node === undefined ? 0n : readInteger(only(node))
  if (version < 0n || version > 2n) throw new DerError('no such version')
  return version
}

/** RFC 5280 4.1.2.2: at most 20 bytes. */
function readSerial(node: DerNode): bigint {
  if (node.content.length > 20) throw new DerError('a serial number above 20 bytes')
  return readInteger(node)
}

function readValidity(node: DerNode): { notBefore: Date; notAfter: Date } {
  const members = membersOf(node)
  const notBefore = readTime(members.need())
  const notAfter = readTime(members.need())
  members.end()
  return { notBefore, notAfter }
}

/** Who the certificate speaks for, by the profile of the national authority. */
function ownerOf(subject: Name): Pick<Certificate, 'bin' | 'iin'> {
  const bin = numberIn(valuesOf(subject, '2.5.4.11'), /^BIN(\d{12})$/)
  const iin = numberIn(valuesOf(subject, '2.5.4.5'), /^IIN(\d{12})$/)
  return { ...(bin !== undefined && { bin }), ...(iin !== undefined && { iin }) }
}

function numberIn(values: readonly string[], pattern: RegExp): string | undefined {
  const found = values.flatMap((value) => pattern.exec(value)?.[1] ?? [])
  return found.length === 1 ? found[0] : undefined
}
