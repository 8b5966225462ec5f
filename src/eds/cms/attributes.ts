import { createHash } from 'node:crypto'
import { sha256 } from '../algorithms/hashes.ts'
import { digestAlgorithmByOid } from '../algorithms/registry.ts'
import type { Certificate } from '../certificate.ts'
import { childrenOf, DerError, type DerNode, membersOf, tags } from '../der.ts'
import { readOctets, readOid, readTime } from '../der-values.ts'
import { contextInside, integer, octets, oid, sequence, setOf, time } from '../der-write.ts'
import { cmsOids } from './oids.ts'

/** What a signature is made over, besides the content itself. */
export interface SignedAttributes {
  readonly contentType: string
  readonly messageDigest: Uint8Array
  readonly signingTime: Date
  readonly certificate: Certificate
}

/** The same as read. `names` tells whether a certificate is the one the signer meant; absent when no attribute says it. */
export interface ReadAttributes {
  readonly contentType: string
  readonly messageDigest: Uint8Array
  readonly signingTime?: Date
  readonly names?: (certificate: Certificate) => boolean
}

/** The SET OF that is signed, in DER. */
export const writeAttributes = (attributes: SignedAttributes): Uint8Array =>
  setOf(
    attribute(cmsOids.contentType, oid(attributes.contentType)),
    attribute(cmsOids.messageDigest, octets(attributes.messageDigest)),
    attribute(cmsOids.signingTime, time(attributes.signingTime)),
    attribute(cmsOids.signingCertificateV2, writeCertificateId(attributes.certificate)),
  )

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf(value))

/** RFC 5035 3: SHA-256 is the default, so it is left out. */
function writeCertificateId({ der, issuer, serial }: Certificate): Uint8Array {
  const directoryName = contextInside(4, issuer.der ?? sequence())
  const issuerSerial = sequence(sequence(directoryName), integer(serial))
  return sequence(sequence(sequence(octets(sha256.digest(der)), issuerSerial)))
}

/** Reads signed attributes. RFC 5652 11: the first two are needed, each is there once and holds one value. */
export function readAttributes(nodes: readonly DerNode[]): ReadAttributes {
  const values = new Map<string, DerNode>()
  for (const node of nodes) {
    const members = membersOf(node)
    const type = readOid(members.need())
    const found = childrenOf(members.need(tags.set))
    members.end()
    if (values.has(type)) throw new DerError(`attribute ${type} is repeated`)
    const [value] = found
    if (value === undefined || found.length > 1)
      throw new DerError(`attribute ${type}: not one value`)
    values.set(type, value)
  }
  return namedAttributes(values)
}

function namedAttributes(values: ReadonlyMap<string, DerNode>): ReadAttributes {
  const contentType = values.get(cmsOids.contentType)
  const messageDigest = values.get(cmsOids.messageDigest)
  if (!contentType || !messageDigest) throw new DerError('contentType or messageDigest is missing')
  const signingTime = values.get(cmsOids.signingTime)
  const second = values.get(cmsOids.signingCertificateV2)
  const first = values.get(cmsOids.signingCertificate)
  const names = second ? readCertificateIdV2(second) : first && readCertificateId(first)
  return {
    contentType: readOid(contentType),
    messageDigest: readOctets(messageDigest),
    ...(signingTime && { signingTime: readTime(signingTime) }),
    ...(names && { names }),
  }
}

type Names = NonNullable<ReadAttributes['names']>

/** RFC 5035 3: the first identifier is that of the signer. A digest that nobody here knows names no certificate. */
function readCertificateIdV2(node: DerNode): Names {
  const members = membersOf(firstOf(node))
  const algorithm = members.optional(tags.sequence)
  const hash = readOctets(members.need())
  const digest =
    algorithm === undefined ? sha256 : digestAlgorithmByOid(readOid(membersOf(algorithm).need()))
  return ({ der }) => digest !== undefined && Buffer.from(digest.digest(der)).equals(hash)
}

function readCertificateId(node: DerNode): Names {
  const hash = readOctets(membersOf(firstOf(node)).need())
  return ({ der }) => createHash('sha1').update(der).digest().equals(hash)
}

const firstOf = (node: DerNode): DerNode =>
  membersOf(membersOf(node).need(tags.sequence)).need(tags.sequence)
