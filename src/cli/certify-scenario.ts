import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  allPassed,
  certifyScenarios,
  junitOfScenarios,
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
  const files = [join(out, 'scenarios.json'), join(out, 'scenarios.junit.xml')] as const
  await mkdir(out, { recursive: true })
  await writeFile(files[0], `${JSON.stringify(played, null, 2)}\n`)
  await writeFile(files[1], junitOfScenarios(played))
  const words = [`\n${passed} of ${played.length} passed`, ...files.map((file) => `  ${file}`)]
  tell(words.join('\n'), { passed, of: played.length, files })
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
