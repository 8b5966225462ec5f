import type { RuleId } from '../../contract/rules.ts'
import type { Text } from '../text.ts'

/** `gateway`: hostile messages against our own gateway. `client`: a hostile gateway against the client under test. */
export const packNames = ['gateway', 'client'] as const
export type PackName = (typeof packNames)[number]

/** A row of a catalogue. */
export interface PackCase {
  /** From 1, in the order in which they are played. */
  readonly number: number
  readonly id: string
  readonly rule: RuleId
  readonly name: Text
  /** What should come of it: `OK`, or the refusal; `accept` or `refuse` of a client. */
  readonly expected: string
  readonly expectation: Text
}

/** `inconclusive`: not run, or nobody said what came of it; that is red too. */
export type PackVerdict = 'pass' | 'fail' | 'inconclusive' | 'not-applicable'

/** A case and what came of it. */
export interface CaseResult extends PackCase {
  readonly verdict: PackVerdict
  readonly actual?: string
  readonly text: Text
  /** The journal entry of the case. */
  readonly entryId?: string
  readonly messageId?: string
  readonly at?: string
  /** The journal entry that shows the failure. */
  readonly evidence?: string
}

/** Whom a run waits for, and since when. */
export interface Waiting {
  readonly senderId: string
  readonly since: string
  readonly text: Text
}

export interface PackTotals {
  readonly cases: number
  readonly passed: number
  readonly failed: number
  readonly inconclusive: number
  readonly notApplicable: number
}

/** A run of a pack, ready for JSON. */
export interface PackResult {
  readonly id: string
  readonly pack: PackName
  readonly sessionId?: string
  readonly startedAt: string
  readonly finishedAt?: string
  /** Every case that applies passed. */
  readonly passed: boolean
  readonly totals: PackTotals
  readonly cases: readonly CaseResult[]
  readonly waiting?: Waiting
}

export function totalsOf(cases: readonly Pick<CaseResult, 'verdict'>[]): PackTotals {
  const having = (wanted: PackVerdict) => cases.filter(({ verdict }) => verdict === wanted).length
  return {
    cases: cases.length,
    passed: having('pass'),
    failed: having('fail'),
    inconclusive: having('inconclusive'),
    notApplicable: having('not-applicable'),
  }
}

/** Nothing failed, nothing was left open, and something was tried. */
export const isPassed = ({ passed, failed, inconclusive }: PackTotals): boolean =>
  passed > 0 && failed === 0 && inconclusive === 0
