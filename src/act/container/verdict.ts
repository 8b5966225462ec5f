import type { Text } from '../../contract/texts/text.ts'
import type { Verdict } from '../../contract/verdict.ts'
import { type CheckId, checkIds, checks } from './checks.ts'
import { type FindingCode, findings } from './findings.ts'
import type { FindingRow } from './signature-findings.ts'
import { type ZipProblem, zipProblems } from './zip-problems.ts'

/** What one check found in one place; a check that found nothing is told once, as passed. */
export interface ContainerCheck {
  readonly check: CheckId
  readonly verdict: Verdict
  /** What is asked. */
  readonly title: Text
  /** What was found, by our key and in words; absent on a pass. */
  readonly code?: string
  readonly text?: Text
  /** Where; fit to be printed. */
  readonly file?: string
  /** Particulars, as data: a name, a digest, the words of a library. */
  readonly found?: string
}

export interface Place {
  readonly file?: string
  readonly found?: string
}

export function finding(code: FindingCode, { file, found }: Place = {}): ContainerCheck {
  const row: FindingRow = findings[code]
  const { check, verdict = 'fail', ru, kk, en } = row
  return {
    check,
    verdict,
    title: checks[check],
    code,
    text: { ru, kk, en },
    ...(file !== undefined && { file: printable(file) }),
    ...(found !== undefined && { found: printable(found) }),
  }
}

export const zipFinding = ({ code, entry, detail }: ZipProblem): ContainerCheck => ({
  check: 'zip',
  verdict: 'fail',
  title: checks.zip,
  code,
  text: zipProblems[code],
  ...(entry !== undefined && { file: printable(entry) }),
  ...(detail !== undefined && { found: printable(detail) }),
})

/** Every check in its order: what it found, or that it passed. What there was nothing to judge by did not pass. */
export const withPasses = (
  found: readonly ContainerCheck[],
  untestable: ReadonlySet<CheckId>,
): ContainerCheck[] =>
  checkIds.flatMap((check): ContainerCheck[] => {
    const own = found.filter((one) => one.check === check)
    const verdict = untestable.has(check) ? 'untestable' : 'pass'
    return own.length > 0 ? own : [{ check, verdict, title: checks[check] }]
  })

export type Result = 'pass' | 'fail' | 'inconclusive'

/** One failure fails; one thing that could not be told leaves the whole untold. */
export function resultOf(all: readonly ContainerCheck[]): Result {
  const verdicts = new Set(all.map(({ verdict }) => verdict))
  if (verdicts.has('fail')) return 'fail'
  return verdicts.has('inconclusive') || verdicts.has('untestable') ? 'inconclusive' : 'pass'
}

const LONGEST = 300

/** Names and words of a stranger's file, without what a terminal would obey. */
export function printable(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  return cut.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`)
}
