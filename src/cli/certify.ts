import { join } from 'node:path'
import { certifyDemo, type Step } from '../emulator/certify.ts'
import { readCertificationFile } from './certify-file.ts'
import { playPack } from './certify-pack.ts'
import { playScenarios } from './certify-scenario.ts'
import { certifyTarget, type TargetResult } from './certify-target.ts'
import { type Command, configuration, logLine, readArguments, Usage } from './command.ts'
import { readExpectedFailures } from './expected-failures.ts'
import { DEFAULT_URL } from './remote.ts'
import { playAtTarget } from './scenario-target.ts'

const help = `Usage: shep certify [--out DIR] [--json]
       shep certify --application FILE [--target URL] [--expected FILE] [--wait SECONDS] [--out DIR] [--json]
       shep certify --pack gateway|client [--out DIR] [--json]
       shep certify --scenario ID|all [--application FILE [--target URL] [--wait SECONDS]] [--out DIR] [--json]

Without --application: starts an embedded gateway on a free port, plays ten exchanges with the reference client over HTTP
(a security token from КДП, then the data owner), and writes the test act:

  DIR/act.asice  everything below with all messages, sealed and time-stamped: what is handed over; shep act verify
  DIR/act.json   the facts (JSON Schema: src/act/act.schema.json)
  DIR/act.pdf    the same for people, in Russian and Kazakh; DIR/act.html as one page
  DIR/junit.xml  every check, for CI; of a refused act what is missing
  DIR/ca.pem     the CA that the emulator's certificates lead to
  DIR/data/      the journal with every message, and the test PKI

With it: certifies your own system against a running emulator. Registers the participant and its certificates, submits and
approves the application (one that says the same serves again), opens a session or goes on with the one of a run that was
cut off (DIR/unfinished-run.txt), starts your command or waits for your system, and fetches the act in all its forms and badge.svg into DIR.

With --pack: plays a pack of hostile cases, and writes DIR/pack-NAME.json and DIR/pack-NAME.junit.xml:

  --pack gateway      hostile messages against the embedded gateway
  --pack client       the hostile gateway against the embedded reference client

With --scenario: plays one scenario, or all, with the embedded reference client by every method it is for, and writes
DIR/scenarios.json: state, verdict, every check with its clause, and the bytes of the stored messages that show it; and
DIR/scenarios.junit.xml. With --application too: of your own system, whose session stays open; your command finds SHEP_SCENARIO.

  --application FILE  {"participant": {senderId, bin, name, password}, "certificates": ["my.cer.pem"],
                       "application": {method, services, …}, "command": ["./send-ten.sh"]}; paths are beside FILE;
                      the command finds SHEP_TARGET and SHEP_SESSION in its environment
  --target URL        the emulator [${DEFAULT_URL}]
  --expected FILE     [{"code", "serviceId"?, "times"?, "note"?}]: messages that must fail, by the key of their refusal; with it
                      any other failed message fails the run (an empty list: any at all), and so does one of these that does not happen; junit.xml tells of each
  --wait SECONDS      how long to wait for the ten [600]
  --out DIR           where to write [out/act, out/packs, out/scenarios]
  --json              progress and result as JSON, one object a line

Exit status: 0 the act is made, or the pack or the scenarios passed, 1 it was refused (what is missing is told), a failure was not expected or an expected one
did not happen, or your command or a case of the pack failed; 2 it could not be tried.`

const options = {
  out: { type: 'string' },
  pack: { type: 'string' },
  scenario: { type: 'string' },
  json: { type: 'boolean' },
  application: { type: 'string' },
  target: { type: 'string' },
  expected: { type: 'string' },
  wait: { type: 'string' },
} as const

type Tell = (words: string, data: object) => void

export const certify: Command = {
  name: 'certify',
  summary: 'make a whole test act: of the embedded reference client, or of your own system',
  help,
  run: async (args) => {
    const { values } = readArguments(args, options)
    const { json = false, pack, scenario, application } = values
    const tell: Tell = (words, data) => console.log(json ? JSON.stringify(data) : words)
    refuseIdle(values)
    if (pack !== undefined) return playPack(pack, values.out ?? join('out', 'packs'), tell)
    if (application !== undefined) return ownSystem({ ...values, application }, tell)
    if (scenario !== undefined)
      return playScenarios(scenario, values.out ?? join('out', 'scenarios'), tell)
    return demo(values.out ?? join('out', 'act'), tell)
  },
}

