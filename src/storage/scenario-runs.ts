import type { Db } from './connection.ts'

/** A scenario was begun anew in a session: messages up to then are of an earlier run. */
export interface ScenarioRun {
  readonly sessionId: string
  readonly scenarioId: string
  readonly startedAt: string
  /** The last message of the journal at that moment. */
  readonly afterSeq: number
}

export interface ScenarioRunStore {
  start(run: Omit<ScenarioRun, 'afterSeq'>): Promise<void>
  /** In their order. */
  ofSession(sessionId: string): Promise<ScenarioRun[]>
}

export function scenarioRunStore(db: Db): ScenarioRunStore {
  const insert = db.prepare<[Omit<ScenarioRun, 'afterSeq'>]>(
    `INSERT INTO scenario_runs (session_id, scenario_id, started_at, after_seq)
     VALUES (@sessionId, @scenarioId, @startedAt, (SELECT coalesce(max(seq), 0) FROM messages))`,
  )
  const all = db.prepare<[string], ScenarioRun>(
    `SELECT session_id AS sessionId, scenario_id AS scenarioId, started_at AS startedAt, after_seq AS afterSeq
     FROM scenario_runs WHERE session_id = ? ORDER BY seq`,
  )
  return {
    start: async (run) => void insert.run(run),
    ofSession: async (sessionId) => all.all(sessionId),
  }
}
