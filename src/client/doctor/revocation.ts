import { randomBytes } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { Certificate } from '../../eds/certificate.ts'
import { crlAddressesOf, ocspAddressesOf } from '../../eds/revocation/addresses.ts'
import { crlFinder } from '../../eds/revocation/crl-finder.ts'
import type { CrlSource } from '../../eds/revocation/crl-keeper.ts'
import { crlAddress } from '../../eds/revocation/crl-sources.ts'
import { fetchBytes, Unreachable } from '../../eds/revocation/fetch-bytes.ts'
import { revocationJudge } from '../../eds/revocation/judge.ts'
import { ocspFinder } from '../../eds/revocation/ocsp-finder.ts'
import type { Known, StatusFinder } from '../../eds/revocation/status.ts'
import { type DoctorCheckId, type Finding, finding } from './checks.ts'

/** A question is answered at once; a list may have 20 MB. Milliseconds. */
const PATIENCE = { question: 5_000, list: 30_000 } as const

/** Everything is asked once. */
const AGE = 60_000

/** Who is asked about: an issuer that the trust folders do not have can verify no answer. */
interface Subject {
  readonly certificate: Certificate
  readonly issuer: Certificate | undefined
  readonly now: Clock
}

/** DOC-10, DOC-11: what the addresses of the certificate say of it, verified by its issuer. */
export async function diagnoseRevocation(subject: Subject): Promise<Finding[]> {
  const { certificate } = subject
  return Promise.all([
    consult('DOC-10', ocspAddressesOf(certificate), subject, askResponders),
    consult('DOC-11', crlAddressesOf(certificate), subject, askLists),
  ])
}

type Ask = (
  urls: readonly string[],
  certificate: Certificate,
  issuer: Certificate,
  now: Clock,
) => Promise<readonly Omit<Finding, 'id'>[]>

/** One finding of what each address said. */
async function consult(
  id: DoctorCheckId,
  urls: readonly string[],
  { certificate, issuer, now }: Subject,
  ask: Ask,
): Promise<Finding> {
  if (urls.length === 0) return finding(id, 'not-applicable')
  if (issuer === undefined) {
    const actual = certificate.issuer.text
    return { id, verdict: 'untestable', fault: 'CERTIFICATE_UNTRUSTED', actual }
  }
  const said = await ask(urls, certificate, issuer, now)
  const worst = (['fail', 'untestable', 'warn'] as const).flatMap(
    (wanted) => said.find(({ verdict }) => verdict === wanted) ?? [],
  )[0]
  const actual = said.map((one) => one.actual).join('; ')
  const { verdict = 'pass', fault } = worst ?? {}
  return { id, verdict, actual, ...(fault && { fault }) }
}

const askResponders: Ask = (urls, certificate, issuer, now) => {
  const fetch = fetchBytes(PATIENCE.question)
  return Promise.all(
    urls.map((url) => {
      const newNonce = () => randomBytes(16)
      const find = ocspFinder({ fetch, clock: now, url, hash: 'sha1', newNonce })
      return judge(find, certificate, issuer, now)
    }),
  )
}

/** All the lists are one answer, for a delta says nothing alone; an address that has none is told beside it. */
const askLists: Ask = async (urls, certificate, issuer, now) => {
  const missing: string[] = []
  const fetch = fetchBytes(PATIENCE.list)
  const sources = urls.map((url) => noting(crlAddress(url, fetch, AGE), missing))
  const find = crlFinder({ sources, trust: [issuer], clock: now })
  const judged = await judge(find, certificate, issuer, now)
  if (judged.verdict !== 'pass') return [judged]
  return [judged, ...missing.map((actual) => ({ verdict: 'warn', actual }) as const)]
}

const noting = (source: CrlSource, missing: string[]): CrlSource => ({
  ...source,
  read: () =>
    source.read().catch((cause: Error) => {
      missing.push(`${source.name}: ${cause.message}`)
      throw cause
    }),
})

async function judge(
  find: StatusFinder,
  certificate: Certificate,
  issuer: Certificate,
  clock: Clock,
): Promise<Omit<Finding, 'id'>> {
  try {
    const known = await find(certificate, issuer)
    if (known === undefined) {
      const actual = `CRL ≠ ${issuer.subject.text}`
      return { verdict: 'fail', fault: 'REVOCATION_UNAVAILABLE', actual }
    }
    const judged = revocationJudge({
      find: async () => known,
      clock,
      stale: 'refuse',
      unknownIssuer: 'refuse',
    })
    const built = [{ rule: 'W-25', verdict: 'pass' }] as const
    const checks = await judged({ checks: built, path: [certificate, issuer] })
    // A list that is out of date can still tell of a revocation, and that weighs more.
    const failed = checks.findLast(({ fault }) => fault !== undefined)
    const actual = factsOf(known)
    if (failed?.fault) return { verdict: 'fail', fault: failed.fault, actual }
    return known.doubt === undefined
      ? { verdict: 'pass', actual }
      : { verdict: 'warn', actual: `${actual}; ${known.doubt}` }
  } catch (cause) {
    if (!(cause instanceof ShepFault)) throw cause
    return refusalOf(cause)
  }
}

/** Nothing is known where nobody answered; an answer that is worth nothing is a failure. */
function refusalOf({ code, detail, cause }: ShepFault): Omit<Finding, 'id'> {
  const verdict = cause instanceof Unreachable ? 'untestable' : 'fail'
  return { verdict, fault: code, actual: String(detail['actual'] ?? detail['text'] ?? '') }
}

function factsOf({ status, source, thisUpdate, nextUpdate }: Known): string {
  const said =
    status.status === 'revoked'
      ? `revoked ${status.revokedAt.toISOString()} ${status.reason ?? ''}`.trim()
      : status.status
  return `${source}: ${said} (${thisUpdate.toISOString()} … ${nextUpdate.toISOString()})`
}
