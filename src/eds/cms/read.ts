import { ShepFault } from '../../contract/faults.ts'
import { type Certificate, parseCertificate } from '../certificate.ts'
import {
  childrenOf,
  DerError,
  type DerNode,
  expectTag,
  inside,
  type Members,
  membersOf,
  plain,
  readDer,
  tags,
} from '../der.ts'
import { readInteger, readOctets, readOid } from '../der-values.ts'
import { type Name, readName } from '../name.ts'
import { type ReadAttributes, readAttributes } from './attributes.ts'
import { cmsOids } from './oids.ts'

/** One signer: who, by which algorithms, and over what. Nothing here is judged. */
export interface SignerInfo {
  /** Issuer and serial number, or the subject key id in hex. */
  readonly sid: { readonly issuer: Name; readonly serial: bigint } | { readonly keyId: string }
  readonly digestOid: string
  readonly signatureOid: string
  readonly attributes: ReadAttributes
  /** The bytes under the signature, and the signature. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** A CMS SignedData (RFC 5652) as read from its bytes; `content` is absent when it is detached. */
export interface SignedData {
  readonly contentType: string
  readonly content?: Uint8Array
  readonly certificates: readonly Certificate[]
  readonly signers: readonly SignerInfo[]
}

/** Seals and time stamps take a few kilobytes; what they sign stays outside, or is as small. */
const LARGEST = 1024 * 1024
const MOST = 32

/**
 * Reads a SignedData in DER with signed attributes. Throws ShepFault CMS_UNREADABLE, with the reason in `detail`.
 * `known` are certificates read before: what is among them is not read again.
 */
export function readSignedData(der: Uint8Array, known: readonly Certificate[] = []): SignedData {
  try {
    if (der.length > LARGEST) throw new DerError('too large for a SignedData')
    return readContentInfo(readDer(der), known)
  } catch (cause) {
    const broken = cause instanceof DerError || cause instanceof ShepFault
    if (!broken) throw cause
    throw new ShepFault('CMS_UNREADABLE', { reason: cause.message }, cause)
  }
}

function readContentInfo(node: DerNode, known: readonly Certificate[]): SignedData {
  const info = membersOf(node)
  const type = readOid(info.need())
  if (type !== cmsOids.signedData) throw new DerError(`content of type ${type}, not SignedData`)
  const members = membersOf(readDer(info.need(inside(0)).content))
  info.end()
  readInteger(members.need())
  members.need(tags.set)
  const { contentType, content } = readEncapsulated(members.need())
  const certificates = listOf(members.optional(inside(0))).map(
    ({ raw }) => known.find(({ der }) => Buffer.compare(der, raw) === 0) ?? parseCertificate(raw),
  )
  members.optional(inside(1))
  const signers = listOf(members.need(tags.set)).map(readSigner)
  members.end()
  return { contentType, ...(content && { content }), certificates, signers }
}

function listOf(node: DerNode | undefined): DerNode[] {
  const list = node === undefined ? [] : childrenOf(node)
  if (list.length > MOST) throw new DerError(`more than ${MOST} certificates or signers`)
  return list
}

function readEncapsulated(node: DerNode): { contentType: string; content?: Uint8Array } {
  const members = membersOf(node)
  const contentType = readOid(members.need())
  const content = members.optional(inside(0))
  members.end()
  return { contentType, ...(content && { content: readOctets(readDer(content.content)) }) }
}

/** RFC 5652 5.3. Signed attributes are optional there and needed here: without them nothing names the certificate. */
function readSigner(node: DerNode): SignerInfo {
  const members = membersOf(node)
  readInteger(members.need())
  const sid = readSid(members)
  const digestOid = readAlgorithm(members.need())
  const attributes = members.need(inside(0))
  const signatureOid = readAlgorithm(members.need())
  const signature = readOctets(members.need())
  members.optional(inside(1))
  members.end()
  return {
    sid,
    digestOid,
    signatureOid,
    attributes: readAttributes(listOf(attributes)),
    signed: asSet(attributes),
    signature,
  }
}

function readSid(members: Members): SignerInfo['sid'] {
  const keyId = members.optional(plain(0))
  if (keyId !== undefined) return { keyId: Buffer.from(keyId.content).toString('hex') }
  const pair = membersOf(expectTag(members.need(), tags.sequence))
  const sid = { issuer: readName(pair.need()), serial: readInteger(pair.need()) }
  pair.end()
  return sid
}

const readAlgorithm = (node: DerNode): string => readOid(membersOf(node).need())

/** RFC 5652 5.4: carried under `[0]`, signed as a SET OF. Only the tag differs. */
function asSet({ raw }: DerNode): Uint8Array {
  const set = Uint8Array.from(raw)
  set[0] = tags.set
  return set
}
