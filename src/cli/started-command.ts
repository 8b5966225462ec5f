import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { CertificationFile } from './certify-file.ts'

/** Whoever ends us ends the command too, and then we end as when it ended; called, it lets go of the signals. */
function endingWith(child: ChildProcess): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const pass = (signal: NodeJS.Signals) => child.kill(signal)
  for (const signal of signals) process.once(signal, pass)
  return () => {
    for (const signal of signals) process.off(signal, pass)
  }
}

/** Starts the system under test; `ended` is its exit status, or the signal or the error that ended it. */
export function startCommand(
  { folder }: CertificationFile,
  [program = '', ...args]: readonly string[],
  {
    url,
    sessionId,
    scenario,
  }: { readonly url: string; readonly sessionId: string; readonly scenario?: string },
): { readonly ended: Promise<number | string>; readonly stop: () => void } {
  const asked = scenario === undefined ? {} : { SHEP_SCENARIO: scenario }
  const env = { ...process.env, SHEP_TARGET: url, SHEP_SESSION: sessionId, ...asked }
  // What the command prints goes to standard error: standard output is ours, and may be JSON.
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 2, 2] })
  const ended = once(child, 'close').then(
    ([code, signal]) => (code ?? signal ?? 1) as number | string,
    (cause: unknown) => `an error: it could not be started, ${(cause as Error).message}`,
  )
  void ended.then(endingWith(child))
  return { ended, stop: () => child.kill() }
}
