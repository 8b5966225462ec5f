import { isRed } from '../checks/recorded.ts'
import type { JunitCase } from '../junit.ts'
import type { CheckFound, ScenarioResult, StepResult } from './result.ts'

/** Scenarios as JUnit reads them: a suite each, a case for every check; what was not run is an error, and never a pass. */
export const junitCasesOf = (
  results: readonly (ScenarioResult & { readonly method?: string })[],
): readonly JunitCase[] =>
  results.flatMap(({ id, method, title, steps }) =>
    steps.flatMap((step) =>
      casesOfStep(step).map((one) => ({
        suite: [id, method, title.en].filter((word) => word !== undefined).join(' '),
        ...one,
      })),
    ),
  )

function casesOfStep(step: StepResult): readonly Omit<JunitCase, 'suite'>[] {
  const name = `${step.number} ${step.title.en}`
  if (step.state !== 'met') return [{ name, error: 'not run' }]
  if (step.kind === 'citizen') return [{ name }]
  return step.checks.map((check) => ({ name: `${name} [${check.rule}]`, ...outcomeOf(check) }))
}

function outcomeOf({ verdict, found, expected = '', actual = '' }: CheckFound): Partial<JunitCase> {
  const details = `expected: ${expected}\nactual: ${actual}`
  if (verdict === 'not-applicable') return { skipped: found.en }
  if (verdict === 'fail') return { failure: found.en, details }
  return isRed(verdict) ? { error: found.en, details } : {}
}
