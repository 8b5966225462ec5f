import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { junitOfRefusal, junitWithFailures } from '../act/junit.ts'
import { badge } from './badge.ts'
import type { CertificationFile } from './certify-file.ts'
import {
  type Comparison,
  casesOf,
  compareFailures,
  type ExpectedFailure,
} from './expected-failures.ts'
import { askEmulator, fetchBytes } from './remote.ts'
import { startCommand } from './started-command.ts'
import { freeze, sessionFor } from './target-session.ts'

export interface TargetRun {
  readonly url: string
  readonly file: CertificationFile
  readonly out: string
  /** Absent: failures of single messages are shown in the act and decide nothing. */
  readonly expected?: readonly ExpectedFailure[]
  /** Seconds to wait for the ten. */
  readonly wait: number
  readonly tell: (words: string, data: object) => void
}

/** How a run against a running emulator ended. */
export interface TargetResult extends Comparison {
  readonly sessionId: string
  readonly counted: number
  readonly required: number
  readonly missing: readonly Missing[]
  /** Exit status of the command, or the signal that ended it; absent: there was none. */
  readonly command?: number | string
  readonly files: readonly string[]
}

interface Missing {
  readonly code: string
  readonly text: { readonly en: string }
}

/** What is read of `GET /api/v1/sessions/ID`. */
interface Progress {
  readonly counted: number
  readonly required: number
  readonly missing: readonly Missing[]
  readonly text: { readonly en: string }
  readonly notCounted: readonly {
    readonly id: string
    readonly messageId?: string
    readonly serviceId?: string
    readonly outcome?: string
    readonly reasons: readonly { readonly code: string }[]
  }[]
}

/** Registers, applies, waits for the ten and fetches the act; goes on with the open session of a run that was cut off. */
export async function certifyTarget(run: TargetRun): Promise<TargetResult> {
  const { url, file, tell, out } = run
  const { session, resumed, unfinished } = await sessionFor(url, file, out)
  const { id: sessionId, state } = session
  tell(`${resumed ? 'Going on with' : 'Opened'} session ${sessionId}`, { sessionId, resumed })
  const command = state === 'open' ? await untilReady(run, sessionId) : undefined
  const progress = await progressOf(url, sessionId)
  const made = await freeze(url, sessionId)
  const missing = 'missing' in made ? made.missing : []
  const compared = run.expected && compareFailures(failuresIn(progress), run.expected)
  const files = 'missing' in made ? [] : await fetchAct(url, sessionId, out)
  const junit = 'missing' in made ? junitOfRefusal(made) : await junitOf(url, sessionId)
  files.push(
    await put(out, 'junit.xml', compared ? junitWithFailures(junit, casesOf(compared)) : junit),
  )
  const { counted, required } = progress
  files.push(await put(out, 'badge.svg', badge(counted, required, missing.length === 0)))
  await unfinished.end()
  const ended = command === undefined ? {} : { command }
  return {
    sessionId,
    counted,
    required,
    missing,
    ...ended,
    files,
    ...(compared ?? nothingExpected),
  }
}

const progressOf = async (url: string, id: string): Promise<Progress> =>
  (await askEmulator({ url, path: `/sessions/${id}` })) as Progress

/** Until nothing is missing, or the command has ended, or time is up; tells each step forward. */
async function untilReady(
  { url, file, wait, tell }: TargetRun,
  sessionId: string,
): Promise<number | string | undefined> {
  const stopped = new AbortController()
  const running = file.command && startCommand(file, file.command, { url, sessionId })
  const ended = running?.ended.finally(() => stopped.abort())
  const deadline = performance.now() + wait * 1000
  let told = ''
  while (performance.now() < deadline) {
    const progress = await progressOf(url, sessionId)
    if (progress.text.en !== told) tell(progress.text.en, { progress: progress.text.en })
    told = progress.text.en
    const ready = progress.missing.length === 0
    if (stopped.signal.aborted || (ready && !running)) break
    await setTimeout(500, undefined, { signal: stopped.signal }).catch(() => undefined)
  }
  if (!running || stopped.signal.aborted) return ended
  running.stop()
  return `stopped: it still ran after ${wait} s`
}

const nothingExpected: Comparison = { unexpected: [], absent: [], met: [] }

const forms = ['act.asice', 'act.json', 'act.pdf', 'act.html'] as const

async function fetchAct(url: string, sessionId: string, out: string): Promise<string[]> {
  const files: string[] = []
  for (const name of forms)
    files.push(await put(out, name, await fetchBytes(fileOf(url, sessionId, name))))
  return files
}

const junitOf = async (url: string, sessionId: string): Promise<string> =>
  Buffer.from(await fetchBytes(fileOf(url, sessionId, 'junit.xml'))).toString('utf8')

const fileOf = (url: string, sessionId: string, name: string): string =>
  `${url.replace(/\/+$/, '')}/api/v1/sessions/${sessionId}/${name}`

async function put(out: string, name: string, content: string | Uint8Array): Promise<string> {
  const path = join(out, name)
  await writeFile(path, content)
  return path
}

const failuresIn = ({ notCounted }: Progress) =>
  notCounted.map(({ id, messageId, serviceId, outcome, reasons }) => ({
    entryId: id,
    ...(messageId !== undefined && { messageId }),
    ...(serviceId !== undefined && { serviceId }),
    codes: [
      ...new Set([...(outcome === undefined ? [] : [outcome]), ...reasons.map(({ code }) => code)]),
    ],
  }))
