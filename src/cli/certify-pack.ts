import { certifyPack } from '../emulator/certify-packs.ts'
import { choiceOf, configuration, logLine } from './command.ts'

/** Plays a pack of hostile cases with everything embedded. Resolves with the exit status. */
export async function playPack(
  given: string,
  out: string,
  tell: (words: string, data: object) => void,
): Promise<number> {
  const pack = choiceOf('pack', given, ['gateway', 'client'])
  const { result, files } = await certifyPack(pack, out, configuration(), logLine)
  const lines = result.cases.map(
    ({ number, id, rule, verdict, text }) =>
      `${String(number).padStart(3)} ${verdict.padEnd(12)} ${rule} ${id}: ${text.en}`,
  )
  const { passed, cases, notApplicable } = result.totals
  const ending = `${passed} of ${cases - notApplicable} passed`
  tell([...lines, '', ending, ...files.map((file) => `  ${file}`)].join('\n'), result)
  return result.passed ? 0 : 1
}
