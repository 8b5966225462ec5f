import type { Clock } from '../../clock.ts'
import { type FaultCode, faultEntry, ShepFault } from '../../contract/faults.ts'
import type { CheckResult, Verdict } from '../../contract/verdict.ts'
import type { Certificate } from '../certificate.ts'
import type { CertificateVerdict } from '../chain.ts'
import type { Known, StatusFinder } from './status.ts'

/**
 * Judges every certificate of a path below its top, at the moment of the clock (RFC 5280 6.3, RFC 6960).
 * W-40 obtained, W-41 by whom, W-42 how fresh, W-43 about what, W-44 what it says: always all five, in this order.
 */
export type RevocationJudge = (chain: Chain) => Promise<readonly CheckResult[]>

/** The verdict on the chain itself: nobody is asked about a certificate of strangers, for it names whom to ask. */
export type Chain = Pick<CertificateVerdict, 'checks' | 'path'>

export interface RevocationOptions {
  readonly find: StatusFinder
  readonly clock: Clock
  /** What is out of date: refused, or used with a warning. */
  readonly stale: 'refuse' | 'warn'
  /** What is said of a certificate whose issuer no source speaks for: refused, or told as not checked. */
  readonly unknownIssuer: 'refuse' | 'not-checked'
  /** How far a clock of the authority may be from ours, ms. */
  readonly skew?: number
}

const rules = ['W-40', 'W-41', 'W-42', 'W-43', 'W-44'] as const
type RevocationRule = (typeof rules)[number]

const expected: Readonly<Record<RevocationRule, string>> = {
  'W-40': 'список отзыва или ответ OCSP на каждый сертификат ниже корня',
  'W-41': 'подпись издателя сертификата или назначенного им ответчика',
  'W-42': 'момент проверки — между thisUpdate и nextUpdate',
  'W-43': 'номер сертификата и nonce запроса',
  'W-44': 'ни один не отозван',
}

/** What one rule found on one certificate. */
interface Finding {
  readonly verdict: Verdict
  readonly actual: string
  readonly fault?: FaultCode
  /** SHA-256 of the OCSP answer that was kept. */
  readonly ocsp?: string
}

const SKEW = 5 * 60_000
const NOT_CHECKED = 'НЕ ПРОВЕРЯЛОСЬ'

export function revocationJudge(options: RevocationOptions): RevocationJudge {
  const { find, clock, stale, unknownIssuer, skew = SKEW } = options
  const judgeOne = async (subject: Certificate, issuer: Certificate): Promise<Findings> => {
    try {
      const known = await find(subject, issuer)
      if (known !== undefined) return judgeKnown(known, subject, { at: clock(), stale, skew })
    } catch (cause) {
      if (cause instanceof ShepFault) return refusedAt(cause)
      throw cause
    }
    const text = `нет источника отзыва для издателя «${issuer.subject.text}»`
    // Authorities name no responder for themselves; that is told, and left to the list of their root.
    return unknownIssuer === 'refuse' && !subject.isCa
      ? refusedAt(new ShepFault('REVOCATION_UNAVAILABLE', { text }))
      : all(() => ({ verdict: 'not-applicable', actual: `${NOT_CHECKED}: ${text}` }))
  }
  return async ({ checks, path }) => {
    if (checks[0]?.verdict !== 'pass') return every('untestable', 'цепочка не построена')
    const [, ...issuers] = path
    if (issuers.length === 0) return every('not-applicable', `${NOT_CHECKED}: сам в списке доверия`)
    const found = issuers.map((issuer, index) => judgeOne(path[index] ?? issuer, issuer))
    return merged(await Promise.all(found))
  }
}

/** Nobody asks, and every row says why, so that nobody takes it for a pass. */
export const revocationUnasked =
  (why: string): RevocationJudge =>
  async () =>
    every('not-applicable', `${NOT_CHECKED}: ${why}`)

/** The mode `off`. */
export const revocationOff = revocationUnasked('проверка отзыва выключена настройкой')

const every = (verdict: Verdict, actual: string): CheckResult[] =>
  rules.map((rule) => ({ rule, verdict, expected: expected[rule], actual }))

type Findings = Readonly<Record<RevocationRule, Finding>>

interface Moment {
  readonly at: Date
  readonly stale: 'refuse' | 'warn'
  readonly skew: number
}

