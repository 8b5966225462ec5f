import type { Verdict } from '../../contract/verdict.ts'
import type { Certificate } from '../../eds/certificate.ts'
import { judgeCertificate } from '../../eds/chain.ts'
import { findPath } from '../../eds/chain-path.ts'
import { type Finding, finding } from './checks.ts'

/** A folder of trusted certificates, with what is in it. */
export interface TrustFolder {
  readonly directory: string
  readonly certificates: readonly Certificate[]
}

const DAY = 24 * 3_600_000
const SOON = 30 * DAY

/** DOC-04: the leaf alone; the dates of its issuers are a matter of the chain. */
export function diagnoseDates({ notBefore, notAfter }: Certificate, now: Date): Finding {
  const valid = notBefore <= now && now <= notAfter
  const lasts = notAfter.getTime() - now.getTime() >= SOON
  const verdict = valid ? (lasts ? 'pass' : 'warn') : 'fail'
  return finding('DOC-04', verdict, `${notBefore.toISOString()} … ${notAfter.toISOString()}`)
}

/** DOC-05; RFC 5280 4.2.1.3: without keyUsage nothing is forbidden. */
export function diagnoseUsage({ keyUsage }: Certificate): Finding {
  const allowed = !keyUsage || keyUsage.has('digitalSignature') || keyUsage.has('nonRepudiation')
  return finding('DOC-05', allowed ? 'pass' : 'fail', [...(keyUsage ?? [])].join(', ') || '—')
}

const INFORMATION_SYSTEM = '1.2.398.3.3.4.1.2.6'
const LEGAL_ENTITY = '1.2.398.3.3.4.1.2'

/** DOC-06: other roles of an organisation are met in exchange, so they are warned of; a person alone, or a CA, is wrong. */
export function diagnoseRole({ extendedKeyUsage, isCa }: Certificate): Finding {
  const actual = isCa ? 'CA' : extendedKeyUsage.join(', ') || '—'
  return finding('DOC-06', roleOf(extendedKeyUsage, isCa), actual)
}

function roleOf(roles: readonly string[], isCa: boolean): Verdict {
  if (isCa) return 'fail'
  if (roles.includes(INFORMATION_SYSTEM)) return 'pass'
  const organisation = roles.some((one) => `${one}.`.startsWith(`${LEGAL_ENTITY}.`))
  return organisation || roles.length === 0 ? 'warn' : 'fail'
}

/** DOC-08, DOC-09: the path through the folders, and whose folder it ends in. A name only adds a doubt, never trust. */
export function diagnoseChain(
  certificate: Certificate,
  folders: readonly TrustFolder[],
  now: Date,
): Finding[] {
  if (folders.length === 0)
    return [finding('DOC-08', 'untestable'), finding('DOC-09', 'untestable')]
  const trust = folders.flatMap(({ certificates }) => certificates)
  const { checks, path } = judgeCertificate(certificate, trust, now)
  const chain = checks.find(({ rule }) => rule === 'W-25')
  const anchor = path.at(-1)
  if (chain?.verdict !== 'pass' || anchor === undefined)
    return [finding('DOC-08', 'untestable'), finding('DOC-09', 'fail', chain?.actual)]
  const home = folders.find(({ certificates }) =>
    certificates.some(({ fingerprint }) => fingerprint === anchor.fingerprint),
  )
  const isTest = /\bTEST\b/i.test(anchor.subject.text) || /\bTEST\b/i.test(certificate.issuer.text)
  const issuer = finding(
    'DOC-08',
    isTest ? 'pass' : 'warn',
    `${certificate.issuer.text} → ${home?.directory ?? ''}`,
  )
  return [issuer, finding('DOC-09', 'pass', chain.actual)]
}

/** Who issued it, out of the folders and by its signature; undefined when nobody there did. */
export const issuerIn = (
  folders: readonly TrustFolder[],
  certificate: Certificate,
  now: Date,
): Certificate | undefined => {
  const trust = folders.flatMap(({ certificates }) => certificates)
  return findPath(certificate, trust, now).certificates[1]
}
