import type { RuleId } from '../../../contract/rules.ts'
import type { Text } from '../../text.ts'

/** A case before it has a number. */
export interface CaseRow {
  readonly rule: RuleId
  readonly name: Text
}

export const row = (rule: RuleId, ru: string, kk: string, en: string): CaseRow => ({
  rule,
  name: { ru, kk, en },
})
