import { ShepFault } from '../../contract/faults.ts'
import type { Certificate } from '../certificate.ts'
import { isSignedBy } from '../chain-links.ts'
import { DerError, tags } from '../der.ts'
import type { Name } from '../name.ts'
import { readPem } from '../pem.ts'
import { type CrlFacts, readCrl, type SignedCrl } from './crl.ts'
import { type CrlEntries, readEntries } from './crl-entries.ts'

/** A list whose signature was verified. It holds none of the bytes it was read from: those of a large list are megabytes. */
export interface Crl extends Omit<CrlFacts, 'issuer'> {
  readonly issuer: Pick<Name, 'text' | 'key'>
  readonly entries: CrlEntries
  /** The key that verified it. A renewed authority has two certificates, and may have two keys. */
  readonly issuerKey: Uint8Array
}

/** Far above the largest list of the national authority. */
export const LARGEST_CRL = 64 * 1024 * 1024

/**
 * Reads a list in DER or PEM, verifies it by whichever of `issuers` it names, and indexes it.
 * Throws ShepFault CRL_UNREADABLE, REVOCATION_SIGNER or REVOCATION_SIGNATURE.
 */
export function openCrl(pemOrDer: Uint8Array, issuers: readonly Certificate[]): Crl {
  try {
    if (pemOrDer.length > LARGEST_CRL) throw new DerError('too large for a revocation list')
    const signed = readCrl(derIn(pemOrDer))
    const issuer = issuerOf(signed, issuers)
    const { tbs: _, signature: __, signatureOid: ___, revoked, ...facts } = signed
    const { text, key } = issuer.subject
    const issuerKey = Uint8Array.from(issuer.spki)
    return { ...facts, issuer: { text, key }, entries: readEntries(revoked), issuerKey }
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    throw new ShepFault('CRL_UNREADABLE', { text: cause.message }, cause)
  }
}

function derIn(pemOrDer: Uint8Array): Uint8Array {
  if (pemOrDer[0] === tags.sequence) return pemOrDer
  const blocks = readPem(
    Buffer.from(pemOrDer.buffer, pemOrDer.byteOffset, pemOrDer.length).toString('latin1'),
  )
  const found = blocks.find(({ label }) => label === 'X509 CRL')
  if (found === undefined) throw new DerError('neither DER nor a PEM block X509 CRL')
  return found.der
}

/** A renewed CA stands in the trust list beside the old one, so each that is named is tried. */
function issuerOf(crl: SignedCrl, issuers: readonly Certificate[]): Certificate {
  const named = issuers.filter((issuer) => mayHaveSigned(crl, issuer))
  if (named.length === 0) {
    throw new ShepFault('REVOCATION_SIGNER', {
      expected: 'доверенный удостоверяющий центр с cRLSign',
      actual: crl.issuer.text,
    })
  }
  const found = named.find((issuer) => isSignedBy(crl, issuer))
  if (found === undefined) throw new ShepFault('REVOCATION_SIGNATURE', { actual: crl.issuer.text })
  return found
}

/** RFC 5280 6.3.3 (f): the name, the key id, and the right to sign lists. */
const mayHaveSigned = (crl: SignedCrl, issuer: Certificate): boolean =>
  issuer.subject.key === crl.issuer.key &&
  (crl.authorityKeyId ?? issuer.subjectKeyId) === (issuer.subjectKeyId ?? crl.authorityKeyId) &&
  issuer.isCa &&
  (issuer.keyUsage?.has('cRLSign') ?? true)
