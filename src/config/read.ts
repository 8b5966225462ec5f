import { type Config, settings } from '../config.ts'

const names = Object.keys(settings) as readonly (keyof Config)[]

/** `answerKeyInfo` is SHEP_ANSWER_KEY_INFO in the environment. */
export const variableOf = (name: string): string =>
  `SHEP_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`

/** A value as one writes it: `off` is false. */
export function wordOf(name: keyof Config, value: unknown): string {
  const { values, read } = settings[name]
  if (typeof value !== 'boolean') return String(value)
  return values.split(' | ').find((word) => read(word) === value) ?? String(value)
}

type Source = Readonly<Record<string, unknown>>

/**
 * The environment decides, then the file `shep.config.json` (keys as in Config), then the default.
 * Throws an Error that names every wrong value and every unknown key.
 */
export function readConfig(environment: Source, file: Source = {}): Config {
  const wrong: string[] = []
  const unknown = [
    ...Object.keys(environment).filter((key) => key.startsWith('SHEP_') && !variables.has(key)),
    ...Object.keys(file).filter((key) => !Object.hasOwn(settings, key)),
  ]
  for (const key of unknown) wrong.push(`${key} is not a setting`)
  const values = names.map((name) => [name, settle(name, environment, file, wrong)])
  if (wrong.length > 0) throw new Error(`wrong settings:\n  ${wrong.join('\n  ')}`)
  return Object.freeze(Object.fromEntries(values)) as Config
}

/** What a value in the file may be; a list or an object is nobody's value. */
const plain: ReadonlySet<string> = new Set(['string', 'number', 'boolean'])

/** Variables that tests and the build of the project use; no settings of the product. */
const variables = new Set([...names.map(variableOf), 'SHEP_SHARED', 'SHEP_FULL'])

function settle(name: keyof Config, environment: Source, file: Source, wrong: string[]): unknown {
  const { fallback, read, values } = settings[name]
  const variable = variableOf(name)
  const [key, given] =
    environment[variable] === undefined ? [name, file[name]] : [variable, environment[variable]]
  if (given === undefined || given === '') return fallback
  const value: unknown = plain.has(typeof given) ? read(String(given)) : undefined
  if (value === undefined) wrong.push(`${key} must be ${values}, got ${JSON.stringify(given)}`)
  return value
}
