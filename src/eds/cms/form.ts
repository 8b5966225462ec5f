import type { Certificate } from '../certificate.ts'
import { brokenLink } from '../chain-links.ts'
import { childrenOf, type DerNode, inside, membersOf, readDer, tags } from '../der.ts'
import { contextInside, integer, nothing, octets, oid, sequence, set } from '../der-write.ts'
import { cmsOids } from './oids.ts'
import type { SignedData } from './read.ts'

export interface FormContext {
  /** The signer's. */
  readonly certificate: Certificate
  readonly trust: readonly Certificate[]
}

/**
 * The signature of a SignedData is over its content and its signed attributes alone. This says what else in it could be
 * changed without anybody noticing: everything must be the one thing that a writer would have put there. Undefined: nothing.
 * For a SignedData with one signer that was read and judged.
 */
export function looseForm(
  der: Uint8Array,
  signed: SignedData,
  context: FormContext,
): string | undefined {
  const info = membersOf(readDer(der))
  info.need()
  const members = membersOf(readDer(info.need(inside(0)).content))
  const version = members.need()
  const digests = members.need(tags.set)
  const encapsulated = members.need()
  const certificates = members.optional(inside(0))
  const lists = members.optional(inside(1))
  const [signer] = childrenOf(members.need(tags.set))
  const { contentType, content, signers } = signed
  const digestOid = signers[0]?.digestOid ?? ''
  const wanted = contentType === cmsOids.data ? 1 : 3
  const body = content === undefined ? [] : [contextInside(0, octets(content))]
  if (!isAny(version, [integer(wanted)])) return 'version'
  if (
    !isAny(
      digests,
      algorithm(digestOid).map((one) => set(one)),
    )
  )
    return 'digestAlgorithms'
  if (!isAny(encapsulated, [sequence(oid(contentType), ...body)])) return 'encapContentInfo'
  if (lists !== undefined) return 'crls'
  return (
    looseCertificates(certificates, signed.certificates, context) ??
    looseSigner(signer, signed, context)
  )
}

/** Parameters of an algorithm are absent or NULL; both are in use. */
const algorithm = (id: string): Uint8Array[] => [sequence(oid(id)), sequence(oid(id), nothing())]

const isAny = ({ raw }: DerNode, forms: readonly Uint8Array[]): boolean =>
  forms.some((form) => Buffer.from(raw).equals(form))

/** Each is there once, and is the signer's, one of those trusted, or tied down by the signature of another that is there. */
function looseCertificates(
  found: DerNode | undefined,
  signed: readonly Certificate[],
  { certificate, trust }: FormContext,
): string | undefined {
  const raws = found === undefined ? [] : childrenOf(found).map(({ raw }) => Buffer.from(raw))
  const twice = raws.some((raw, index) => raws.findIndex((one) => one.equals(raw)) !== index)
  const known = [certificate, ...trust]
  const isKnown = (one: Certificate) =>
    known.some(({ fingerprint }) => fingerprint === one.fingerprint)
  const isTied = (subject: Certificate) =>
    [...known, ...signed].some((issuer) => brokenLink({ subject, issuer, below: 0 }) === undefined)
  return twice || signed.some((one) => !isKnown(one) && !isTied(one)) ? 'certificates' : undefined
}

function looseSigner(
  node: DerNode | undefined,
  { signers: [signer] }: SignedData,
  { certificate }: FormContext,
): string | undefined {
  if (node === undefined || signer === undefined) return 'signerInfos'
  const members = membersOf(node)
  const byKeyId = 'keyId' in signer.sid
  if (!isAny(members.need(), [integer(byKeyId ? 3 : 1)])) return 'signerInfo.version'
  const named = sequence(certificate.issuer.der ?? sequence(), integer(certificate.serial))
  const sid = members.need()
  if (!byKeyId && !isAny(sid, [named])) return 'signerInfo.sid'
  if (!isAny(members.need(), algorithm(signer.digestOid))) return 'signerInfo.digestAlgorithm'
  members.need(inside(0))
  if (!isAny(members.need(), algorithm(signer.signatureOid))) return 'signerInfo.signatureAlgorithm'
  members.need(tags.octets)
  return members.optional(inside(1)) === undefined ? undefined : 'signerInfo.unsignedAttrs'
}
