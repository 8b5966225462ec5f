import type { CheckResult } from '../contract/verdict.ts'
import type { Certificate } from './certificate.ts'
import { findPath, type Path } from './chain-path.ts'
import { outcome } from './outcome.ts'

export interface CertificateVerdict {
  /** W-25 (path), W-26 (dates), W-27 (usage): always all three, in this order. */
  readonly checks: readonly CheckResult[]
  /** From the leaf up; ends before the link that broke. */
  readonly path: readonly Certificate[]
  /** From the moment judged until just before this one the verdict stays the same, given the same trust. */
  readonly goodUntil: Date
}

/** Judges a certificate that signs messages, at a moment, against the certificates the operator trusts (RFC 5280 6.1). */
export function judgeCertificate(
  leaf: Certificate,
  trust: readonly Certificate[],
  at: Date,
): CertificateVerdict {
  const path = findPath(leaf, trust, at)
  return {
    checks: [judgePath(path), judgeDates(path.certificates, at), judgeUsage(leaf)],
    path: path.certificates,
    goodUntil: nextChange([leaf, ...trust], at),
  }
}

function judgePath({ certificates, broken }: Path): CheckResult {
  const names = certificates.map(({ subject }) => `«${subject.text}»`)
  return {
    rule: 'W-25',
    expected: 'каждый сертификат цепочки подписан следующим, последний — в списке доверия',
    ...outcome(broken, names.join(' ← '), 'CERTIFICATE_UNTRUSTED'),
  }
}

function judgeDates(certificates: readonly Certificate[], at: Date): CheckResult {
  const expired = certificates.find(({ notAfter }) => notAfter < at)
  const early = certificates.find(({ notBefore }) => at < notBefore)
  const wrong = expired ?? early
  return {
    rule: 'W-26',
    expected: 'каждый сертификат цепочки действует на момент проверки',
    ...outcome(
      wrong && datesOf(wrong),
      certificates.slice(0, 1).map(datesOf).join(),
      expired ? 'CERTIFICATE_EXPIRED' : 'CERTIFICATE_NOT_YET_VALID',
    ),
  }
}

/** RFC 5280 4.2.1.3: without keyUsage nothing is forbidden. */
function judgeUsage({ keyUsage }: Certificate): CheckResult {
  const allowed =
    keyUsage === undefined || keyUsage.has('digitalSignature') || keyUsage.has('nonRepudiation')
  const actual = keyUsage === undefined ? 'keyUsage нет' : [...keyUsage].join(', ')
  return {
    rule: 'W-27',
    expected: 'keyUsage содержит digitalSignature или nonRepudiation',
    ...outcome(allowed ? undefined : actual, actual, 'CERTIFICATE_USAGE'),
  }
}

const datesOf = ({ subject, notBefore, notAfter }: Certificate): string =>
  `«${subject.text}» действует с ${notBefore.toISOString()} по ${notAfter.toISOString()}`

/** The nearest beginning or end of validity still ahead: dates decide both W-26 and which of two issuers is taken. */
function nextChange(certificates: readonly Certificate[], at: Date): Date {
  const moments = certificates
    .flatMap(({ notBefore, notAfter }) => [notBefore, notAfter])
    .map((moment) => moment.getTime())
    .filter((moment) => moment >= at.getTime())
  return new Date(Math.min(...moments, 8.64e15))
}
