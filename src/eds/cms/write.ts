import type { PrivateKey } from '../algorithms/algorithm.ts'
import { type Hashable, hashOf } from '../algorithms/hashes.ts'
import { algorithmFor } from '../algorithms/registry.ts'
import { signerOf } from '../authority/issue.ts'
import type { Certificate } from '../certificate.ts'
import { readDer } from '../der.ts'
import { contextInside, integer, octets, oid, sequence, setOf } from '../der-write.ts'
import { type SignedAttributes, writeAttributes } from './attributes.ts'
import { cmsOids } from './oids.ts'

/** What is signed. Detached, it stays outside: whoever verifies has it as a file. `contentType` is an OID: `cmsOids.data` for a file. */
export type SignedContent =
  | { readonly contentType: string; readonly content: Uint8Array; readonly detached?: false }
  | { readonly contentType: string; readonly content: Hashable; readonly detached: true }

export interface CmsSigner {
  readonly certificate: Certificate
  readonly key: PrivateKey
  /** What travels with the signature: the signer's certificate, and those above it. May be none. */
  readonly certificates: readonly Certificate[]
}

/**
 * A CMS SignedData in DER with one signer (RFC 5652), whose signed attributes are those of CAdES-BES: contentType,
 * messageDigest, signingTime, signingCertificateV2. The digest is the one that goes with the key.
 */
export async function writeSignedData(
  signed: SignedContent,
  signer: CmsSigner,
  signingTime: Date,
): Promise<Uint8Array> {
  const { contentType } = signed
  const { digest } = algorithmFor(signer.key.kind)
  const digestIdentifier = sequence(oid(digest.oid))
  const { certificate } = signer
  const attributes = { contentType, messageDigest: hashOf(signed.content, digest), signingTime }
  const certificates = signer.certificates.map(({ der }) => der)
  const signedData = sequence(
    integer(contentType === cmsOids.data ? 1 : 3),
    setOf(digestIdentifier),
    sequence(
      oid(contentType),
      ...(signed.detached ? [] : [contextInside(0, octets(signed.content))]),
    ),
    ...(certificates.length === 0 ? [] : [implicitSet(0, setOf(...certificates))]),
    setOf(await writeSignerInfo({ ...attributes, certificate }, digestIdentifier, signer)),
  )
  return sequence(oid(cmsOids.signedData), contextInside(0, signedData))
}

/** RFC 5652 5.4: the attributes are signed as a SET OF, and carried under `[0]` instead. */
async function writeSignerInfo(
  attributes: SignedAttributes,
  digestIdentifier: Uint8Array,
  { certificate, key }: CmsSigner,
): Promise<Uint8Array> {
  const signer = signerOf(key)
  const signed = writeAttributes(attributes)
  return sequence(
    integer(1),
    sequence(certificate.issuer.der ?? sequence(), integer(certificate.serial)),
    digestIdentifier,
    implicitSet(0, signed),
    signer.identifier,
    octets(await signer.sign(signed)),
  )
}

/** `[n] IMPLICIT SET OF`: what the set holds, under another tag. */
const implicitSet = (number: number, set: Uint8Array): Uint8Array =>
  contextInside(number, readDer(set).content)
