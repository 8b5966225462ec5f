import type { RuleId } from '../contract/rules.ts'

/** An answer that the client does not use, by the clause that it breaks. */
export class AnswerRefused extends Error {
  override readonly name = 'AnswerRefused'
  readonly rule: RuleId

  constructor(rule: RuleId, message: string, cause?: unknown) {
    super(message, { cause })
    this.rule = rule
  }
}
