import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Child, startChild } from '../lab/child.ts'
import type { Script, Scripts } from '../lab/scripts.ts'

export interface Place {
  readonly scripts: Scripts
  /** A folder for this run; `pki` in it is the test PKI that every server shares. */
  readonly work: string
}

interface Server {
  readonly start: (place: Place) => Child
  /** Reads, checks and signs: must answer a good request, and refuse a tampered one. */
  readonly judges: boolean
}

/** In the order of the table. The first is the reference. */
export const servers = {
  gateway: { start: (place) => gateway('gateway', [], place), judges: true },
  'gateway, no fsync': {
    start: (place) => gateway('no-fsync', [noFsync], place),
    judges: true,
  },
  'soap + xml-crypto': {
    start: (place) => alternative('exchange/soap-server', [join(place.work, 'soap.db')], place),
    judges: true,
  },
  'RSA alone': {
    start: (place) => alternative('exchange/floor-server', ['rsa'], place),
    judges: false,
  },
  'HTTP alone': {
    start: (place) => alternative('exchange/floor-server', ['http'], place),
    judges: false,
  },
} as const satisfies Record<string, Server>

export type ServerName = keyof typeof servers
export const serverNames = Object.keys(servers) as readonly ServerName[]

const fileOf = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url))
const meter = fileOf('lab/meter.js')
const noFsync = fileOf('exchange/no-fsync.js')

/** `shep serve` itself, over a data folder of its own with the shared PKI in it. */
function gateway(name: string, preloads: readonly string[], { scripts, work }: Place): Child {
  const data = join(work, name)
  mkdirSync(data)
  cpSync(join(work, 'pki'), join(data, 'pki'), { recursive: true })
  return startChild({
    name,
    script: after([...preloads, meter], scripts.shep),
    args: ['serve', '--port', '0', '--host', '127.0.0.1', '--data', data, '--json'],
    cwd: data,
    errors: join(work, `${name}.log`),
  })
}

const after = (preloads: readonly string[], { file, before }: Script): Script => ({
  file,
  before: [...before, ...preloads],
})

const alternative = (script: string, args: readonly string[], place: Place): Child =>
  helper(script, args, place, [meter])

/** A script of bench/ that is handed the PKI. */
export function helper(
  script: string,
  args: readonly string[],
  { scripts, work }: Place,
  preloads: readonly string[] = [],
): Child {
  return startChild({
    name: script,
    script: after(preloads, scripts.bench(script)),
    args: [join(work, 'pki'), ...args],
    cwd: work,
    errors: join(work, 'helpers.log'),
  })
}
