import type { CheckResult } from '../../contract/verdict.ts'
import { type Hashable, hashOf } from '../algorithms/hashes.ts'
import { digestAlgorithmByOid } from '../algorithms/registry.ts'
import type { Certificate } from '../certificate.ts'
import { judgeCertificate } from '../chain.ts'
import { judgeSigner } from '../cms/judge.ts'
import { TIME_STAMPING } from '../cms/oids.ts'
import { outcome } from '../outcome.ts'
import type { Imprint } from './info.ts'
import type { TimestampRequest } from './request.ts'
import type { Timestamp } from './token.ts'

export interface TimestampContext {
  /** What was stamped. */
  readonly data: Hashable
  readonly trust: readonly Certificate[]
  /** What was asked for; absent when only the token is at hand. */
  readonly asked?: Pick<TimestampRequest, 'nonce' | 'policy'>
  /** Certificates that the token need not carry. */
  readonly certificates?: readonly Certificate[]
}

export interface TimestampVerdict {
  /** CMS-01…03, TSP-01…04, then path, dates and usage (W-25…W-27) at the time of the stamp when there is a certificate. */
  readonly checks: readonly CheckResult[]
  readonly certificate?: Certificate
}

/** Judges a time stamp (RFC 3161 2.2, 2.3): signature, data, nonce, policy, and who signed it. */
export function judgeTimestamp(
  { info, signed, signer }: Timestamp,
  { data, trust, asked = {}, certificates = [] }: TimestampContext,
): TimestampVerdict {
  const { checks, certificate } = judgeSigner(signed, signer, { certificates })
  return {
    checks: [
      ...checks,
      judgeImprint(info.imprint, data),
      judgeNonce(asked.nonce, info.nonce),
      judgePolicy(asked.policy, info.policy),
      judgePurpose(certificate),
      ...(certificate ? judgeCertificate(certificate, trust, info.time).checks : []),
    ],
    ...(certificate && { certificate }),
  }
}

function judgeImprint({ digestOid, hash }: Imprint, data: Hashable): CheckResult {
  const digest = digestAlgorithmByOid(digestOid)
  const actual = digest && Buffer.from(hashOf(data, digest))
  const broken = actual ? hex(actual) : `алгоритм хэширования ${digestOid} неизвестен`
  return {
    rule: 'TSP-01',
    expected: hex(hash),
    ...outcome(actual?.equals(hash) ? undefined : broken, hex(hash), 'TIMESTAMP_IMPRINT'),
  }
}

function judgeNonce(asked: bigint | undefined, actual: bigint | undefined): CheckResult {
  if (asked === undefined) return { rule: 'TSP-02', verdict: 'not-applicable' }
  const found = actual?.toString() ?? 'nonce нет'
  return {
    rule: 'TSP-02',
    expected: asked.toString(),
    ...outcome(asked === actual ? undefined : found, found, 'TIMESTAMP_NONCE'),
  }
}

function judgePolicy(asked: string | undefined, actual: string): CheckResult {
  if (asked === undefined) return { rule: 'TSP-03', verdict: 'not-applicable', actual }
  return {
    rule: 'TSP-03',
    expected: asked,
    ...outcome(asked === actual ? undefined : actual, actual, 'TIMESTAMP_POLICY'),
  }
}

/** RFC 3161 2.3: that one purpose, critical. */
function judgePurpose(certificate: Certificate | undefined): CheckResult {
  const expected = `критичное extendedKeyUsage с единственным назначением ${TIME_STAMPING}`
  if (certificate === undefined) {
    return { rule: 'TSP-04', verdict: 'inconclusive', expected, actual: 'сертификата нет' }
  }
  const { extendedKeyUsage: purposes, extendedKeyUsageIsCritical: critical } = certificate
  const right = critical && purposes.length === 1 && purposes[0] === TIME_STAMPING
  const actual = `${critical ? 'критичное' : 'некритичное'} ${purposes.join(', ')}`
  return {
    rule: 'TSP-04',
    expected,
    ...outcome(right ? undefined : actual, actual, 'TIMESTAMP_USAGE'),
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
