import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { junitOf } from '../certification/junit.ts'
import { junitCasesOf } from '../certification/runner/junit.ts'
import { isPassed } from '../certification/runner/play.ts'
import type { ScenarioResult } from '../certification/runner/result.ts'
import { scenarioOf, scenarios } from '../certification/scenarios.ts'
import { type PlayedMethod, playMethod, playWithdrawal, type Stage } from '../client/plays.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createEmulator, type Emulator } from '../emulator.ts'
import type { Application } from '../storage/applications.ts'
import type { Session } from '../storage/sessions.ts'
import { demo, demoApplication, seedDemo } from './demo.ts'
import { callApi } from './local-api.ts'
import { PROACTIVE_CODE, stageOf } from './scenario-stage.ts'

export const scenarioIds = scenarios.map(({ id }) => id)

/** A scenario that was played by one method. */
export interface PlayedScenario extends ScenarioResult {
  readonly method: PlayedMethod
  readonly sessionId: string
}

export interface ScenarioRunSettings {
  readonly directory: string
  /** One scenario, or every one. */
  readonly scenario: string
  readonly config: Config
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void
  readonly onPlayed: (played: PlayedScenario) => void
}

/**
 * Starts an embedded gateway and plays scenarios with the reference client over HTTP, each by every method that it is for,
 * in a session a method. Throws ShepFault SCENARIO_UNKNOWN.
 */
export async function certifyScenarios({
  directory,
  scenario,
  config,
  log,
  onPlayed,
}: ScenarioRunSettings): Promise<readonly PlayedScenario[]> {
  const chosen = scenario === 'all' ? scenarios : [scenarioOf(scenario, scenarios)]
  await mkdir(directory, { recursive: true })
  const place = { port: 0, host: '127.0.0.1', publicUrl: undefined, data: join(directory, 'data') }
  const world = { clock: systemClock, newId: randomUUID, log }
  const emulator = await createEmulator({ ...config, ...place }, world)
  try {
    await seedDemo(emulator)
    const { url } = await emulator.start()
    const stage = await stageOf(emulator, url)
    const played: PlayedScenario[] = []
    for (const method of new Set(chosen.flatMap(({ methods }) => methods)))
      for (const one of await playBy(method, chosen, { emulator, url, stage })) {
        onPlayed(one)
        played.push(one)
      }
    return played
  } finally {
    await emulator.stop()
  }
}

interface Playing {
  readonly emulator: Emulator
  readonly url: string
  readonly stage: Stage
}

/** A session of its own; it is closed without an act. */
async function playBy(
  method: PlayedMethod,
  chosen: typeof scenarios,
  { emulator, url, stage }: Playing,
): Promise<readonly PlayedScenario[]> {
  const { control } = emulator
  const applicationId = await applicationFor(method, emulator)
  const all = (await control.sessions()) as readonly Session[]
  const left = all.filter((one) => one.applicationId === applicationId && one.state === 'open')
  for (const { id } of left) await control.abandon(id)
  const { id: sessionId } = (await control.openSession(applicationId)) as Session
  const played: PlayedScenario[] = []
  for (const { id } of chosen.filter(({ methods }) => methods.includes(method))) {
    const path = `/sessions/${sessionId}/scenarios/${id}`
    await callApi(url, `${path}/run`, { body: {} })
    await (plays[id] ?? playOnce)(method, stage)
    played.push({ ...(await callApi<ScenarioResult>(url, path)), method, sessionId })
  }
  await control.abandon(sessionId)
  return played
}

type PlayScenario = (method: PlayedMethod, stage: Stage) => Promise<void>

const playOnce: PlayScenario = (method, stage) => playMethod(method, stage)

/** How the reference client plays a scenario that is more than one exchange, or ends otherwise. */
const plays: Readonly<Record<string, PlayScenario>> = {
  'KDP-01': async (method, stage) => {
    for (let round = 0; round < scenarioOf('KDP-01', scenarios).times; round += 1)
      await playMethod(method, stage)
  },
  'KDP-15': (method, stage) => playMethod(method, stage, 'refuse'),
  'KDP-17': (method, stage) => playMethod(method, stage, 'refuse'),
  'KDP-18': (method, stage) => playMethod(method, stage, 'wrong-code'),
  'KDP-21': playWithdrawal,
}

/** The approved application of the demo participant for a method; filed where there is none. */
async function applicationFor(method: PlayedMethod, { control }: Emulator): Promise<string> {
  const known = (await control.applications()) as readonly Application[]
  const isOwn = (one: Application) => one.senderId === demo.senderId && one.state === 'approved'
  const found = known.findLast((one) => isOwn(one) && one.method === method)
  if (found) return found.id
  const proactive = { proactiveCodes: [PROACTIVE_CODE], proactiveUntil: '2099-12-31T00:00:00Z' }
  const filed = (await control.submitApplication(
    { ...demoApplication, method, ...(method === 'proactive' && proactive) },
    'short',
  )) as Application
  await control.approveApplication(filed.id)
  return filed.id
}

export const junitOfScenarios = (played: readonly PlayedScenario[]): string =>
  junitOf(junitCasesOf(played))

/** Every one was played whole, and nothing in it is red. */
export const allPassed = (played: readonly PlayedScenario[]): boolean =>
  played.length > 0 && played.every(isPassed)
