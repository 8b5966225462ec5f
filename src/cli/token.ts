import { type Command, readArguments, Usage } from './command.ts'
import { askEmulator, DEFAULT_URL, Refused } from './remote.ts'

const help = `Usage: shep token [--bad NAME --iin IIN --bin BIN] [--service ID] [--lang ru|kk|en] [--url URL] [--json]

Bad security tokens for who checks them (R-093), made by a running emulator. Without --bad, tells the names there are and how a
data owner should refuse each; with it, prints the token and below it the public key that goes with it.

  --bad NAME    the token: expired, not-yet-valid, other-iin, foreign-key, …
  --iin IIN     whom the data owner will be asked about
  --bin BIN     who will ask
  --service ID  the service that will be asked [GBDFLUniversal_token]
  --lang LANG   language of the list [ru]
  --url URL     the emulator [${DEFAULT_URL}]
  --json        everything, as JSON

Exit status: 0 done, 1 refused, 2 wrong usage or no emulator.`

interface Row {
  readonly name: string
  readonly refusal?: string
  readonly ru: string
  readonly kk: string
  readonly en: string
}
interface Made extends Row {
  readonly token: string
  readonly publicKey: string
}

const options = {
  bad: { type: 'string' },
  iin: { type: 'string' },
  bin: { type: 'string' },
  service: { type: 'string' },
  lang: { type: 'string' },
  url: { type: 'string' },
  json: { type: 'boolean' },
} as const

export const token: Command = {
  name: 'token',
  summary: 'make bad security tokens, to try the check of a data owner',
  help,
  run: async (args) => {
    const { values } = readArguments(args, options)
    const { bad, iin, bin, service, url = DEFAULT_URL, json } = values
    if (bad === undefined && (iin ?? bin ?? service) !== undefined)
      throw new Usage('--iin, --bin and --service go with --bad NAME')
    try {
      const said = await (bad === undefined ? list(url) : make(url, bad, values))
      if (json) console.log(JSON.stringify(said))
      else for (const row of said) console.log(shown(row, values.lang ?? 'ru'))
      return 0
    } catch (refusal) {
      if (!(refusal instanceof Refused)) throw refusal
      console.error(`shep: ${refusal.message}`)
      return 1
    }
  },
}

const list = async (url: string): Promise<readonly Row[]> =>
  (await askEmulator({ url, path: '/tokens/negative' })) as Row[]

async function make(
  url: string,
  name: string,
  { iin, bin, service }: { iin?: string; bin?: string; service?: string },
): Promise<readonly Made[]> {
  if (iin === undefined || bin === undefined) throw new Usage('--bad needs --iin and --bin')
  const body = { name, iin, bin, ...(service === undefined ? {} : { service }) }
  return (await askEmulator({ url, method: 'POST', path: '/tokens/negative', body })) as Made[]
}

function shown(row: Row | Made, language: string): string {
  if ('token' in row) return `${row.token}\n${row.publicKey}`
  if (language !== 'ru' && language !== 'kk' && language !== 'en')
    throw new Usage(`--lang must be ru | kk | en, got "${language}"`)
  return `${row.name.padEnd(20)} ${(row.refusal ?? 'OK').padEnd(24)} ${row[language]}`
}
