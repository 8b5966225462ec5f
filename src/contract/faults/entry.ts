import type { RuleId } from '../rules.ts'

export interface FaultEntry {
  /** How it travels: a SOAP fault with ErrorInfo, or an ordinary answer with a failing status. */
  readonly as: 'fault' | 'status'
  /** The code the participant reads. Several reasons may share one. */
  readonly wire: string
  /** What the participant reads; the wire carries the Russian text, at most 250 characters. */
  readonly ru: string
  readonly kk: string
  readonly en: string
  readonly rule?: RuleId
}
