import { ShepFault } from '../../contract/faults.ts'
import type { Certificate } from '../certificate.ts'
import { isSignedBy } from '../chain-links.ts'
import { DerError } from '../der.ts'
import { type CrlFacts, readCrl, type SignedCrl } from './crl.ts'
import { type CrlEntries, readEntries } from './crl-entries.ts'

/** A list whose signature was verified under the certificate of its issuer. */
export interface Crl extends CrlFacts {
  readonly entries: CrlEntries
  /** SHA-256 of the certificate that verified it. */
  readonly verifiedBy: string
}

/**
 * Reads a list in DER, verifies it by whichever of `issuers` it names, and indexes it.
 * Throws ShepFault CRL_UNREADABLE, REVOCATION_SIGNER or REVOCATION_SIGNATURE.
 */
export function openCrl(der: Uint8Array, issuers: readonly Certificate[]): Crl {
  try {
    const { tbs, signature, signatureOid, revoked, ...facts } = readCrl(der)
    const issuer = issuerOf({ tbs, signature, signatureOid, revoked, ...facts }, issuers)
    return { ...facts, entries: readEntries(revoked), verifiedBy: issuer.fingerprint }
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    throw new ShepFault('CRL_UNREADABLE', { text: cause.message }, cause)
  }
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