function judgeKnown(known: Known, subject: Certificate, moment: Moment) {
  const pass = (actual: string): Finding => ({ verdict: 'pass', actual })
  const fresh = judgeDates(known, moment)
  return {
    'W-40': { ...pass(known.source), ...(known.kept !== undefined && { ocsp: known.kept }) },
    'W-41': judgeSigner(known),
    'W-42': fresh,
    'W-43': pass(subject.serial.toString(16)),
    'W-44': judgeStatus(known, fresh, moment.at),
  }
}

const judgeSigner = ({ signer, doubt }: Known): Finding =>
  doubt === undefined
    ? { verdict: 'pass', actual: signer }
    : { verdict: 'warn', actual: `${signer}; ${doubt}` }

function judgeDates({ thisUpdate, nextUpdate }: Known, { at, stale, skew }: Moment): Finding {
  const actual = `с ${thisUpdate.toISOString()} по ${nextUpdate.toISOString()}`
  if (thisUpdate.getTime() > at.getTime() + skew) {
    return { verdict: 'fail', actual, fault: 'REVOCATION_EARLY' }
  }
  if (nextUpdate.getTime() >= at.getTime() - skew) return { verdict: 'pass', actual }
  return stale === 'warn'
    ? { verdict: 'warn', actual: `${actual}; устарело, принято по настройке` }
    : { verdict: 'fail', actual, fault: 'REVOCATION_STALE' }
}

/** What is out of date can still tell of a revocation; that there was none it cannot. */
function judgeStatus({ status }: Known, fresh: Finding, at: Date): Finding {
  switch (status.status) {
    case 'revoked': {
      const since = `отозван ${status.revokedAt.toISOString()}, ${status.reason ?? 'причина не указана'}`
      if (status.revokedAt > at) return { verdict: 'pass', actual: `действовал: ${since}` }
      return { verdict: 'fail', actual: since, fault: 'CERTIFICATE_REVOKED' }
    }
    case 'unknown':
      return { verdict: 'fail', actual: 'неизвестен', fault: 'CERTIFICATE_STATUS_UNKNOWN' }
    case 'good':
      return fresh.verdict === 'fail'
        ? { verdict: 'untestable', actual: 'свежих сведений нет' }
        : { verdict: 'pass', actual: 'не отозван' }
    default:
      return status satisfies never
  }
}

/** A refusal names its rule: what stands before it held, what stands after it could not be asked. */
function refusedAt({ code, detail }: ShepFault): Findings {
  const { rule } = faultEntry(code)
  const said = [detail['actual'], detail['text']].find((one) => one !== undefined)
  const at = (rules as readonly unknown[]).indexOf(rule)
  if (at < 0) throw new Error(`${code} is no refusal of revocation`)
  return all((one, index) => {
    if (index === at) return { verdict: 'fail', actual: String(said ?? ''), fault: code }
    if (index > at || one === 'W-42') return { verdict: 'untestable', actual: 'не проверено' }
    return { verdict: 'pass', actual: 'получено' }
  })
}

const all = (find: (rule: RevocationRule, index: number) => Finding): Findings =>
  Object.fromEntries(rules.map((rule, index) => [rule, find(rule, index)])) as Record<
    RevocationRule,
    Finding
  >

/** One row of each rule for the whole path, from what was found on each certificate of it. */
const merged = (judged: readonly Findings[]): CheckResult[] =>
  rules.map((rule) => {
    const findings = judged.map((found) => found[rule])
    const verdict = worstOf(findings)
    const fault = findings.find((one) => one.verdict === verdict)?.fault
    const actual = findings.map((one, index) => `${placeOf(index)}: ${one.actual}`).join('; ')
    const ocsp = [...new Set(findings.flatMap((one) => one.ocsp ?? []))]
    const kept = ocsp.length > 0 ? { ocsp } : {}
    return { rule, verdict, expected: expected[rule], actual, ...(fault && { fault }), ...kept }
  })

/** Every message keeps these rows, so they are short: the names of the chain stand in W-25. */
const places = ['сертификат', 'его УЦ', 'УЦ над ним'] as const
const placeOf = (index: number): string => places[index] ?? `УЦ ${index}-го уровня`

/** One certificate checked and another not is no pass. */
function worstOf(findings: readonly Finding[]): Verdict {
  const has = (wanted: Verdict) => findings.some(({ verdict }) => verdict === wanted)
  if (has('fail')) return 'fail'
  if (has('untestable')) return 'untestable'
  if (has('not-applicable')) return has('pass') || has('warn') ? 'warn' : 'not-applicable'
  return has('warn') ? 'warn' : 'pass'
}
