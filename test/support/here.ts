import { type Command, tellFailure } from '../../src/cli/command.ts'
import type { Place } from './shep.ts'

/** A command of `shep` in this process, where starting one would cost a second: its exit status and what it printed. */
export async function shepHere(
  command: Command,
  args: readonly string[],
  { cwd = process.cwd(), env = {} }: Place = {},
): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  const said = { out: '', err: '' }
  const { log, error } = console
  // biome-ignore lint/style/noProcessEnv: the variables of a command are those of this process
  const [home, variables, write] = [process.cwd(), process.env, process.stdout.write]
  const { PATH, HOME } = variables
  Object.assign(console, {
    log: (line: unknown) => {
      said.out += `${line}\n`
    },
    error: (line: unknown) => {
      said.err += `${line}\n`
    },
  })
  process.stdout.write = (text: string | Uint8Array) => {
    said.out += Buffer.from(text).toString('utf8')
    return true
  }
  process.env = { PATH, HOME, ...env }
  process.chdir(cwd)
  try {
    const status = await command.run(args).catch(tellFailure)
    return { status, ...said }
  } finally {
    process.chdir(home)
    process.env = variables
    process.stdout.write = write
    Object.assign(console, { log, error })
  }
}
