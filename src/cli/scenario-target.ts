import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { CertificationFile } from './certify-file.ts'
import { askEmulator, fetchBytes } from './remote.ts'
import { startCommand } from './started-command.ts'
import { sessionFor } from './target-session.ts'

export interface ScenarioTargetRun {
  readonly url: string
  readonly file: CertificationFile
  readonly out: string
  /** One scenario of the session, or `all`. */
  readonly scenario: string
  /** Seconds to wait. */
  readonly wait: number
  readonly tell: (words: string, data: object) => void
}

/** What is read of `GET /api/v1/sessions/ID/scenarios`. */
interface Scenario {
  readonly id: string
  readonly state: string
  readonly verdict: string
  readonly title: { readonly en: string }
  readonly waiting?: { readonly text: { readonly en: string } }
}

/**
 * Begins scenarios of your own system anew against a running emulator, waits until they are played, your command has ended or
 * time is up, and writes what became of them. Resolves with the exit status. The session stays open, for the act.
 */
export async function playAtTarget(run: ScenarioTargetRun): Promise<number> {
  const { url, out, scenario, tell } = run
  const { session, resumed, unfinished } = await sessionFor(url, run.file, out)
  const { id: sessionId } = session
  tell(`${resumed ? 'Going on with' : 'Opened'} session ${sessionId}`, { sessionId, resumed })
  const home = `/sessions/${sessionId}/scenarios`
  const path = scenario === 'all' ? home : `${home}/${scenario}`
  const began = await askEmulator({ url, method: 'POST', path: `${path}/run` })
  const ids = new Set(listed(began).map(({ id }) => id))
  const command = await untilPlayed(run, sessionId, ids)
  const found = await chosen(url, home, ids)
  for (const one of found) tell(lineOf(one), one)
  const files = await writeResults(url, home, { out, scenario })
  await unfinished.end()
  const passed = found.filter(isPassed).length
  const ended = command === undefined || command === 0 ? '' : `\nThe command ended with ${command}`
  const words = `${passed} of ${found.length} passed${ended}\n${files.map((file) => `  ${file}`).join('\n')}`
  tell(words, { passed, of: found.length, files, ...(command !== undefined && { command }) })
  return passed === found.length && (command ?? 0) === 0 ? 0 : 1
}

const listed = (answer: unknown): readonly Scenario[] =>
  (Array.isArray(answer) ? answer : [answer]) as readonly Scenario[]

const chosen = async (url: string, path: string, ids: ReadonlySet<string>) =>
  listed(await askEmulator({ url, path })).filter(({ id }) => ids.has(id))

const red: ReadonlySet<string> = new Set(['fail', 'inconclusive', 'untestable'])

const isPassed = ({ state, verdict }: Scenario): boolean => state === 'done' && !red.has(verdict)

const lineOf = ({ id, state, verdict, title, waiting }: Scenario): string =>
  [
    `${id} ${state.padEnd(11)} ${verdict.padEnd(12)} ${title.en}`,
    ...(waiting ? [`    ${waiting.text.en}`] : []),
  ].join('\n')

/** Tells whom each waits for, when that changes. */
async function untilPlayed(
  { url, file, wait, scenario, tell }: ScenarioTargetRun,
  sessionId: string,
  ids: ReadonlySet<string>,
): Promise<number | string | undefined> {
  const stopped = new AbortController()
  const running = file.command && startCommand(file, file.command, { url, sessionId, scenario })
  const ended = running?.ended.finally(() => stopped.abort())
  const deadline = performance.now() + wait * 1000
  let told = ''
  while (performance.now() < deadline) {
    const all = await chosen(url, `/sessions/${sessionId}/scenarios`, ids)
    const open = all.filter(({ state }) => state !== 'done')
    const words = open.map(({ id, waiting }) => `${id}: ${waiting?.text.en ?? ''}`).join('\n')
    if (words !== told) tell(words, { open: open.map(({ id }) => id) })
    told = words
    if (stopped.signal.aborted || (open.length === 0 && !running)) break
    await setTimeout(500, undefined, { signal: stopped.signal }).catch(() => undefined)
  }
  if (!running || stopped.signal.aborted) return ended
  running.stop()
  return `stopped: it still ran after ${wait} s`
}

/** With the places in the stored bytes where one was asked for. */
async function writeResults(
  url: string,
  home: string,
  { out, scenario }: { readonly out: string; readonly scenario: string },
): Promise<readonly string[]> {
  const path = scenario === 'all' ? home : `${home}/${scenario}`
  const json = join(out, 'scenarios.json')
  const junit = join(out, 'scenarios.junit.xml')
  const found = await askEmulator({ url, path })
  await writeFile(json, `${JSON.stringify(found, null, 2)}\n`)
  const address = `${url.replace(/\/+$/, '')}/api/v1${path}?format=junit`
  await writeFile(junit, await fetchBytes(address))
  return [json, junit]
}
