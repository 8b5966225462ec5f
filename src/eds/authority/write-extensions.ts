import {
  boolean,
  contextInside,
  contextPlain,
  integer,
  namedBits,
  nothing,
  octets,
  oid,
  sequence,
} from '../der-write.ts'
import { extensionOids, type KeyUsageBit, keyUsageBits } from '../extensions.ts'
import { ocspOids } from '../revocation/ocsp-oids.ts'
import type { Addresses } from './addresses.ts'
import type { CertificateOrder } from './issue.ts'
import type { Profile } from './profiles.ts'

/** Extensions that the test authority writes, and nobody here judges. */
const writtenOids = {
  crlAddresses: '2.5.29.31',
  deltaCrlAddresses: '2.5.29.46',
  authorityInfo: '1.3.6.1.5.5.7.1.1',
  ocsp: '1.3.6.1.5.5.7.48.1',
  issuerCertificate: '1.3.6.1.5.5.7.48.2',
  /** Of the national authority: where the key is kept, and that it is a PKCS#12. */
  keyStorage: '1.2.398.3.3.5',
  pkcs12Storage: '1.2.398.3.3.5.1.1',
} as const

/** The `Extensions` of a certificate, from its profile, the two key ids and the addresses. */
export function writeExtensions(order: CertificateOrder, subjectKeyId: Uint8Array): Uint8Array {
  const { profile, issuer, addresses, unknownCritical = [] } = order
  const { pathLength, keyUsage, policy } = profile
  const authorityKeyId = issuer?.subjectKeyId
    ? Buffer.from(issuer.subjectKeyId, 'hex')
    : subjectKeyId
  return sequence(
    ...(pathLength === undefined ? [] : [basicConstraints(pathLength)]),
    ...(keyUsage.length === 0 ? [] : [usage(keyUsage)]),
    ...extendedUsage(profile),
    extension(extensionOids.certificatePolicies, sequence(sequence(oid(policy)))),
    extension(extensionOids.subjectKeyId, octets(subjectKeyId)),
    extension(extensionOids.authorityKeyId, sequence(contextPlain(0, authorityKeyId))),
    ...(addresses === undefined ? [] : writeAddresses(addresses)),
    ...specialOf(profile),
    ...unknownCritical.map((id) => extension(id, nothing(), true)),
  )
}

/** One row of an `Extensions` SEQUENCE; `value` is its DER. */
export const extension = (id: string, value: Uint8Array, critical = false): Uint8Array =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value))

const basicConstraints = (pathLength: number): Uint8Array =>
  extension(
    extensionOids.basicConstraints,
    sequence(boolean(true), ...(Number.isFinite(pathLength) ? [integer(pathLength)] : [])),
    true,
  )

const usage = (names: readonly KeyUsageBit[]): Uint8Array =>
  extension(
    extensionOids.keyUsage,
    namedBits(names.map((name) => keyUsageBits.indexOf(name))),
    true,
  )

/** RFC 3161 2.3: critical where time is stamped. */
function extendedUsage({ extendedKeyUsage, special }: Profile): Uint8Array[] {
  if (extendedKeyUsage.length === 0) return []
  const purposes = sequence(...extendedKeyUsage.map(oid))
  return [extension(extensionOids.extendedKeyUsage, purposes, special === 'tsa')]
}

function specialOf({ special }: Profile): Uint8Array[] {
  if (special === 'ocsp') return [extension(ocspOids.noCheck, nothing())]
  if (special !== 'holder') return []
  return [extension(writtenOids.keyStorage, sequence(oid(writtenOids.pkcs12Storage)))]
}

function writeAddresses({ ocsp, issuerCertificate, crl, deltaCrl }: Addresses): Uint8Array[] {
  const access = [
    ...(ocsp === undefined ? [] : [sequence(oid(writtenOids.ocsp), address(ocsp))]),
    sequence(oid(writtenOids.issuerCertificate), address(issuerCertificate)),
  ]
  return [
    extension(writtenOids.authorityInfo, sequence(...access)),
    extension(writtenOids.crlAddresses, distributionPoint(crl)),
    extension(writtenOids.deltaCrlAddresses, distributionPoint(deltaCrl)),
  ]
}

/** GeneralName of a URI. */
const address = (url: string): Uint8Array => contextPlain(6, Buffer.from(url, 'latin1'))

const distributionPoint = (url: string): Uint8Array =>
  sequence(sequence(contextInside(0, contextInside(0, address(url)))))
