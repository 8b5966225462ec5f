import { ShepFault } from '../../contract/faults.ts'
import { extension } from '../authority/write-extensions.ts'
import { childrenOf, DerError, type DerNode, inside, membersOf, readDer, tags } from '../der.ts'
import { readInteger, readOctets } from '../der-values.ts'
import { contextInside, octets, sequence } from '../der-write.ts'
import { type Extension, extensionsIn } from '../extensions.ts'
import { type CertId, readCertId, writeCertId } from './cert-id.ts'
import { ocspOids } from './ocsp-oids.ts'

/** A question to an OCSP responder (RFC 6960 4.1). */
export interface OcspRequest {
  readonly ids: readonly CertId[]
  readonly nonce?: Uint8Array
}

/** No client asks for more at once; an answer costs a look-up each. */
const MOST_QUESTIONS = 100
const LARGEST = 64 * 1024
/** RFC 8954 2.1. */
const LONGEST_NONCE = 128

export const writeOcspRequest = ({ ids, nonce }: OcspRequest): Uint8Array =>
  sequence(
    sequence(
      sequence(...ids.map((id) => sequence(writeCertId(id)))),
      ...(nonce === undefined ? [] : [contextInside(2, sequence(writeNonce(nonce)))]),
    ),
  )

/** Reads a request as a responder does; its own signature, if any, is not asked for. Throws ShepFault OCSP_REQUEST_UNREADABLE. */
export function readOcspRequest(der: Uint8Array): OcspRequest {
  try {
    if (der.length > LARGEST) throw new DerError('too large for an OCSP request')
    return readRequest(der)
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    throw new ShepFault('OCSP_REQUEST_UNREADABLE', { text: cause.message }, cause)
  }
}

function readRequest(der: Uint8Array): OcspRequest {
  const members = membersOf(readDer(der))
  const tbs = membersOf(members.need(tags.sequence))
  members.optional(inside(0))
  members.end()
  const version = tbs.optional(inside(0))
  if (version && readInteger(readDer(version.content)) !== 0n) throw new DerError('no such version')
  tbs.optional(inside(1))
  const questions = childrenOf(tbs.need(tags.sequence))
  if (questions.length === 0 || questions.length > MOST_QUESTIONS) {
    throw new DerError(`${questions.length} questions`)
  }
  const ids = questions.map((question) => readCertId(membersOf(question).need()))
  const nonce = nonceIn(readOcspExtensions(tbs.optional(inside(2))))
  tbs.end()
  return { ids, ...(nonce && { nonce }) }
}

export const readOcspExtensions = (node: DerNode | undefined): Extension[] =>
  node === undefined ? [] : extensionsIn(childrenOf(readDer(node.content)))

/** RFC 8954: an OCTET STRING in the extension. Old clients put bare bytes there; these are taken as they are. */
export function nonceIn(extensions: readonly Extension[]): Uint8Array | undefined {
  const value = extensions.find(({ id }) => id === ocspOids.nonce)?.value
  if (value === undefined) return undefined
  const nonce = bareOrOctets(value)
  if (nonce.length === 0 || nonce.length > LONGEST_NONCE)
    throw new DerError('the length of a nonce')
  return nonce
}

function bareOrOctets(value: Uint8Array): Uint8Array {
  try {
    return readOctets(readDer(value))
  } catch (cause) {
    if (cause instanceof DerError) return value
    throw cause
  }
}

export const writeNonce = (nonce: Uint8Array): Uint8Array =>
  extension(ocspOids.nonce, octets(nonce))
