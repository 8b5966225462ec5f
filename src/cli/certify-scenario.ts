import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  allPassed,
  certifyScenarios,
  type PlayedScenario,
  scenarioIds,
} from '../emulator/certify-scenarios.ts'
import { choiceOf, configuration, logLine } from './command.ts'

/** Plays scenarios with everything embedded. Resolves with the exit status. */
export async function playScenarios(
  given: string,
  out: string,
  tell: (words: string, data: object) => void,
): Promise<number> {
  const scenario = choiceOf('scenario', given, ['all', ...scenarioIds])
  const played = await certifyScenarios({
    directory: out,
    scenario,
    config: configuration(),
    log: logLine,
    onPlayed: (one) => tell(lineOf(one), one),
  })
  const passed = played.filter((one) => allPassed([one])).length
  const file = join(out, 'scenarios.json')
  await mkdir(out, { recursive: true })
  await writeFile(file, `${JSON.stringify(played, null, 2)}\n`)
  tell(`\n${passed} of ${played.length} passed\n  ${file}`, { passed, of: played.length, file })
  return allPassed(played) ? 0 : 1
}

/** A line for each, and below it what is red. */
function lineOf({ id, method, state, verdict, title, steps, waiting }: PlayedScenario): string {
  const red = steps.flatMap(({ number, checks }) =>
    checks
      .filter((one) => one.verdict === 'fail' || one.verdict === 'inconclusive')
      .map(({ rule, found }) => `    step ${number}, ${rule}: ${found.en}`),
  )
  const head = `${id} ${method.padEnd(9)} ${state.padEnd(11)} ${verdict.padEnd(12)} ${title.en}`
  return [head, ...red, ...(waiting ? [`    ${waiting.text.en}`] : [])].join('\n')
}
