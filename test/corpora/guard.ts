import { createRequire, syncBuiltinESMExports } from 'node:module'

const require = createRequire(import.meta.url)

/** Everything of node that reaches outside the process. */
const doors = [
  ...['fs', 'fs/promises', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'http', 'https', 'http2'],
  ...['child_process', 'worker_threads'],
].map((name) => ({ name, module: require(`node:${name}`) as Record<string, unknown> }))

/** Something was touched that should not be. */
export class Touched extends Error {
  override readonly name = 'Touched'
}

/** Runs work while no file, socket, name service or process can be opened: the first attempt throws Touched. */
export async function withDoorsClosed<T>(work: () => T | Promise<T>): Promise<T> {
  const reopen = doors.map(close)
  syncBuiltinESMExports()
  try {
    return await work()
  } finally {
    for (const one of reopen) one()
    syncBuiltinESMExports()
  }
}

function close({ name: door, module }: (typeof doors)[number]): () => void {
  const names = Object.entries(Object.getOwnPropertyDescriptors(module))
    .filter(([, { writable, value }]) => writable && typeof value === 'function')
    .map(([name]) => name)
  const kept = names.map((name) => [name, module[name]] as const)
  for (const name of names) {
    module[name] = () => {
      throw new Touched(`${door}.${name} was called`)
    }
  }
  return () => {
    for (const [name, value] of kept) module[name] = value
  }
}
