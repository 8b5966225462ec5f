import { ShepFault } from '../../contract/faults.ts'
import { type Certificate, parseCertificate } from '../certificate.ts'
import {
  childrenOf,
  DerError,
  type DerNode,
  expectTag,
  inside,
  membersOf,
  plain,
  readDer,
  tags,
} from '../der.ts'
import {
  readEnumerated,
  readInteger,
  readOctets,
  readOid,
  readTime,
  readWholeBits,
} from '../der-values.ts'
import { type Name, readName } from '../name.ts'
import { type CertId, readCertId } from './cert-id.ts'
import { ocspOids } from './ocsp-oids.ts'
import { nonceIn, readOcspExtensions } from './ocsp-request.ts'
import { type RevocationReason, reasonOf } from './reasons.ts'

/** OCSPResponseStatus of RFC 6960 4.2.1: the place is the number; 4 is not used. */
const statuses = [
  'successful',
  'malformedRequest',
  'internalError',
  'tryLater',
  undefined,
  'sigRequired',
  'unauthorized',
] as const
export type OcspStatus = Exclude<(typeof statuses)[number], undefined>
export type OcspError = Exclude<OcspStatus, 'successful'>

export const statusNumber = (status: OcspStatus): number => statuses.indexOf(status)

export type CertStatus =
  | { readonly status: 'good' | 'unknown' }
  | { readonly status: 'revoked'; readonly revokedAt: Date; readonly reason?: RevocationReason }

export type SingleAnswer = CertStatus & {
  readonly id: CertId
  readonly thisUpdate: Date
  /** Absent: newer knowledge is there at any time (RFC 6960 4.2.2.1). */
  readonly nextUpdate?: Date
}

/** How a responder names itself: its subject, or SHA-1 of its key (hex). */
export type ResponderId = { readonly name: Name } | { readonly keyHash: string }

/** An answer as read from its bytes; nothing is judged yet. */
export interface BasicAnswer {
  readonly responder: ResponderId
  readonly producedAt: Date
  readonly answers: readonly SingleAnswer[]
  readonly nonce?: Uint8Array
  /** RFC 6960 4.4.8: the responder says `revoked` of numbers that were never issued. */
  readonly extendedRevoke: boolean
  readonly signatureOid: string
  readonly tbs: Uint8Array
  readonly signature: Uint8Array
  readonly certificates: readonly Certificate[]
}

/** A responder adds its certificates; a real answer is 2 to 5 KB. */
export const LARGEST_OCSP = 256 * 1024
/** A responder's own certificate and the chain above it. */
const MOST_CERTIFICATES = 8

/** Reads a response in DER: an answer, or the error status in its place. Throws ShepFault OCSP_UNREADABLE. */
export function readOcspResponse(der: Uint8Array): BasicAnswer | OcspError {
  try {
    if (der.length > LARGEST_OCSP) throw new DerError('too large for an OCSP response')
    return readResponse(der)
  } catch (cause) {
    const unreadable = cause instanceof ShepFault && cause.code === 'CERTIFICATE_UNREADABLE'
    if (!(cause instanceof DerError || unreadable)) throw cause
    throw new ShepFault('OCSP_UNREADABLE', { text: cause.message }, cause)
  }
}

function readResponse(der: Uint8Array): BasicAnswer | OcspError {
  const members = membersOf(readDer(der))
  const status = statuses[readEnumerated(members.need())]
  const bytes = members.optional(inside(0))
  members.end()
  if (status === undefined) throw new DerError('no such response status')
  if (status !== 'successful') return status
  if (bytes === undefined) throw new DerError('a successful response without an answer')
  const typed = membersOf(readDer(bytes.content))
  if (readOid(typed.need()) !== ocspOids.basic) throw new DerError('an answer of another type')
  const basic = readOctets(typed.need())
  typed.end()
  return readBasic(readDer(basic))
}

function readBasic(node: DerNode): BasicAnswer {
  const members = membersOf(node)
  const tbs = members.need(tags.sequence)
  const signatureOid = readOid(membersOf(members.need()).need())
  const signature = readWholeBits(members.need())
  const certificates = members.optional(inside(0))
  members.end()
  return {
    ...readData(tbs),
    signatureOid,
    tbs: tbs.raw,
    signature,
    certificates: certificates === undefined ? [] : readCertificates(certificates),
  }
}

function readCertificates(node: DerNode): Certificate[] {
  const list = childrenOf(expectTag(readDer(node.content), tags.sequence))
  if (list.length > MOST_CERTIFICATES) throw new DerError('too many certificates')
  return list.map(({ raw }) => parseCertificate(raw))
}

function readData(tbs: DerNode) {
  const members = membersOf(tbs)
  const version = members.optional(inside(0))
  if (version && readInteger(readDer(version.content)) !== 0n) throw new DerError('no such version')
  const responder = readResponder(members.need())
  const producedAt = readTime(members.need())
  const answers = childrenOf(members.need(tags.sequence)).map(readAnswer)
  const extensions = readOcspExtensions(members.optional(inside(1)))
  members.end()
  const nonce = nonceIn(extensions)
  const extendedRevoke = extensions.some(({ id }) => id === ocspOids.extendedRevoke)
  return { responder, producedAt, answers, extendedRevoke, ...(nonce && { nonce }) }
}

function readResponder(node: DerNode): ResponderId {
  if (node.tag === inside(1)) return { name: readName(readDer(node.content)) }
  const key = readOctets(readDer(expectTag(node, inside(2)).content))
  return { keyHash: Buffer.from(key).toString('hex') }
}

function readAnswer(node: DerNode): SingleAnswer {
  const members = membersOf(node)
  const id = readCertId(members.need())
  const status = readStatus(members.need())
  const thisUpdate = readTime(members.need())
  const next = members.optional(inside(0))
  members.optional(inside(1))
  members.end()
  return {
    id,
    ...status,
    thisUpdate,
    ...(next && { nextUpdate: readTime(readDer(next.content)) }),
  }
}

function readStatus(node: DerNode): CertStatus {
  if (node.tag === plain(0)) return { status: 'good' }
  if (node.tag === plain(2)) return { status: 'unknown' }
  const members = membersOf(node, inside(1))
  const revokedAt = readTime(members.need())
  const given = members.optional(inside(0))
  members.end()
  if (given === undefined) return { status: 'revoked', revokedAt }
  const reason = reasonOf(readEnumerated(readDer(given.content)))
  if (reason === undefined) throw new DerError('no such revocation reason')
  return { status: 'revoked', revokedAt, reason }
}
