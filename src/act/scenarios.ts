import { isRed } from '../certification/checks/recorded.ts'
import type { ScenarioResult, StepResult } from '../certification/runner/result.ts'
import { ruleText } from '../contract/rule-text.ts'
import type { RuleId } from '../contract/rules.ts'
import type { ActScenario, ActScenarioStep, ActScenarios } from './annex-shape.ts'

/** The annex on scenarios: what became of each, and the clauses that no message of the session tried. */
export const scenariosOf = (results: readonly ScenarioResult[]): ActScenarios => ({
  results: results.map(scenarioOf),
  uncovered: uncoveredIn(results).map((id) => ({ id, text: ruleText(id) })),
})

/** The act closes the session: what is not done then never will be. */
function scenarioOf(result: ScenarioResult): ActScenario {
  const { id, rule, title, required, verdict, played, times, since, steps } = result
  const state: ActScenario['state'] = result.state === 'done' ? 'done' : 'closed'
  const told = { id, rule, title, required, state, verdict, played, times, since }
  return { ...told, steps: steps.map(stepOf) }
}

/** Of the checks those that did not pass; of a step that was not run none, for it is told itself. */
function stepOf({ checks, attempts, kind: _, ...step }: StepResult): ActScenarioStep {
  const state: ActScenarioStep['state'] = step.state === 'met' ? 'met' : 'not-run'
  const told = state === 'met' ? checks.filter(({ verdict }) => verdict !== 'pass') : []
  return {
    ...step,
    state,
    attempts: attempts.length,
    notPassed: told.map(({ rule, level, verdict, found }) => ({ rule, level, verdict, found })),
  }
}

function uncoveredIn(results: readonly ScenarioResult[]): readonly RuleId[] {
  const checks = results.flatMap(({ steps }) => steps.flatMap((step) => step.checks))
  const tried = new Set(
    checks.filter((one) => one.verdict !== 'untestable').map(({ rule }) => rule),
  )
  const all = new Set(checks.map(({ rule }) => rule))
  return [...all].filter((rule) => !tried.has(rule))
}

/** `passed`: played as often as it must be, and nothing in it is red. `open`: it never came so far. */
export function endingOf({ state, verdict }: Pick<ActScenario, 'state' | 'verdict'>) {
  if (verdict === 'untestable') return 'open'
  return state === 'done' && !isRed(verdict) ? 'passed' : 'failed'
}
