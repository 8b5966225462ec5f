import { type Language, languageOf, languages, type Told, tell } from '../client/doctor/words.ts'
import { diagnose, resultOf } from '../client/doctor.ts'
import { systemClock } from '../clock.ts'
import { type Command, choiceOf, readArguments, Usage } from './command.ts'
import { keyOptions, keyOptionsHelp, readKeyOptions } from './key-options.ts'
import { signs } from './signs.ts'
import { usualTrust } from './trust-folder.ts'

const help = `Usage: shep doctor --key FILE [--sender ID] [--url URL] [--trust DIR] [--bin N] [options]

Looks at the key of a participant and at what surrounds it, check by check, with what to do about each. The key stays here.

${keyOptionsHelp}
  --trust DIR          trusted CA certificates, PEM or DER [DATA/pki/trust]
  --bin N              BIN of the participant, 12 digits [that of --sender]
  --url URL            a running emulator: is it there, does its clock agree
  --sender ID          with --url: is the certificate registered for this sender
  --lang L             ${languages.join(' | ')} [by LANG, else ru]
  --json               the result as one JSON object

Asks the OCSP and CRL addresses that the certificate names, and nobody else.
Exit status: 0 nothing failed, 1 something did, 2 something could not be told.`

const options = {
  ...keyOptions,
  trust: { type: 'string' },
  bin: { type: 'string' },
  url: { type: 'string' },
  sender: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const

export const doctor: Command = {
  name: 'doctor',
  summary: "look at a participant's key, certificate and surroundings",
  help,
  run: async (args) => {
    const { values } = readArguments(args, options)
    const { lang, json = false, trust = usualTrust(), bin, url, sender } = values
    if (sender !== undefined && url === undefined) throw new Usage('--sender needs --url')
    if (url !== undefined && !/^https?:\/\/./.test(url)) throw new Usage(`--url ${url} is no URL`)
    if (bin !== undefined && !/^\d{12}$/.test(bin)) throw new Usage('--bin must have 12 digits')
    const findings = await diagnose({
      ...readKeyOptions(values),
      trust: trust === undefined ? [] : [trust],
      now: systemClock,
      ...(bin === undefined ? {} : { bin }),
      ...(url === undefined ? {} : { url }),
      ...(sender === undefined ? {} : { sender }),
    })
    const language = languageGiven(lang)
    const result = resultOf(findings)
    const checks = findings.map((one) => tell(one, language))
    console.log(json ? JSON.stringify({ result, checks }, null, 2) : wordsOf(checks, result))
    return { yes: 0, no: 1, unknown: 2 }[result]
  },
}

function languageGiven(lang: string | undefined): Language {
  if (lang !== undefined) return choiceOf('lang', lang, languages)
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  return languageOf(LC_ALL ?? LC_MESSAGES ?? LANG)
}

function wordsOf(checks: readonly Told[], result: string): string {
  const lines = checks.map(({ id, verdict, title, expected, actual, advice }) => {
    const details =
      advice === undefined ? [actual] : [expected, actual && `→ ${actual}`, `! ${advice}`]
    const shown = details.filter(Boolean).map((one) => `\n             ${one}`)
    return `  ${signs[verdict]} ${id}  ${title}${shown.join('')}`
  })
  return [...lines, { yes: 'OK', no: 'NOT OK', unknown: 'COULD NOT TELL' }[result]].join('\n')
}
