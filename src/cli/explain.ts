import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainFile } from '../client/explain-file.ts'
import { systemClock } from '../clock.ts'
import { shownNow } from '../emulator/shown.ts'
import { type Command, readArguments, Usage } from './command.ts'
import { type JournaledFile, languages, wordsOf } from './explain-words.ts'
import { askEmulator, DEFAULT_URL } from './remote.ts'
import { revocationOptionsHelp } from './revocation-options.ts'
import { readSignedFile, signedFileOptions } from './signed-file.ts'

const help = `Usage: shep explain FILE [--trust DIR] [--certificate FILE] [--at TIME] [--crl FILE]… [--ocsp]
                         [--lang ru|kk|en] [--out DIR] [--show-all] [--json]
       shep explain --journal ID [--target URL] [--lang ru|kk|en] [--show-all] [--json]

Tells why the signature of a file is refused: which bytes were signed, which check failed by which clause, and what
was done to the message, found by undoing known mistakes one by one and in pairs until the signature holds. With --journal: of a message that a running emulator received, as of the moment it
came, and what the journal says of it.

  --trust DIR          trusted CA certificates, PEM or DER [DATA/pki/trust]
  --certificate FILE   certificates that the message may name, or whose keys may have signed
  --at TIME            judge certificates at this moment, ISO 8601 [now]
${revocationOptionsHelp}
  --lang ru|kk|en      the language of the answer [ru]
  --out DIR            write the canonical forms there: what was hashed, what was signed, and as it was signed
  --journal ID         a message of the journal, by its number there
  --target URL         the emulator whose journal it is [${DEFAULT_URL}]
  --show-all           what looks like an IIN or a phone number of somebody too; masked otherwise
  --json               the result as one JSON object, in all three languages

Exit status: 0 valid, 1 not valid, 2 could not tell.`

export const explain: Command = {
  name: 'explain',
  summary: 'say why the signature of a file is refused, and what to do',
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(
      args,
      {
        ...signedFileOptions,
        lang: { type: 'string', default: 'ru' },
        out: { type: 'string' },
        'show-all': { type: 'boolean' },
        journal: { type: 'string' },
        target: { type: 'string' },
        json: { type: 'boolean' },
      },
      true,
    )
    const language = languages.find((one) => one === values.lang)
    if (!language) throw new Usage(`--lang is one of ${languages.join(', ')}`)
    const { journal, target } = values
    if (journal === undefined && target !== undefined)
      throw new Usage('--target goes with --journal')
    const told =
      journal === undefined
        ? await ofFile(positionals, values)
        : await ofJournal(journal, target, positionals, values)
    console.log(
      values.json ? JSON.stringify(told.json, null, 2) : wordsOf(told.name, told.json, language),
    )
    return { yes: 0, no: 1, unknown: 2 }[told.json.result]
  },
}

interface Told {
  readonly name: string
  readonly json: JournaledFile & { readonly file?: string }
}

type Values = Parameters<typeof readSignedFile>[2] & {
  readonly out?: string | undefined
  readonly 'show-all'?: boolean | undefined
}

async function ofFile(positionals: readonly string[], values: Values): Promise<Told> {
  const { file, judged } = readSignedFile('explain', positionals, values)
  const { explanation: whole, artefacts } = await explainFile(judged)
  const explanation = shownNow(whole, systemClock, values['show-all'] ? 'all' : undefined)
  if (values.out !== undefined) write(values.out, artefacts)
  return { name: file, json: { file, ...explanation } }
}

/** The emulator judges it by its own registry and trust: what would say otherwise is no option here. */
async function ofJournal(
  id: string,
  url: string = DEFAULT_URL,
  positionals: readonly string[],
  values: Values,
): Promise<Told> {
  const ownGround = ['out', ...Object.keys(signedFileOptions)] as (keyof Values)[]
  const given = ownGround.filter((name) => values[name] !== undefined && values[name] !== false)
  if (positionals.length > 0 || given.length > 0)
    throw new Usage(
      `--journal takes neither a file nor ${ownGround.map((one) => `--${one}`).join(', ')}`,
    )
  const show = values['show-all'] ? '?show=all' : ''
  const path = `/journal/${encodeURIComponent(id)}/explanation${show}`
  return { name: id, json: (await askEmulator({ url, path })) as JournaledFile }
}

function write(directory: string, artefacts: ReadonlyMap<string, Uint8Array>): void {
  mkdirSync(directory, { recursive: true })
  for (const [name, bytes] of artefacts) writeFileSync(join(directory, name), bytes)
}
