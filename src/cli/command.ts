import { existsSync, readFileSync } from 'node:fs'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { readConfig } from '../config/read.ts'
import type { Config } from '../config.ts'

/** One command of `shep`. `run` resolves with the exit status: 0 yes, 1 no, 2 could not tell. */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly help: string
  readonly run: (args: readonly string[]) => Promise<number>
}

/** Wrong words on the command line, or a file that is not there: exit status 2. */
export class Usage extends Error {
  override readonly name = 'Usage'
}

/** What went wrong, in words where it is no mistake of ours; the exit status of a command that could not be done. */
export function tellFailure(error: unknown): 2 {
  const known = error instanceof Usage || (error instanceof Error && !(error instanceof TypeError))
  console.error(known ? `shep: ${error.message}` : error)
  return 2
}

const CONFIG_FILE = 'shep.config.json'

type Options = NonNullable<ParseArgsConfig['options']>

/** Parses options strictly; an unknown one is named. */
export function readArguments<const T extends Options>(
  args: readonly string[],
  options: T,
  positionals = false,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: positionals, strict: true })
  } catch (cause) {
    throw new Usage((cause as Error).message)
  }
}

/** The bytes of a file that the command line names. */
export function readGiven(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new Usage(`${path} cannot be read: ${(cause as Error).message}`)
  }
}

/** One of the words that an option may have. */
export function choiceOf<Word extends string>(
  option: string,
  given: string,
  words: readonly Word[],
): Word {
  const found = words.find((word) => word === given)
  if (found === undefined)
    throw new Usage(`--${option} must be ${words.join(' | ')}, got "${given}"`)
  return found
}

/** Settings from the environment and from shep.config.json of the folder we stand in. */
export function configuration(over: Readonly<Record<string, unknown>> = {}): Config {
  const { file, ...rest } = { file: configFile(), ...over }
  const config = readConfig(process.env, file)
  return Object.freeze({ ...config, ...rest })
}

function configFile(): Record<string, unknown> {
  if (!existsSync(CONFIG_FILE)) return {}
  const read = jsonIn(CONFIG_FILE)
  if (typeof read === 'object' && read !== null && !Array.isArray(read))
    return read as Record<string, unknown>
  throw new Usage(`${CONFIG_FILE} must hold one JSON object`)
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Usage(`${file} cannot be read as JSON: ${(cause as Error).message}`)
  }
}

/** Events of the gateway, one JSON object a line, on standard error. */
export function logLine(event: string, fields: Readonly<Record<string, unknown>>): void {
  console.error(JSON.stringify({ time: new Date().toISOString(), event, ...fields }))
}
