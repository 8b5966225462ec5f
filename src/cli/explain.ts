import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainFile } from '../client/explain-file.ts'
import { systemClock } from '../clock.ts'
import { shownNow } from '../emulator/shown.ts'
import { type Command, readArguments, Usage } from './command.ts'
import { languages, wordsOf } from './explain-words.ts'
import { revocationOptionsHelp } from './revocation-options.ts'
import { readSignedFile, signedFileOptions } from './signed-file.ts'

const help = `Usage: shep explain FILE [--trust DIR] [--certificate FILE] [--at TIME] [--crl FILE]… [--ocsp]
                         [--lang ru|kk|en] [--out DIR] [--show-all] [--json]

Tells why the signature of a file is refused: which bytes were signed, which check failed by which clause, and what
was done to the message, found by undoing known mistakes one by one and in pairs until the signature holds.

  --trust DIR          trusted CA certificates, PEM or DER [DATA/pki/trust]
  --certificate FILE   certificates that the message may name, or whose keys may have signed
  --at TIME            judge certificates at this moment, ISO 8601 [now]
${revocationOptionsHelp}
  --lang ru|kk|en      the language of the answer [ru]
  --out DIR            write the canonical forms there: what was hashed, what was signed, and as it was signed
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
        json: { type: 'boolean' },
      },
      true,
    )
    const { file, judged } = readSignedFile('explain', positionals, values)
    const language = languages.find((one) => one === values.lang)
    if (!language) throw new Usage(`--lang is one of ${languages.join(', ')}`)
    const { explanation: whole, artefacts } = await explainFile(judged)
    const explanation = shownNow(whole, systemClock, values['show-all'] ? 'all' : undefined)
    if (values.out !== undefined) write(values.out, artefacts)
    console.log(
      values.json
        ? JSON.stringify({ file, ...explanation }, null, 2)
        : wordsOf(file, explanation, language),
    )
    return { yes: 0, no: 1, unknown: 2 }[explanation.result]
  },
}

function write(directory: string, artefacts: ReadonlyMap<string, Uint8Array>): void {
  mkdirSync(directory, { recursive: true })
  for (const [name, bytes] of artefacts) writeFileSync(join(directory, name), bytes)
}
