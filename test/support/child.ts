import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { compiledScript } from './compiled.ts'

/** A script of test/ in a process of its own; what it prints comes with its end. */
export interface Child {
  readonly process: ChildProcess
  readonly printed: () => string
  /** Resolves with the exit code, or with the signal. */
  readonly end: Promise<number | string>
}

/** Starts a script by its path in test/. */
export function startChild(path: string, ...args: string[]): Child {
  const given = [compiledScript(path), ...args]
  const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const end = once(child, 'close').then(([code, signal]) => code ?? signal)
  return { process: child, printed: () => printed, end }
}

/** Waits until the child has printed something: it has the database then. */
export async function running({ process }: Child): Promise<void> {
  if (process.stdout) await once(process.stdout, 'data')
}
