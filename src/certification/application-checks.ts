import type { FaultCode } from '../contract/faults.ts'
import { grounds } from '../contract/grounds.ts'
import type { RuleId } from '../contract/rules.ts'
import type { CheckResult } from '../contract/verdict.ts'
import {
  type ApplicationInput,
  chosenMethods,
  type FieldName,
  fieldNames,
  proactiveCodesOf,
  proactiveUntilOf,
} from './application-input.ts'
import { isMethod, methods } from './methods.ts'
import { groundIsKnown } from './smart-bridge/conditions.ts'

type Finding = Pick<CheckResult, 'verdict' | 'expected' | 'actual'>
type Judge = (input: ApplicationInput, now: Date) => Finding

interface ApplicationCheck {
  readonly rule: RuleId
  readonly fault: FaultCode
  readonly judge: Judge
}

const verdictOf = (holds: boolean): 'pass' | 'fail' => (holds ? 'pass' : 'fail')

const fieldIsThere = (name: FieldName): ApplicationCheck => ({
  rule: 'R-021',
  fault: 'APPLICATION_FIELD_MISSING',
  judge: (input) => ({ verdict: verdictOf(Boolean(input[name]?.trim())), expected: name }),
})

/** Judged only when exactly one method is chosen; with none or two there is nothing to judge. */
const ofMethod =
  (judge: (method: string) => Finding): Judge =>
  (input) => {
    const [method, ...more] = chosenMethods(input)
    return method === undefined || more.length > 0 ? { verdict: 'not-applicable' } : judge(method)
  }

const ofProactive =
  (judge: Judge): Judge =>
  (input, now) =>
    chosenMethods(input).includes('proactive') ? judge(input, now) : { verdict: 'not-applicable' }

/** № 236/НҚ clauses 5 and 7, in the order in which a refusal is told. Every one is judged. */
export const applicationChecks: readonly ApplicationCheck[] = [
  ...fieldNames.map(fieldIsThere),
  {
    rule: 'R-022',
    fault: 'APPLICATION_METHOD_COUNT',
    judge: (input) => ({
      verdict: verdictOf(chosenMethods(input).length === 1),
      expected: '1',
      actual: chosenMethods(input).join(', '),
    }),
  },
  {
    rule: 'R-022',
    fault: 'APPLICATION_METHOD_UNKNOWN',
    judge: ofMethod((method) => ({
      verdict: verdictOf(isMethod(method)),
      expected: Object.keys(methods).join(', '),
      actual: method,
    })),
  },
  {
    rule: 'R-054',
    fault: 'APPLICATION_PROACTIVE_CODE',
    judge: ofProactive((input) => ({
      verdict: verdictOf(proactiveCodesOf(input).length > 0),
      expected: 'proactiveCodes',
    })),
  },
  {
    rule: 'R-058',
    fault: 'APPLICATION_PROACTIVE_UNTIL',
    judge: ofProactive((input, now) => ({
      verdict: verdictOf((proactiveUntilOf(input)?.getTime() ?? 0) > now.getTime()),
      expected: `> ${now.toISOString()}`,
      actual: input.proactiveUntil ?? '',
    })),
  },
]

/** a ground that is named must be one of the directory, whatever the form. */
const groundCheck: ApplicationCheck = {
  rule: 'R-060',
  fault: 'APPLICATION_GROUND_NOT_KNOWN',
  judge: (input) => ({
    verdict: verdictOf(groundIsKnown(input)),
    expected: [...grounds.keys()].join(', '),
    actual: input.ground ?? '',
  }),
}

/** Every check of an application, also those after the first failure. */
export function judgeApplication(input: ApplicationInput, now: Date): CheckResult[] {
  return [...applicationChecks, groundCheck].map(({ rule, fault, judge }) => {
    const finding = judge(input, now)
    return finding.verdict === 'fail' ? { rule, fault, ...finding } : { rule, ...finding }
  })
}
