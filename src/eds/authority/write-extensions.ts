import {
  bits,
  boolean,
  contextPlain,
  integer,
  nothing,
  octets,
  oid,
  sequence,
} from '../der-write.ts'
import { extensionOids, type KeyUsageBit, keyUsageBits } from '../extensions.ts'
import type { CertificateOrder } from './issue.ts'

/** The `Extensions` of a certificate, from its profile and the two key ids. */
export function writeExtensions(order: CertificateOrder, subjectKeyId: Uint8Array): Uint8Array {
  const { profile, issuer, unknownCritical = [] } = order
  const { pathLength, keyUsage, extendedKeyUsage, policy } = profile
  const authorityKeyId = issuer?.subjectKeyId
    ? Buffer.from(issuer.subjectKeyId, 'hex')
    : subjectKeyId
  return sequence(
    ...(pathLength === undefined ? [] : [basicConstraints(pathLength)]),
    ...(keyUsage.length === 0 ? [] : [usage(keyUsage)]),
    ...(extendedKeyUsage.length === 0 ? [] : [extendedUsage(extendedKeyUsage)]),
    extension(extensionOids.certificatePolicies, sequence(sequence(oid(policy)))),
    extension(extensionOids.subjectKeyId, octets(subjectKeyId)),
    extension(extensionOids.authorityKeyId, sequence(contextPlain(0, authorityKeyId))),
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

const extendedUsage = (oids: readonly string[]): Uint8Array =>
  extension(extensionOids.extendedKeyUsage, sequence(...oids.map(oid)))

/** X.690 11.2.2: bits up to the last one that is set, and no more. */
function usage(names: readonly KeyUsageBit[]): Uint8Array {
  const numbers = names.map((name) => keyUsageBits.indexOf(name))
  const last = Math.max(...numbers)
  const bytes = Buffer.alloc((last >> 3) + 1)
  for (const number of numbers) {
    bytes[number >> 3] = (bytes[number >> 3] ?? 0) | (0x80 >> (number & 7))
  }
  return extension(extensionOids.keyUsage, bits(bytes, 7 - (last & 7)), true)
}
