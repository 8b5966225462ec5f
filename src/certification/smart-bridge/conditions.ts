import type { FaultCode } from '../../contract/faults.ts'
import { grounds } from '../../contract/grounds.ts'
import type { RuleId } from '../../contract/rules.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { Method } from '../../storage/applications.ts'
import { type ApplicationInput, chosenMethods } from '../application-input.ts'

/** What the conditions of a method are judged by. */
export interface ConditionFacts {
  readonly input: ApplicationInput
  /** How many test protocols are attached. */
  readonly protocols: number
}

interface Condition {
  readonly method: Method
  readonly rule: RuleId
  readonly fault: FaultCode
  readonly field: string
  readonly holds: (facts: ConditionFacts) => boolean
}

const filled = (text: string | undefined): boolean => Boolean(text?.trim())

/** What the clauses ask of who chooses a method, besides the five fields; the order is that of a refusal (Q-12: all users of method 2). */
export const methodConditions: readonly Condition[] = [
  {
    method: 'own',
    rule: 'R-025',
    fault: 'APPLICATION_PROTOCOLS_MISSING',
    field: 'attachments',
    holds: ({ protocols }) => protocols > 0,
  },
  {
    method: 'own',
    rule: 'R-025',
    fault: 'APPLICATION_CENTRE_MISSING',
    field: 'operationalCentre',
    holds: ({ input }) => filled(input.operationalCentre),
  },
  {
    method: 'own',
    rule: 'R-025',
    fault: 'APPLICATION_ENTITLEMENT_MISSING',
    field: 'bank or approval',
    holds: ({ input }) => input.bank === true || filled(input.approval),
  },
  {
    method: 'protocol',
    rule: 'R-060',
    fault: 'APPLICATION_GROUND_MISSING',
    field: 'ground',
    holds: ({ input }) => filled(input.ground),
  },
]

/** Every condition of the method chosen; those of other methods are not applicable. */
export function judgeConditions(facts: ConditionFacts): CheckResult[] {
  const chosen = chosenMethods(facts.input)
  return methodConditions.map(({ method, rule, fault, field, holds }) => {
    if (!chosen.includes(method)) return { rule, verdict: 'not-applicable' }
    return holds(facts)
      ? { rule, verdict: 'pass', expected: field }
      : { rule, verdict: 'fail', expected: field, fault }
  })
}

/** Whether a ground, where one is named, is in the directory. */
export const groundIsKnown = ({ ground }: ApplicationInput): boolean =>
  !filled(ground) || grounds.has(ground?.trim() ?? '')
