import type { Clock } from '../clock.ts'
import { ShepFault } from '../contract/faults.ts'
import type { Application } from '../storage/applications.ts'
import type { Session } from '../storage/sessions.ts'
import type { Stores } from '../storage/stores.ts'
import type { Subject } from './count-checks.ts'
import type { Entry } from './entry.ts'
import { play } from './runner/play.ts'
import type { Start } from './runner/records.ts'
import type { ScenarioResult } from './runner/result.ts'
import type { Happenings } from './scenario.ts'
import { scenarioOf, scenariosFor } from './scenarios.ts'

/** What scenarios are judged by, besides the messages of the session. */
export interface ScenarioStores {
  readonly accessRequests: Pick<Stores['accessRequests'], 'ofApplication'>
  readonly withdrawals: Pick<Stores['withdrawals'], 'ofOperator'>
  readonly scenarioRuns: Pick<Stores['scenarioRuns'], 'ofSession'>
}

export interface ScenarioFacts {
  readonly session: Session
  readonly application: Application
  readonly bin: string
  readonly subject: Subject
  readonly entries: readonly Entry[]
}

/** Every scenario of a session, each from its latest start on. */
export async function scenariosOf(
  { session, application, bin, subject, entries }: ScenarioFacts,
  stores: ScenarioStores,
): Promise<readonly ScenarioResult[]> {
  const starts = new Map<string, Start>()
  for (const { scenarioId, startedAt: at, afterSeq } of await stores.scenarioRuns.ofSession(
    session.id,
  ))
    starts.set(scenarioId, { at, afterSeq })
  const opening: Start = { at: session.openedAt, afterSeq: 0 }
  const happenings = await happeningsOf(application.id, bin, session, stores)
  const recorded = { session, subject, entries, happenings }
  return scenariosFor(session.role, application.method).map((scenario) =>
    play(scenario, starts.get(scenario.id) ?? opening, recorded),
  )
}

/** What happened while the session was open. */
async function happeningsOf(
  applicationId: string,
  bin: string,
  { openedAt, closedAt }: Session,
  { accessRequests, withdrawals }: ScenarioStores,
): Promise<Happenings> {
  const isInside = (at: string): boolean =>
    at >= openedAt && (closedAt === undefined || at <= closedAt)
  const records = await accessRequests.ofApplication(applicationId)
  const asked = await withdrawals.ofOperator(bin, openedAt)
  return {
    requests: new Map(
      records.map(({ asked: { id }, events }) => [id, events.filter(({ at }) => isInside(at))]),
    ),
    withdrawals: asked.filter(({ askedAt }) => isInside(askedAt)),
  }
}

export interface StartStores {
  readonly sessions: Pick<Stores['sessions'], 'find'>
  readonly applications: Pick<Stores['applications'], 'find'>
  readonly scenarioRuns: Stores['scenarioRuns']
}

/**
 * Begins a scenario of an open session anew, or all of them: messages so far are of an earlier run. The count of the act
 * does not change by it. Throws ShepFault SESSION_UNKNOWN, SESSION_FROZEN, SCENARIO_UNKNOWN.
 */
export async function startScenarios(
  sessionId: string,
  scenarioId: string | undefined,
  { sessions, applications, scenarioRuns, clock }: StartStores & { readonly clock: Clock },
): Promise<void> {
  const session = await sessions.find(sessionId)
  if (!session) throw new ShepFault('SESSION_UNKNOWN', { id: sessionId })
  if (session.state !== 'open') throw new ShepFault('SESSION_FROZEN', { id: sessionId })
  const application = await applications.find(session.applicationId)
  if (!application) throw new Error(`session ${sessionId} has no application`)
  const own = scenariosFor(session.role, application.method)
  const started = scenarioId === undefined ? own : [scenarioOf(scenarioId, own)]
  const startedAt = clock().toISOString()
  for (const { id } of started) await scenarioRuns.start({ sessionId, scenarioId: id, startedAt })
}
