import { keysOf, signatureAlgorithmByOid } from './algorithms/registry.ts'
import type { Certificate } from './certificate.ts'

/** One step of a path: `issuer` is said to have issued `subject`; `below` is how many CAs stand between issuer and leaf. */
export interface Link {
  readonly subject: Certificate
  readonly issuer: Certificate
  readonly below: number
}

interface LinkRule {
  readonly holds: (link: Link) => boolean
  readonly broken: (link: Link) => string
}

/** RFC 5280 6.1.3 and 6.1.4, the cheap ones first; the first that fails names the reason. Dates are judged apart. */
const linkRules: readonly LinkRule[] = [
  {
    holds: ({ subject, issuer }) => subject.issuer.key === issuer.subject.key,
    broken: ({ subject, issuer }) =>
      `издатель «${subject.issuer.text}» — не «${issuer.subject.text}»`,
  },
  {
    holds: ({ issuer }) => issuer.isCa,
    broken: ({ issuer }) => `«${issuer.subject.text}» — не удостоверяющий центр (basicConstraints)`,
  },
  {
    holds: ({ issuer }) => issuer.keyUsage?.has('keyCertSign') ?? true,
    broken: ({ issuer }) => `«${issuer.subject.text}» не вправе подписывать сертификаты (keyUsage)`,
  },
  {
    holds: ({ issuer, below }) => below <= (issuer.pathLength ?? below),
    broken: ({ issuer }) => `цепочка длиннее, чем разрешает «${issuer.subject.text}» (pathLength)`,
  },
  {
    holds: ({ subject, issuer }) => {
      const algorithm = signatureAlgorithmByOid(subject.signatureOid)
      return algorithm !== undefined && algorithm.keyKind === issuer.publicKey?.kind
    },
    broken: ({ subject }) =>
      `алгоритм подписи ${subject.signatureOid} неизвестен или не подходит к ключу издателя`,
  },
  {
    holds: ({ subject, issuer }) => isSignedBy(subject, issuer),
    broken: ({ subject, issuer }) =>
      `подпись сертификата «${subject.subject.text}» не сделана ключом «${issuer.subject.text}»`,
  },
]

/** Why `issuer` cannot stand above `subject` in a path; undefined when it can. */
export const brokenLink = (link: Link): string | undefined =>
  linkRules.find(({ holds }) => !holds(link))?.broken(link)

/** What forbids a certificate in any place of a path; undefined when nothing does. */
export function brokenCertificate(certificate: Certificate): string | undefined {
  const { subject, publicKey, unknownCritical } = certificate
  if (unknownCritical.length > 0) {
    return `«${subject.text}»: неизвестное критическое расширение ${unknownCritical.join(', ')}`
  }
  const weakness = publicKey && keysOf(publicKey.kind).weakness(publicKey)
  return weakness && `«${subject.text}»: ${weakness}`
}

/** RFC 5280 6.1: issued under its own name, as roots are. */
export const isSelfIssued = ({ subject, issuer }: Certificate): boolean =>
  subject.key === issuer.key

/** What carries a signature of a certificate's key: a certificate, a revocation list, an OCSP answer. */
export type Signed = Pick<Certificate, 'signatureOid' | 'tbs' | 'signature'>

/** Whether the key of `issuer` made the signature. Weak keys, and algorithms of another kind than the key, never did. */
export function isSignedBy(subject: Signed, issuer: Certificate): boolean {
  const algorithm = signatureAlgorithmByOid(subject.signatureOid)
  if (algorithm === undefined || issuer.publicKey === undefined) return false
  return algorithm.verify(issuer.publicKey, subject.tbs, subject.signature)
}
