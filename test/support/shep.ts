import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { ensureTestPki } from '../../src/eds/authority/test-pki.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { program } from './compiled.ts'
import type { TestEmulator } from './emulator.ts'

/** A `shep` at work: what it printed so far, and how it ends. */
export interface Running {
  readonly process: ChildProcess
  readonly out: () => string
  readonly err: () => string
  /** Exit status, or the signal that ended it. */
  readonly end: Promise<number | string>
}

export interface Place {
  /** The folder it stands in; an empty one unless told otherwise. */
  readonly cwd?: string
  /** Variables besides PATH and HOME: nothing of ours leaks in. */
  readonly env?: Readonly<Record<string, string>>
}

export function startShep(args: readonly string[], place: Place = {}): Running {
  const { cwd = temporaryDirectory(), env = {} } = place
  const child = spawn(process.execPath, [program(), ...args], { cwd, env })
  const [out, err] = [collect(child.stdout), collect(child.stderr)]
  const end = once(child, 'close').then(([code, signal]) => code ?? signal)
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  end.finally(() => process.off('exit', kill))
  return { process: child, out, err, end }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.setEncoding('utf8').on('data', (more: string) => {
    text += more
  })
  return () => text
}

/** A `shep` to its end. */
export async function shep(
  args: readonly string[],
  place?: Place,
): Promise<{ readonly status: number | string; readonly out: string; readonly err: string }> {
  const { end, out, err } = startShep(args, place)
  return { status: await end, out: out(), err: err() }
}

export interface Served extends Running {
  readonly url: string
  readonly pid: number
}

/** Somebody who sends to a program of its own, so at the time of the system. */
export type Participant = Pick<TestEmulator, 'clock' | 'newId' | 'pki'>

/** Makes the PKI of a data folder as of now, before or beside the program that serves it. */
export async function participantOf(data: string): Promise<Participant> {
  const clock = Object.assign(() => new Date(), { forward: () => {} })
  return { clock, newId: randomUUID, pki: await ensureTestPki(join(data, 'pki'), clock) }
}

/** `shep serve` on a free port, once it listens; rejects when it ends before. */
export async function serveShep(data: string, place: Place = {}): Promise<Served> {
  const running = startShep(['serve', '--port', '0', '--data', data, '--json'], place)
  const told = async (): Promise<string> => {
    for (;;) {
      const [line, rest] = running.out().split('\n')
      if (line !== undefined && rest !== undefined) return line
      const chunk = once(running.process.stdout ?? running.process, 'data').then(() => undefined)
      const ended = await Promise.race([chunk, running.end])
      if (ended !== undefined) throw new Error(`shep serve ended with ${ended}: ${running.err()}`)
    }
  }
  const { url } = JSON.parse(await told()) as { url: string }
  return { ...running, url, pid: running.process.pid ?? 0 }
}
