import type { Certificate } from '../certificate.ts'
import { childrenOf, DerError, type DerNode, inside, membersOf, plain, readDer } from '../der.ts'
import { readOid } from '../der-values.ts'

const oids = {
  crls: '2.5.29.31',
  deltaCrls: '2.5.29.46',
  authorityInfo: '1.3.6.1.5.5.7.1.1',
  ocsp: '1.3.6.1.5.5.7.48.1',
} as const

/** Where an authority publishes its lists, as a certificate names it (RFC 5280 4.2.1.13 and 4.2.1.15); http only. */
export const crlAddressesOf = (certificate: Certificate): string[] => [
  ...listed(certificate, oids.crls, readPoints),
  ...listed(certificate, oids.deltaCrls, readPoints),
]

/** Where it answers about single certificates (RFC 5280 4.2.2.1). */
export const ocspAddressesOf = (certificate: Certificate): string[] =>
  listed(certificate, oids.authorityInfo, readAccess)

/** What cannot be read names no address; a certificate is not refused for it. */
function listed(
  { extensionValues }: Certificate,
  id: string,
  read: (value: DerNode) => string[],
): string[] {
  const value = extensionValues.get(id)
  try {
    const urls = value === undefined ? [] : read(readDer(value))
    return [...new Set(urls)].filter((url) => /^https?:\/\//i.test(url) && URL.canParse(url))
  } catch (cause) {
    if (cause instanceof DerError) return []
    throw cause
  }
}

const readAccess = (value: DerNode): string[] =>
  childrenOf(value).flatMap((description) => {
    const members = membersOf(description)
    return readOid(members.need()) === oids.ocsp ? readUrl(members.need()) : []
  })

/** DistributionPoint: [0] distributionPoint: [0] fullName: GeneralNames. */
const readPoints = (value: DerNode): string[] =>
  childrenOf(value).flatMap((point) => {
    const name = membersOf(point).optional(inside(0))
    const full = name && readDer(name.content)
    return full?.tag === inside(0) ? childrenOf(full).flatMap(readUrl) : []
  })

/** A GeneralName of the kind uniformResourceIdentifier. */
const readUrl = ({ tag, content }: DerNode): string[] =>
  tag === plain(6) ? [Buffer.from(content).toString('latin1')] : []
