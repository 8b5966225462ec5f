#!/usr/bin/env node
import { type Command, tellFailure, Usage } from './command.ts'
import { version } from './version.ts'

/** In the order of the help. A command is loaded when it is asked for: most need few of the others' packages. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  certify: async () => (await import('./certify.ts')).certify,
  act: async () => (await import('./act.ts')).act,
  verify: async () => (await import('./verify.ts')).verify,
  explain: async () => (await import('./explain.ts')).explain,
  sign: async () => (await import('./sign.ts')).sign,
  doctor: async () => (await import('./doctor.ts')).doctor,
  pki: async () => (await import('./pki.ts')).pki,
  clock: async () => (await import('./clock.ts')).clock,
  phone: async () => (await import('./phone.ts')).phone,
  erase: async () => (await import('./erase.ts')).erase,
  token: async () => (await import('./token.ts')).token,
}

const help = (all: readonly Command[]): string =>
  [
    `shep ${version} — test-environment gateway of ШЭП and КДП. TEST ONLY: not issued by the state service.`,
    '',
    'Usage: shep COMMAND [options]',
    '',
    ...all.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`),
    '',
    'shep COMMAND --help tells the options. Exit status: 0 yes, 1 no, 2 could not tell or wrong usage.',
  ].join('\n')

async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] =
    args[0] === 'help' && args.length > 1 ? [...args.slice(1), '--help'] : args
  if (name === '--version') return say(version)
  if (name === undefined || isHelp(name) || name === 'help') {
    console.log(help(await Promise.all(Object.values(commands).map((load) => load()))))
    return name === undefined ? 2 : 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) throw new Usage(`there is no command "${name}"; shep --help lists them`)
  const command = await load()
  if (rest.some(isHelp)) return say(command.help)
  return command.run(rest)
}

const isHelp = (word: string): boolean => word === '--help' || word === '-h'

function say(text: string): number {
  console.log(text)
  return 0
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  process.exitCode = tellFailure(error)
}
