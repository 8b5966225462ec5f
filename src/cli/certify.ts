import { join } from 'node:path'
import { certifyDemo, type Step } from '../emulator/certify.ts'
import { type Command, configuration, logLine, readArguments } from './command.ts'

const help = `Usage: shep certify [--out DIR] [--json]

Starts an embedded gateway on a free port, plays ten exchanges with the reference client over HTTP (a security token from
КДП, then the data owner), and writes the test act:

  DIR/act.asice  everything below with all messages, sealed and time-stamped: what is handed over; shep act verify
  DIR/act.json   the facts (JSON Schema: src/act/act.schema.json)
  DIR/act.pdf    the same for people, in Russian and Kazakh; DIR/act.html as one page
  DIR/junit.xml  every check, for CI; of a refused act what is missing
  DIR/ca.pem     the CA that the emulator's certificates lead to
  DIR/data/      the journal with every message, and the test PKI

  --out DIR   where to write [out/act]
  --json      progress and result as JSON, one object a line

Exit status: 0 the act is made, 1 it was refused (what is missing is told), 2 it could not be tried.`

export const certify: Command = {
  name: 'certify',
  summary: 'make a whole test act against the embedded reference client',
  help,
  run: async (args) => {
    const { values } = readArguments(args, { out: { type: 'string' }, json: { type: 'boolean' } })
    const { out = join('out', 'act'), json = false } = values
    const tell = (words: string, data: object) => console.log(json ? JSON.stringify(data) : words)
    const made = await certifyDemo(out, configuration(), logLine, (step) =>
      tell(lineOf(step), step),
    )
    if ('missing' in made) {
      tell(
        ['The act is refused:', ...made.missing.map(({ text }) => `  - ${text.en}`)].join('\n'),
        made,
      )
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
  },
}

const lineOf = ({ number, of, messageId, status, owner }: Step): string =>
  `${String(number).padStart(2)} of ${of}  ${messageId}  КДП ${status}, data owner ${owner}`
