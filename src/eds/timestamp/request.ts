import { DerError, inside, membersOf, readDer, tags } from '../der.ts'
import { readBoolean, readOid } from '../der-values.ts'
import { boolean, integer, oid, sequence } from '../der-write.ts'
import { type Imprint, readImprint, readNumber, readVersion, writeImprint } from './info.ts'

/** TimeStampReq of RFC 3161 2.4.1. */
export interface TimestampRequest {
  readonly imprint: Imprint
  /** The policy wanted; absent, the authority's own. */
  readonly policy?: string
  readonly nonce?: bigint
  /** Whether the certificates are to travel with the stamp. */
  readonly certificates: boolean
  /** There are extensions; nobody here knows any. */
  readonly extended: boolean
}

/** Ten times a real one. */
const LARGEST = 4096

export const writeTimestampRequest = (request: Omit<TimestampRequest, 'extended'>): Uint8Array =>
  sequence(
    integer(1),
    writeImprint(request.imprint),
    ...(request.policy === undefined ? [] : [oid(request.policy)]),
    ...(request.nonce === undefined ? [] : [integer(request.nonce)]),
    ...(request.certificates ? [boolean(true)] : []),
  )

/** Reads a request as the authority does. Throws DerError: the authority answers it with badDataFormat. */
export function readTimestampRequest(der: Uint8Array): TimestampRequest {
  if (der.length > LARGEST) throw new DerError('too large for a request')
  const members = membersOf(readDer(der))
  readVersion(members)
  const imprint = readImprint(members.need())
  const policy = members.optional(tags.oid)
  const nonce = members.optional(tags.integer)
  const certificates = members.optional(tags.boolean)
  const extensions = members.optional(inside(0))
  members.end()
  return {
    imprint,
    ...(policy && { policy: readOid(policy) }),
    ...(nonce && { nonce: readNumber(nonce) }),
    certificates: certificates !== undefined && readBoolean(certificates),
    extended: extensions !== undefined,
  }
}
