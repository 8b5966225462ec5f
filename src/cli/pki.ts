import { join } from 'node:path'
import { refusalText } from '../client/refusal.ts'
import { systemClock } from '../clock.ts'
import type { CertificateView } from '../emulator/pki-desk.ts'
import { openPkiFolder, type PkiFolder } from '../emulator/pki-folder.ts'
import { flawTexts, kindNames, orderedProfiles } from '../emulator/pki-orders.ts'
import { type Command, configuration, readArguments, Usage } from './command.ts'

const flawLines = flawTexts.map(({ name, text }) => `    ${name.padEnd(20)} ${text}`).join('\n')

const help = `Usage: shep pki COMMAND [options] [--data DIR] [--json]

The test authority of the data folder. No emulator need run; one that runs on the same folder sees what is done at once.
TEST ONLY: every subject says so. Times are those of this machine; with a moved clock use the API, /api/v1/pki/….

  shep pki init [--kind gost-2004]       make what is missing: RSA and GOST-2015, and GOST-2004 when asked for
  shep pki issue --profile P [options]   a certificate with its key: PATH.key.pem, PATH.cer.pem, PATH.p12
  shep pki revoke --serial N | --fingerprint HEX [--reason R] [--since TIME]
  shep pki crl CA [--delta] [--out FILE] the revocation list of a CA, in DER
  shep pki list                          what was issued, and what is revoked

init and issue make the authority where there is none yet; the others refuse such a folder.

Of issue:
  --profile P            ${orderedProfiles.join(' | ')}
  --kind K               ${kindNames.join(' | ')} [rsa]
  --bin N, --iin N       12 digits with a valid check digit
  --name TEXT            surname, given name, patronymic; of a system, its name
  --organisation TEXT    name of the organisation
  --flaw F               what is to be wrong with it:
${flawLines}
  --since TIME           from when on it is revoked (ISO 8601 with zone); only with --flaw revoked
  --out PATH             where to write, without an ending [out/PROFILE]

Exit status: 0 done, 1 refused (no such certificate, revoked already, no such authority, none in the folder), 2 wrong usage.`

const options = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  profile: { type: 'string' },
  kind: { type: 'string' },
  bin: { type: 'string' },
  iin: { type: 'string' },
  name: { type: 'string' },
  organisation: { type: 'string' },
  flaw: { type: 'string' },
  since: { type: 'string' },
  reason: { type: 'string' },
  serial: { type: 'string' },
  fingerprint: { type: 'string' },
  delta: { type: 'boolean' },
  out: { type: 'string' },
} as const

type Values = ReturnType<typeof readArguments<typeof options>>['values']

/** What was done, in words and for --json. */
interface Done {
  readonly words: string
  readonly data: unknown
}

type Action = (folder: PkiFolder, values: Values, what: string | undefined) => Promise<Done>

const actions: Readonly<Record<string, Action>> = {
  init: async ({ directory, cas }) => ({
    words: `${directory}: ${cas.join(', ')}`,
    data: { directory, cas },
  }),
  issue: async (folder, values) => {
    const { holder, view } = await folder.issue(values)
    const files = await folder.save(values.out ?? join('out', values.profile ?? ''), holder)
    return { words: [lineOf(view), ...files].join('\n'), data: { ...view, files } }
  },
  revoke: async (folder, values) => {
    const view = await folder.revoke(values)
    return { words: lineOf(view), data: view }
  },
  crl: async (folder, { delta = false, out }, name = '') => {
    const file = out ?? `${name}${delta ? '-delta' : ''}.crl`
    if (!folder.cas.includes(name)) throw new Usage(`a CA is expected: ${folder.cas.join(', ')}`)
    await folder.writeList(name, file, delta)
    return { words: file, data: { ca: name, delta, file } }
  },
  list: async (folder) => {
    const views = await folder.list()
    return { words: views.map(lineOf).join('\n'), data: views }
  },
}

/** The others are about an authority that is there: from a wrong folder they must not make another. */
const makers: ReadonlySet<string> = new Set(['init', 'issue'])

const lineOf = ({ ca, serial, subject, notAfter, revoked }: CertificateView): string =>
  [
    `${ca} ${serial} until ${notAfter.slice(0, 10)}  ${subject}`,
    ...(revoked ? [`REVOKED since ${revoked.since}, ${revoked.reason}`] : []),
  ].join('  ')

export const pki: Command = {
  name: 'pki',
  summary: 'issue and revoke certificates of the test authority',
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(args, options, true)
    const [name = '', what, ...others] = positionals
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (!action) throw new Usage(`shep pki takes ${Object.keys(actions).join(', ')}`)
    if (others.length > 0 || (what !== undefined && name !== 'crl'))
      throw new Usage(`shep pki ${name}: a word too many`)
    const { data = configuration().data, json = false } = values
    const config = { ...configuration(), data }
    try {
      const kind = name === 'init' ? values.kind : undefined
      const make = makers.has(name)
      const folder = await openPkiFolder(config, systemClock, { kind, make })
      const done = await action(folder, values, what)
      console.log(json ? JSON.stringify(done.data, null, 2) : done.words)
      return 0
    } catch (error) {
      const said = refusalText(error)
      if (said === undefined) throw error
      if (said.startsWith('INPUT_INVALID')) throw new Usage(said)
      console.error(`shep: ${said}`)
      return 1
    }
  },
}
