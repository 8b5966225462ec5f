import type { Certificate } from './certificate.ts'
import { brokenCertificate, brokenLink, isSelfIssued } from './chain-links.ts'

/** The certificates from the leaf up, as far as they hold together; `broken` says why they end too soon. */
export interface Path {
  readonly certificates: readonly Certificate[]
  readonly broken?: string
}

/** Real paths have three certificates. */
const LONGEST = 8

/**
 * Climbs from the leaf to a certificate of the trust list that no other one there has issued. Every certificate of the
 * list is an anchor, yet each link between two of them must hold too: a list that contradicts itself is refused.
 */
export function findPath(leaf: Certificate, trust: readonly Certificate[], at: Date): Path {
  const broken = brokenCertificate(leaf)
  return broken === undefined ? climb([leaf], trust, at) : { certificates: [leaf], broken }
}

function climb(
  certificates: readonly Certificate[],
  trust: readonly Certificate[],
  at: Date,
): Path {
  const top = certificates.at(-1)
  if (top === undefined) return { certificates, broken: 'пустая цепочка' }
  const trusted = trust.some((anchor) => isSame(anchor, top))
  if (trusted && isSelfIssued(top)) return { certificates }
  const issuers = issuersOf(top, trust, at).filter(
    (one) => !certificates.some((seen) => isSame(seen, one)),
  )
  if (issuers.length === 0) {
    return trusted
      ? { certificates }
      : { certificates, broken: `издателя «${top.issuer.text}» нет среди доверенных` }
  }
  if (certificates.length === LONGEST) return { certificates, broken: 'цепочка слишком длинная' }
  let first: Path | undefined
  for (const issuer of issuers) {
    const path = step(certificates, top, issuer, trust, at)
    if (path.broken === undefined) return path
    first ??= path
  }
  return first ?? { certificates }
}

function step(
  certificates: readonly Certificate[],
  subject: Certificate,
  issuer: Certificate,
  trust: readonly Certificate[],
  at: Date,
): Path {
  const below = certificates.slice(1).filter((one) => !isSelfIssued(one)).length
  const broken = brokenCertificate(issuer) ?? brokenLink({ subject, issuer, below })
  if (broken !== undefined) return { certificates, broken }
  return climb([...certificates, issuer], trust, at)
}

/** Who may have issued it, by name and key id; those in their dates first, so that a renewed CA is found before the old one. */
function issuersOf(
  { issuer, authorityKeyId }: Certificate,
  trust: readonly Certificate[],
  at: Date,
): Certificate[] {
  const named = trust.filter(
    ({ subject, subjectKeyId }) =>
      subject.key === issuer.key &&
      (authorityKeyId === undefined ||
        subjectKeyId === undefined ||
        authorityKeyId === subjectKeyId),
  )
  const inDates = (one: Certificate) => one.notBefore <= at && at <= one.notAfter
  return [...named.filter(inDates), ...named.filter((one) => !inDates(one))]
}

const isSame = (one: Certificate, other: Certificate): boolean =>
  one.fingerprint === other.fingerprint