/** An option that would do nothing is a mistake of whoever wrote it. */
function refuseIdle({ pack, scenario, application, target, expected, wait }: Partial<Given>): void {
  const ofOwn = Object.entries({ application, target, scenario, expected, wait })
  const given = ofOwn.filter(([, value]) => value !== undefined).map(([name]) => `--${name}`)
  if (pack !== undefined && given.length > 0)
    throw new Usage(
      `${given.join(', ')} is not for --pack: played with the embedded parts, it goes with --out and --json alone`,
    )
  if (application === undefined && (target ?? expected ?? wait) !== undefined)
    throw new Usage('--application FILE is missing')
  if (scenario !== undefined && expected !== undefined)
    throw new Usage('--expected goes with a whole certification, not with --scenario')
}

interface Given {
  readonly application: string
  readonly pack?: string
  readonly target?: string
  readonly scenario?: string
  readonly expected?: string
  readonly wait?: string
  readonly out?: string
}

async function ownSystem(given: Given, tell: Tell): Promise<number> {
  const { target: url = DEFAULT_URL, scenario, expected, wait = '600' } = given
  const file = readCertificationFile(given.application)
  const own = { url, file, wait: secondsIn(wait), tell }
  if (scenario !== undefined)
    return playAtTarget({ ...own, scenario, out: given.out ?? join('out', 'scenarios') })
  const result = await certifyTarget({
    ...own,
    out: given.out ?? join('out', 'act'),
    ...(expected !== undefined && { expected: readExpectedFailures(expected) }),
  })
  tell(wordsOf(result), result)
  return isGood(result) ? 0 : 1
}

async function demo(out: string, tell: Tell): Promise<number> {
  const made = await certifyDemo(out, configuration(), logLine, (step) => tell(lineOf(step), step))
  if ('missing' in made) {
    tell(refusalOf(made.missing), made)
    return 1
  }
  tell(
    `\nThe act is made (TEST ONLY, on an emulator):\n${made.files.map((file) => `  ${file}`).join('\n')}
SHA-256 of act.json ${made.actSha256}

Next: read act.pdf; verify:  npm run shep -- act verify ${join(out, 'act.asice')} --trust ${join(out, 'ca.pem')}
look at any message of it:  npm run shep -- serve --data ${join(out, 'data')}
then   curl -s 'http://localhost:8080/api/v1/journal?limit=20'
Your own system: README, "Certify your own system".`,
    made,
  )
  return 0
}

function secondsIn(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new Usage(`--wait must be a whole number of seconds, got "${text}"`)
}

const lineOf = ({ number, of, messageId, status, owner }: Step): string =>
  `${String(number).padStart(2)} of ${of}  ${messageId}  КДП ${status}, data owner ${owner}`

const refusalOf = (missing: TargetResult['missing']): string =>
  ['The act is refused:', ...missing.map(({ text }) => `  - ${text.en}`)].join('\n')

const isGood = ({ missing, unexpected, absent, command = 0 }: TargetResult): boolean =>
  missing.length + unexpected.length + absent.length === 0 && command === 0

function wordsOf({ missing, unexpected, absent, command = 0, files }: TargetResult): string {
  const made = ['The act is made (TEST ONLY, on an emulator):', ...files.map((file) => `  ${file}`)]
  return [
    missing.length === 0 ? made.join('\n') : refusalOf(missing),
    ...unexpected.map(
      ({ entryId, messageId = entryId, codes }) => `Not expected: ${messageId} ${codes.join(', ')}`,
    ),
    ...absent.map(
      ({ code, times = 'once or more', seen }) =>
        `Expected and not seen: ${code} (${times}, seen ${seen})`,
    ),
    ...(command === 0 ? [] : [`The command ended with ${command}`]),
  ].join('\n')
}
