#!/usr/bin/env node
import { certify } from './certify.ts'
import { clock } from './clock.ts'
import { type Command, Usage } from './command.ts'
import { doctor } from './doctor.ts'
import { explain } from './explain.ts'
import { phone } from './phone.ts'
import { pki } from './pki.ts'
import { serve } from './serve.ts'
import { sign } from './sign.ts'
import { token } from './token.ts'
import { verify } from './verify.ts'
import { version } from './version.ts'

const commands: readonly Command[] = [
  serve,
  certify,
  verify,
  explain,
  sign,
  doctor,
  pki,
  clock,
  phone,
  token,
]

const help = (): string =>
  [
    `shep ${version} — test-environment gateway of ШЭП and КДП. TEST ONLY: not issued by the state service.`,
    '',
    'Usage: shep COMMAND [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`),
    '',
    'shep COMMAND --help tells the options. Exit status: 0 yes, 1 no, 2 could not tell or wrong usage.',
  ].join('\n')

async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === '--version') return say(version)
  if (name === undefined || name === '--help' || name === 'help') {
    console.log(help())
    return name === undefined ? 2 : 0
  }
  const command = commands.find((one) => one.name === name)
  if (!command) throw new Usage(`there is no command "${name}"; shep --help lists them`)
  if (rest.includes('--help')) return say(command.help)
  return command.run(rest)
}

function say(text: string): number {
  console.log(text)
  return 0
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  const known = error instanceof Usage || (error instanceof Error && !(error instanceof TypeError))
  console.error(known ? `shep: ${(error as Error).message}` : error)
  process.exitCode = 2
}
