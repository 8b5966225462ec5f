import { type FaultCode, faultEntry } from '../../contract/faults.ts'
import { type RuleId, rules } from '../../contract/rules.ts'
import { gateText } from '../../contract/texts/gate.ts'
import type { Text } from '../../contract/texts/text.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { Outcome } from '../report.ts'
import type { Difference } from './difference.ts'
import type { Examined, Part, SignedPart } from './examine.ts'
import type { FoundCause } from './find-cause.ts'
import type { Hint } from './hints.ts'
import type { Form, Judged } from './judge.ts'
import { adviceFor } from './texts/advice.ts'
import { type CauseId, causeOf } from './texts/causes.ts'
import { type ConclusionId, conclusions } from './texts/conclusions.ts'

/** The check that decided, in the words of the refusal and of the journal. */
export interface FailedCheck {
  readonly rule: RuleId
  readonly clause: Text
  readonly source: string
  readonly fault?: FaultCode
  readonly wire?: string
  readonly text?: Text
  readonly expected?: string
  readonly actual?: string
  readonly line?: number
  readonly column?: number
}

export interface NamedCause {
  /** All of them together: undone, the message verifies. */
  readonly ids: readonly CauseId[]
  readonly what?: string
  readonly texts: readonly Text[]
  readonly seen: readonly Text[]
  /** False: another check still fails. */
  readonly complete: boolean
  readonly difference?: Difference
}

/** A part with as much of its canonical form as a page can show. */
export type Shown<T extends Part> = Omit<T, 'canonical'> & {
  readonly canonical: string
  readonly canonicalBytes: number
}

/** Everything that can be said of one signed message, ready for JSON. */
export interface Explanation {
  readonly form: Form
  readonly result: Outcome
  readonly failed?: FailedCheck
  readonly cause?: NamedCause
  /** What it comes to, when no cause was found or the cause is not all. */
  readonly conclusions: readonly Text[]
  /** What to do, by the check that failed. */
  readonly advice?: Text
  readonly signed: readonly Shown<SignedPart>[]
  readonly signedInfo?: Shown<Examined['signedInfo']>
  /** Subject of the certificate that the message names. */
  readonly signer?: string
  readonly hints: readonly Hint[]
  readonly checks: readonly CheckResult[]
}

export interface Findings {
  readonly judged: Judged
  readonly result: Outcome
  readonly examined?: Examined
  readonly cause?: FoundCause
  readonly difference?: Difference
  readonly conclusions: readonly ConclusionId[]
  readonly hints: readonly Hint[]
}

/** Characters of a canonical form in the answer; `--out` writes all of it. */
const SHOWN = 4_000

/** Puts what was found into words. */
export function explanationOf(findings: Findings): Explanation {
  const { judged, result, examined, cause, difference, hints } = findings
  const failed = judged.checks.find(
    ({ verdict }) => verdict === 'fail' || verdict === 'inconclusive',
  )
  const advice = failed && adviceFor(failed.rule)
  return {
    form: judged.form,
    result,
    ...(failed && { failed: inWords(failed, judged) }),
    ...(advice && { advice }),
    ...(cause && { cause: named(cause, difference) }),
    conclusions: findings.conclusions.map((id) => conclusions[id]),
    signed: examined?.parts.map(shown) ?? [],
    ...(examined && { signedInfo: shown(examined.signedInfo) }),
    ...(judged.certificate && { signer: judged.certificate.subject.text }),
    hints,
    checks: judged.checks,
  }
}

function inWords(
  { rule, fault, expected, actual }: CheckResult,
  { brokenAt }: Judged,
): FailedCheck {
  const entry = fault && faultEntry(fault)
  return {
    rule,
    clause: gateText(rule),
    source: rules[rule].source,
    ...(fault && { fault }),
    ...(entry && { wire: entry.wire, text: { ru: entry.ru, kk: entry.kk, en: entry.en } }),
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    ...brokenAt,
  }
}

function named(
  { ids, what, complete }: FoundCause,
  difference: Difference | undefined,
): NamedCause {
  const rows = ids.map(causeOf)
  return {
    ids,
    ...(what && { what }),
    texts: rows.map(({ ru, kk, en }) => ({ ru, kk, en })),
    seen: rows.map(({ seen }) => seen),
    complete,
    ...(difference && { difference }),
  }
}

const shown = <T extends Part>({ canonical, ...part }: T): Shown<T> => ({
  ...part,
  canonical: canonical.toString('utf8', 0, 4 * SHOWN).slice(0, SHOWN),
  canonicalBytes: canonical.length,
})
