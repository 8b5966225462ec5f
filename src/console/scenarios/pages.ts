import type { ScenarioResult } from '../../certification/runner/result.ts'
import { ShepFault } from '../../contract/faults.ts'
import { scenarioPath, scenariosPath } from '../parts.ts'
import type { FindRow } from '../rows.ts'
import { type Mounting, SMALL_FORM } from '../serving.ts'
import { type ConsoleSource, sessionsOf } from '../source.ts'
import { scenarioList } from './list.ts'
import { scenarioMain } from './one.ts'

/** The scenarios of a session. Forms do what the control API does. */
export function scenarioPages({ get, post }: Mounting, source: ConsoleSource, row: FindRow): void {
  const all = row('get', '/sessions/:id/scenarios')
  const one = row('get', '/sessions/:id/scenarios/:scenario')
  const runAll = row('post', '/sessions/:id/scenarios/run')
  const runOne = row('post', '/sessions/:id/scenarios/:scenario/run')
  get('/sessions/:id/scenarios', async ({ params }, voice) => {
    const id = String(params['id'])
    const session = (await sessionsOf(source)).find((found) => found.id === id)
    if (!session) throw new ShepFault('SESSION_UNKNOWN', { id })
    const results = (await all({ parameters: { id } })) as readonly ScenarioResult[]
    const heading = `${voice.say('scenarios')}: ${id}`
    return { heading, main: scenarioList(session, results, voice) }
  })
  get('/sessions/:id/scenarios/:scenario', async ({ params }, voice) => {
    const [id, scenario] = [String(params['id']), String(params['scenario'])]
    const result = (await one({ parameters: { id, scenario } })) as ScenarioResult
    const heading = `${result.id} ${result.title[voice.language]}`
    return { heading, main: scenarioMain(id, result, voice) }
  })
  post('/sessions/:id/scenarios/run', SMALL_FORM, async ({ params }) => {
    const id = String(params['id'])
    await runAll({ parameters: { id } })
    return { to: scenariosPath(id) }
  })
  post('/sessions/:id/scenarios/:scenario/run', SMALL_FORM, async ({ params }) => {
    const [id, scenario] = [String(params['id']), String(params['scenario'])]
    await runOne({ parameters: { id, scenario } })
    return { to: scenarioPath(id, scenario) }
  })
}
