import { languages, tell } from '../client/doctor/words.ts'
import { diagnose, resultOf } from '../client/doctor.ts'
import { systemClock } from '../clock.ts'
import { type Command, readArguments, Usage } from './command.ts'
import { keyOptions, keyOptionsHelp, readKeyOptions } from './key-options.ts'
import { languageGiven, preflight, wordsOf } from './preflight.ts'
import { DEFAULT_URL } from './remote.ts'
import { usualTrust } from './trust-folder.ts'

const help = `Usage: shep doctor --key FILE [--sender ID] [--url URL] [--trust DIR] [--bin N] [options]
       shep doctor --application ID [--target URL] [--service ID] [--iin N]

Looks at the key of a participant and at what surrounds it, check by check, with what to do about each. The key stays here.
With --application: asks a running emulator whether everything is set for a certification run, before it.

${keyOptionsHelp}
  --trust DIR          trusted CA certificates, PEM or DER [DATA/pki/trust]
  --bin N              BIN of the participant, 12 digits [that of --sender]
  --url URL            a running emulator: is it there, does its clock agree
  --sender ID          with --url: is the certificate registered for this sender
  --application ID     preflight of this application, as GET /api/v1/applications/ID/preflight
  --target URL         the emulator that has it [${DEFAULT_URL}]
  --service ID         with --application: the data service that will be asked
  --iin N              with --application: the subject whom methods 1 and 5 will ask
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
  application: { type: 'string' },
  target: { type: 'string' },
  service: { type: 'string' },
  iin: { type: 'string' },
  json: { type: 'boolean' },
} as const

export const doctor: Command = {
  name: 'doctor',
  summary: "look at a participant's key, certificate and surroundings",
  help,
  run: async (args) => {
    const { values } = readArguments(args, options)
    const { lang, json = false, trust = usualTrust(), bin, url, sender, application } = values
    refuseMixed(values)
    if (application !== undefined) return preflight(application, { ...values, json })
    refuseWrong(values)
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

/** Two commands in one word: what belongs to the other would be dropped in silence. */
function refuseMixed({ application, ...given }: Readonly<Record<string, unknown>>): void {
  const [ofPreflight, ofKey] = [
    ['target', 'service', 'iin'],
    ['key', 'cert', 'password', 'password-env', 'alias', 'trust', 'bin', 'url', 'sender'],
  ] as const
  const strange = (application === undefined ? ofPreflight : ofKey).find(
    (one) => given[one] !== undefined,
  )
  if (strange !== undefined)
    throw new Usage(
      `--${strange} ${application === undefined ? 'needs' : 'does not go with'} --application`,
    )
}

type Given = Readonly<Partial<Record<'url' | 'sender' | 'bin', string | undefined>>>

function refuseWrong({ url, sender, bin }: Given): void {
  if (sender !== undefined && url === undefined) throw new Usage('--sender needs --url')
  if (url !== undefined && !/^https?:\/\/./.test(url)) throw new Usage(`--url ${url} is no URL`)
  if (bin !== undefined && !/^\d{12}$/.test(bin)) throw new Usage('--bin must have 12 digits')
}
