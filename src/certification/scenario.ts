import type { RuleId } from '../contract/rules.ts'
import type { Verdict } from '../contract/verdict.ts'
import type { AccessEvent } from '../storage/access-requests.ts'
import type { Method } from '../storage/applications.ts'
import type { Role } from '../storage/sessions.ts'
import type { Subject } from './count-checks.ts'
import type { Counted } from './counted.ts'
import type { Entry } from './entry.ts'
import type { Text } from './text.ts'

/** Where in a message a check looks: an element by its local name, the last one of the path that is there. */
export interface Place {
  readonly side: 'request' | 'response'
  readonly path: readonly string[]
}

/** What a check found; values as the gateway met them. */
export interface Finding {
  readonly verdict: Verdict
  readonly expected?: string
  readonly actual?: string
  /** In place of the words for the verdict. */
  readonly words?: Text
}

/** What a check may look at besides its message. */
export interface Circumstances {
  /** The first message of the run that bears this messageId. */
  firstWith(messageId: string): Entry | undefined
  /** Messages that this scenario rests on already. */
  readonly counted: Counted
  readonly subject: Subject
}

/** Judges one clause by one message. The same rule is told whether it holds or not. */
export interface Check {
  readonly rule: RuleId
  readonly place: Place
  /** What fails it is not counted by the act, so that it stays a failure also where the clause is advice. */
  readonly counts?: true
  readonly judge: (entry: Entry, circumstances: Circumstances) => Finding
}

/** A message that the participant sends. */
export interface ReceiveStep {
  readonly kind: 'receive'
  readonly title: Text
  readonly serviceIds: readonly string[]
  /**
   * What ties it to the steps before: `each` message that was answered for good stands for itself; `new` begins a request; `request` repeats it by its identifier; `token` shows the token
   * that was given; `withdrawal` is about the withdrawal.
   */
  readonly of: 'each' | 'new' | 'request' | 'token' | 'withdrawal'
  /** Every one is judged, also those after one that failed. */
  readonly checks: readonly Check[]
}

/** What the citizen does, on the phone or in the cabinet. */
export interface CitizenStep {
  readonly kind: 'citizen'
  readonly title: Text
  readonly does: CitizenDoing
}

/** `failed`: answers by wrong codes until the attempts are used up. */
export type CitizenDoing = 'agreed' | 'refused' | 'failed' | 'withdrew'

export type Step = ReceiveStep | CitizenStep

/** A story that a session should hold, told as data: the runner looks for it in the journal. */
export interface Scenario {
  readonly id: string
  /** The side that is certified. */
  readonly role: Role
  /** By which methods it is played. */
  readonly methods: readonly Method[]
  readonly rule: RuleId
  readonly title: Text
  /** How many times it must be played; each time by messages of its own. */
  readonly times: number
  /** Without it there is no act. */
  readonly required: boolean
  readonly steps: readonly Step[]
}

/** What else is on record of a session, besides its messages. */
export interface Happenings {
  /** By the identifier of a request that asks the citizen: what became of it, oldest first. */
  readonly requests: ReadonlyMap<string, readonly AccessEvent[]>
  /** Applications for withdrawal to this operator, oldest first. */
  readonly withdrawals: readonly { readonly id: string; readonly askedAt: string }[]
}
