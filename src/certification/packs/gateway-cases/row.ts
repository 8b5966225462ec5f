import type { FaultCode } from '../../../contract/faults.ts'
import type { Text } from '../../text.ts'

/** `REPEATED`: taken, and W-34 warns. */
export type ExpectedOutcome = FaultCode | 'OK' | 'REPEATED'

/** A hostile message before it has a number, and how the gateway must answer it. */
export interface GatewayCaseRow {
  readonly expected: ExpectedOutcome
  readonly name: Text
}

export const row = (
  expected: ExpectedOutcome,
  ru: string,
  kk: string,
  en: string,
): GatewayCaseRow => ({ expected, name: { ru, kk, en } })
