import { type Command, readArguments, Usage } from './command.ts'
import { askEmulator, DEFAULT_URL, Refused } from './remote.ts'

const help = `Usage: shep clock [+15m | -1h | 2026-11-30T10:00:00+05:00 | reset] [--url URL] [--json]

Shows or moves the one clock of a running emulator; every term obeys it. Units: d, h, m, s, together as in +1d2h30m.
No act is made of a session during which the clock was moved.

  --url URL   the emulator [${DEFAULT_URL}]
  --json      one JSON object

Exit status: 0 done, 1 refused, 2 wrong usage or no emulator.`

export const clock: Command = {
  name: 'clock',
  summary: 'show or move the clock of a running emulator',
  help,
  run: async (args) => {
    const [moves, rest] = [args.filter(isBack), args.filter((one) => !isBack(one))]
    const { values, positionals } = readArguments(
      rest,
      { url: { type: 'string' }, json: { type: 'boolean' } },
      true,
    )
    const [wanted, ...others] = [...moves, ...positionals]
    if (others.length > 0)
      throw new Usage('one move is expected; shep clock --help tells the forms')
    const { url = DEFAULT_URL, json } = values
    try {
      const said = (await (wanted === undefined
        ? askEmulator({ url, path: '/clock' })
        : askEmulator({ url, method: 'POST', path: '/clock', body: moveOf(wanted) }))) as {
        now: string
        shiftMs: number
      }
      console.log(json ? JSON.stringify(said) : said.now)
      return 0
    } catch (refusal) {
      if (!(refusal instanceof Refused)) throw refusal
      console.error(`shep: ${refusal.message}`)
      return 1
    }
  },
}

/** `-1h` looks like an option to the parser of arguments. */
const isBack = (text: string): boolean => /^-\d/.test(text)

const moveOf = (text: string): Readonly<Record<string, unknown>> => {
  if (text === 'reset') return { reset: true }
  return /^[+-]?\d+[dhms]/.test(text) ? { advance: text } : { at: text }
}
