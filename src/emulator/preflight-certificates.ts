import { diagnoseDates, diagnoseUsage } from '../client/doctor/certificate.ts'
import {
  preflightFinding as found,
  type PreflightFinding,
  type PreflightId,
} from '../client/doctor/preflight-checks.ts'
import type { CheckResult, Verdict } from '../contract/verdict.ts'
import type { KeyFinder, Signer } from '../envelope/verify.ts'
import type { RegisteredCertificate } from '../storage/certificates.ts'
import type { Participant } from '../storage/participants.ts'

/** A participant and its certificates for transport, those in service. */
export interface Registered {
  readonly participant: Participant
  readonly transport: readonly RegisteredCertificate[]
}

/** Of several certificates in service the best one speaks. */
export async function certificateFindings(
  { transport, participant }: Registered,
  now: Date,
  keyOf: KeyFinder,
): Promise<PreflightFinding[]> {
  if (transport.length === 0) return [found('DOC-14', 'fail', participant.senderId)]
  const judged = await Promise.all(transport.map((row) => judgeOne(row, participant, now, keyOf)))
  const red = (findings: readonly PreflightFinding[]) =>
    findings.filter(({ verdict }) => verdict === 'fail').length
  const [best = []] = judged.sort((one, other) => red(one) - red(other))
  return best
}

async function judgeOne(
  { der, fingerprint }: RegisteredCertificate,
  { bin }: Participant,
  now: Date,
  keyOf: KeyFinder,
): Promise<PreflightFinding[]> {
  const base64 = Buffer.from(der).toString('base64')
  const { certificate, checks }: Signer = await keyOf({ form: 'certificate', base64 })
  const of = (rule: string) => checks.find((one) => one.rule === rule)
  const asPreflight = (
    id: PreflightId,
    { verdict, actual }: Pick<CheckResult, 'verdict' | 'actual'>,
  ) => found(id, verdict, actual)
  const own = certificate.bin === bin
  return [
    found('DOC-14', 'pass', `SHA-256 ${fingerprint}`),
    asPreflight('DOC-04', diagnoseDates(certificate, now)),
    asPreflight('DOC-05', diagnoseUsage(certificate)),
    found('DOC-07', own ? 'pass' : 'fail', own ? bin : `${certificate.bin ?? '—'} ≠ ${bin}`),
    asPreflight('DOC-09', of('W-25') ?? { verdict: 'untestable' }),
    revocationFinding(checks),
  ]
}

/** W-40…W-44 in one: the worst of them, by its rule and its reason. */
function revocationFinding(checks: readonly CheckResult[]): PreflightFinding {
  const rows = checks.filter(({ rule }) => /^W-4[0-4]$/.test(rule))
  const order: readonly Verdict[] = ['fail', 'untestable', 'warn', 'not-applicable']
  for (const wanted of order) {
    const worst = rows.find(({ verdict }) => verdict === wanted)
    if (!worst) continue
    const actual = [worst.rule, worst.fault, worst.actual].filter(Boolean).join(' ')
    // What nobody asks about is not known to be good.
    return found('PRE-03', wanted === 'not-applicable' ? 'warn' : wanted, actual)
  }
  return found('PRE-03', rows.length > 0 ? 'pass' : 'untestable')
}
