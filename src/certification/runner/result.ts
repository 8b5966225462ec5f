import type { Rule, RuleId } from '../../contract/rules.ts'
import type { Verdict } from '../../contract/verdict.ts'
import type { Role } from '../../storage/sessions.ts'
import type { Step } from '../scenario.ts'
import type { Text } from '../text.ts'

/** How far a scenario has come; what was found on the way is its verdict, and never this. */
export type ScenarioState = 'not-started' | 'under-way' | 'done' | 'closed'

/** Where in the stored bytes of a message that which a check judged stands: from (inclusive), to (exclusive), in bytes. */
export interface Range {
  readonly entryId: string
  readonly side: 'request' | 'response'
  /** The element found: the whole path, or what is around where it ends. */
  readonly element: string
  readonly from: number
  readonly to: number
}

/** One clause, judged by one message. */
export interface CheckFound {
  readonly rule: RuleId
  readonly level: Rule['level']
  readonly verdict: Verdict
  /** What the clause expects, and what was found, in words. */
  readonly expectation: Text
  readonly found: Text
  /** The same as values. */
  readonly expected?: string
  readonly actual?: string
  readonly evidence?: Range
}

export interface StepResult {
  readonly number: number
  readonly kind: Step['kind']
  readonly title: Text
  readonly state: 'met' | 'waiting' | 'not-run'
  /** A step that was not run is `untestable`, and red. */
  readonly verdict: Verdict
  /** The journal entry that it rests on. */
  readonly entryId?: string
  readonly messageId?: string
  readonly at?: string
  /** Other messages that could have been this step's. */
  readonly attempts: readonly string[]
  readonly checks: readonly CheckFound[]
}

/** Whom a scenario waits for, and since when. */
export interface Waiting {
  readonly for: 'participant' | 'citizen'
  readonly who: string
  readonly since: string
  readonly text: Text
}

/** What became of a scenario in a session; the same records give the same result for ever. */
export interface ScenarioResult {
  readonly id: string
  readonly role: Role
  readonly rule: RuleId
  readonly title: Text
  readonly required: boolean
  readonly state: ScenarioState
  readonly verdict: Verdict
  /** How often it was played whole, and how often it must be. */
  readonly played: number
  readonly times: number
  /** Messages from here on are looked at: the opening of the session, or when it was run anew. */
  readonly since: string
  readonly waiting?: Waiting
  /** Of the last time it was played, or tried. */
  readonly steps: readonly StepResult[]
}
