import { mock } from 'node:test'
import type { Command } from '../../src/cli/command.ts'

export interface Ran {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** A command in this process: what it printed, and its exit status. */
export async function running(command: Command, ...args: readonly string[]): Promise<Ran> {
  const said = { out: '', err: '' }
  const listen = (stream: 'stdout' | 'stderr', to: 'out' | 'err') =>
    mock.method(process[stream], 'write', (text: string) => {
      said[to] += text
      return true
    })
  const [out, err] = [listen('stdout', 'out'), listen('stderr', 'err')]
  try {
    const status = await command.run(args)
    return { status, ...said }
  } finally {
    out.mock.restore()
    err.mock.restore()
  }
}
