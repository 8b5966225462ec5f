import { factsOf } from '../certification/facts.ts'
import { junitOf } from '../certification/junit.ts'
import { withEvidence } from '../certification/runner/evidence.ts'
import { junitCasesOf } from '../certification/runner/junit.ts'
import type { ScenarioResult } from '../certification/runner/result.ts'
import type { Check, Scenario } from '../certification/scenario.ts'
import { startScenarios } from '../certification/scenario-run.ts'
import { scenarioOf, scenarios } from '../certification/scenarios.ts'
import type { Clock } from '../clock.ts'
import { type ApiRoute, type Asked, invalid, Sent } from '../contract/api.ts'
import { ruleText } from '../contract/rule-text.ts'
import { levelOf } from '../contract/rules.ts'
import type { Storage } from '../storage/database.ts'

export interface ScenarioDeps {
  readonly storage: Storage
  readonly clock: Clock
}

/** Scenarios: the catalogue, what became of them in a session, and beginning one or all anew. */
export function scenarioRoutes({ storage, clock }: ScenarioDeps): readonly ApiRoute[] {
  const id = ({ parameter }: Asked) => parameter('id')
  const results = (sessionId: string): Promise<readonly ScenarioResult[]> =>
    storage.read(async (stores) => (await factsOf(sessionId, stores)).scenarios)
  const one = async (asked: Asked): Promise<ScenarioResult> => {
    const found = scenarioOf(asked.parameter('scenario'), await results(id(asked)))
    return withEvidence(found, (entryId, side) =>
      storage.read(async ({ messages }) => (await messages.find(entryId))[0]?.[side]),
    )
  }
  const begin = (sessionId: string, scenarioId?: string) =>
    storage.transact((stores) => startScenarios(sessionId, scenarioId, { ...stores, clock }))
  return [
    {
      method: 'get',
      path: '/scenarios',
      summary: 'What a session is asked to show, step by step, with the clause of every check',
      ask: () => scenarios.map(rowOf),
    },
    {
      method: 'get',
      path: '/sessions/:id/scenarios',
      summary:
        'What became of each scenario: state, verdict, steps, and whom it waits for; ?format=junit',
      ask: async (asked) => as(asked, await results(id(asked))),
    },
    {
      method: 'get',
      path: '/sessions/:id/scenarios/:scenario',
      summary: 'One scenario, each check with the place in the stored bytes that shows it',
      ask: async (asked) => as(asked, await one(asked)),
    },
    {
      method: 'post',
      path: '/sessions/:id/scenarios/run',
      summary: 'Begins every scenario of the session anew: earlier messages are of an earlier run',
      status: 201,
      ask: async (asked) => {
        await begin(id(asked))
        return results(id(asked))
      },
    },
    {
      method: 'post',
      path: '/sessions/:id/scenarios/:scenario/run',
      summary: 'Begins one scenario anew; the count of the act does not change',
      status: 201,
      ask: async (asked) => {
        await begin(id(asked), asked.parameter('scenario'))
        return one(asked)
      },
    },
  ]
}

/** As JSON, or as JUnit reads it. */
function as({ query }: Asked, found: ScenarioResult | readonly ScenarioResult[]): unknown {
  const format = query('format') ?? 'json'
  if (format === 'json') return found
  if (format !== 'junit') throw invalid('format', 'json or junit')
  return new Sent('application/xml; charset=utf-8', junitOf(junitCasesOf([found].flat())))
}

const rowOf = ({ steps, ...scenario }: Scenario) => ({
  ...scenario,
  steps: steps.map((step) =>
    step.kind === 'receive' ? { ...step, checks: step.checks.map(checkOf) } : step,
  ),
})

const checkOf = ({ rule, place }: Check) => ({
  rule,
  level: levelOf(rule),
  expectation: ruleText(rule),
  place,
})
