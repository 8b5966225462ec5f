import { locate } from '../../envelope/locate.ts'
import { scenarioOf, scenarios } from '../scenarios.ts'
import type { CheckFound, ScenarioResult, StepResult } from './result.ts'

/** The stored bytes of one side of a message; undefined when there are none. */
export type ReadMessage = (
  entryId: string,
  side: 'request' | 'response',
) => Promise<Uint8Array | undefined>

/** The same result, and where in the stored bytes that which each check judged stands. */
export async function withEvidence(
  result: ScenarioResult,
  read: ReadMessage,
): Promise<ScenarioResult> {
  const steps: StepResult[] = []
  for (const step of result.steps) steps.push(await pointedAt(result.id, step, read))
  return { ...result, steps }
}

async function pointedAt(id: string, result: StepResult, read: ReadMessage): Promise<StepResult> {
  const step = scenarioOf(id, scenarios).steps[result.number - 1]
  const { entryId } = result
  if (step?.kind !== 'receive' || entryId === undefined) return result
  const sides = {
    request: await read(entryId, 'request'),
    response: await read(entryId, 'response'),
  }
  const checks = result.checks.map((found, index): CheckFound => {
    const { side, path } = step.checks[index]?.place ?? { side: 'request', path: [] }
    const bytes = sides[side]
    return bytes ? { ...found, evidence: { entryId, side, ...locate(bytes, path) } } : found
  })
  return { ...result, checks }
}
