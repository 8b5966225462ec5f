import type { CaseResult, PackName, PackTotals } from '../certification/packs/pack.ts'
import type { CheckFound, ScenarioResult, StepResult } from '../certification/runner/result.ts'
import type { Text } from '../certification/text.ts'
import type { RuleId } from '../contract/rules.ts'

/** What became of every scenario of the session, and the clauses of them that no message tried. */
export interface ActScenarios {
  readonly results: readonly ActScenario[]
  readonly uncovered: readonly { readonly id: RuleId; readonly text: Text }[]
}

export type ActScenario = Omit<ScenarioResult, 'role' | 'waiting' | 'steps'> & {
  readonly steps: readonly ActScenarioStep[]
}

export type ActScenarioStep = Omit<StepResult, 'kind' | 'attempts' | 'checks'> & {
  /** How many other messages could have been this step's. */
  readonly attempts: number
  readonly notPassed: readonly Pick<CheckFound, 'rule' | 'level' | 'verdict' | 'found'>[]
}

/** A run of a pack: hostile messages against the gateway, or a hostile gateway against the client. */
export interface ActPack {
  readonly id: string
  readonly pack: PackName
  readonly startedAt: string
  readonly finishedAt: string
  readonly result: 'passed' | 'failed'
  readonly totals: PackTotals
  readonly cases: readonly ActPackCase[]
}

export type ActPackCase = Omit<CaseResult, 'expectation'>

/** What people said of a session before it was closed. No verdict and no number of the act rests on it. */
export interface ActAnnotations {
  /** The same in words: verdicts and count stayed as they were. */
  readonly note: Text
  readonly overrides: readonly ActOverride[]
  readonly confirmations: readonly ActConfirmation[]
}

/** One check that a person judged otherwise, signed; the statement and its CMS stand in the container. */
export interface ActOverride {
  /** From 1: `overrides/01-statement.json`, `overrides/01-signature.p7s`. */
  readonly number: number
  /** Its row of the event log. */
  readonly row: number
  readonly at: string
  readonly entryId: string
  readonly rule: string
  /** What is on record, and stays. */
  readonly machine: string
  readonly verdict: string
  readonly by: string
  readonly reason: string
  /** Fingerprint of the certificate of who signed. */
  readonly signer: string
  readonly statementSha256: string
}

/** Somebody said of values that look like personal data that they may stay; where they stand, and never what they are. */
export interface ActConfirmation {
  readonly row: number
  readonly at: string
  readonly by: string
  readonly statement: string
  readonly places: readonly string[]
}
