import type { FaultCode } from '../../contract/faults.ts'
import type { Verdict } from '../../contract/verdict.ts'
import { keyChecks } from './key-checks.ts'
import { surroundingsChecks } from './surroundings-checks.ts'

/** What is asked of a participant and their key, in this order. None of it is a judgement of the gateway on a message. */
export const doctorChecks = { ...keyChecks, ...surroundingsChecks } as const

export type DoctorCheckId = keyof typeof doctorChecks
export const doctorCheckIds = Object.keys(doctorChecks) as readonly DoctorCheckId[]

/** What one check found. `not-applicable`: nobody asked for it; `untestable`: it was asked for, and cannot be told. */
export interface Finding {
  readonly id: DoctorCheckId
  readonly verdict: Verdict
  /** Facts that need no translation: names, dates, addresses. */
  readonly actual?: string
  readonly fault?: FaultCode
}

export const finding = (id: DoctorCheckId, verdict: Verdict, actual?: string): Finding =>
  actual === undefined ? { id, verdict } : { id, verdict, actual }
