import assert from 'node:assert/strict'
import { join } from 'node:path'
import { verifyActFile } from '../../src/act/container/verify-file.ts'
import { sha256 } from '../../src/act/json.ts'
import type { ChainRow } from '../../src/act/log/chain.ts'
import { verifyLog } from '../../src/act/log/verify.ts'
import { ACT_FORMAT } from '../../src/act/shape.ts'
import { readConfig } from '../../src/config/read.ts'
import { createEmulator } from '../../src/emulator.ts'
import { connect, type Db } from '../../src/storage/connection.ts'

/** What a data folder has of its sessions, by session. */
export interface Kept {
  /** Every session, and the application it is of. */
  readonly sessions: ReadonlyMap<string, string>
  /** SHA-256 of the act, or of the refusal of a session closed without one. */
  readonly closed: ReadonlyMap<string, string>
  /** The sessions that have an act. */
  readonly acted: readonly string[]
  /** SHA-256 of each container that is made. */
  readonly containers: ReadonlyMap<string, string>
  /** Digests of the rows of the event log. */
  readonly log: readonly string[]
}

/** Before anything was. */
export const nothing: Kept = {
  sessions: new Map(),
  closed: new Map(),
  acted: [],
  containers: new Map(),
  log: [],
}

interface SessionRow {
  readonly id: string
  readonly application: string
  readonly act: string | null
  readonly digest: string | null
}

/** Reads it, and throws unless the file is sound, the log whole, and each session opened once and closed at most once on it. */
export function keptIn(data: string): Kept {
  const db = connect(join(data, 'shep.db'), 'reader')
  try {
    assert.equal(db.pragma('integrity_check', { simple: true }), 'ok')
    assert.deepEqual(db.pragma('foreign_key_check'), [])
    const sessions = db
      .prepare<[], SessionRow>(
        'SELECT id, application_id AS application, act, act_sha256 AS digest FROM sessions',
      )
      .all()
    const log = soundLog(db)
    for (const session of sessions) assertOnLog(session, log)
    const containers = db
      .prepare<[], { id: string; digest: string | null }>(
        'SELECT session_id AS id, sha256 AS digest FROM act_containers',
      )
      .all()
    return {
      sessions: new Map(sessions.map(({ id, application }) => [id, application])),
      closed: digests(sessions),
      acted: sessions.filter(({ act }) => isAct(act)).map(({ id }) => id),
      containers: digests(containers),
      log: log.map((row) => row.sha256),
    }
  } finally {
    db.close()
  }
}

const digests = (rows: readonly { readonly id: string; readonly digest: string | null }[]) =>
  new Map(rows.flatMap(({ id, digest }) => (digest === null ? [] : [[id, digest] as const])))

const isAct = (text: string | null): boolean =>
  text !== null && (JSON.parse(text) as { format?: unknown }).format === ACT_FORMAT

function soundLog(db: Db): readonly ChainRow[] {
  const rows = db.prepare<[], ChainRow>('SELECT * FROM event_log ORDER BY seq').all()
  const checkpoints = db
    .prepare<[], { size: number; sha256: string; text: string }>(
      'SELECT size, sha256, text FROM log_checkpoints ORDER BY number',
    )
    .all()
  assert.deepEqual(verifyLog({ rows, checkpoints, isSigned: () => true }).problems, [])
  return rows
}

/** Never two acts for one session: what is stored and what is on record tell the same, once. */
function assertOnLog({ id, act, digest }: SessionRow, log: readonly ChainRow[]): void {
  const kinds = log
    .filter(({ data }) => (JSON.parse(data) as { sessionId?: unknown }).sessionId === id)
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('session-') || kind === 'act-drawn-up')
  const closing = isAct(act) ? ['act-drawn-up', 'session-frozen'] : ['session-abandoned']
  assert.deepEqual(kinds, ['session-opened', ...(act === null ? [] : closing)], `session ${id}`)
  if (act !== null) assert.equal(sha256(act), digest)
}

/** What was there after the kill is there, unchanged, after the run that came next. */
export function assertStays(before: Kept, after: Kept): void {
  for (const [id, digest] of before.closed) assert.equal(after.closed.get(id), digest)
  for (const [id, digest] of before.containers) assert.equal(after.containers.get(id), digest)
  assert.deepEqual(after.log.slice(0, before.log.length), before.log)
}

/** Every act has one container: handed out twice it is the same, it is the one that is stored, and it verifies. */
export async function assertOneContainerEach(data: string, trust: string): Promise<void> {
  const emulator = await createEmulator(readConfig({}, { data, port: 0 }))
  try {
    for (const id of keptIn(data).acted) {
      const bytes = await emulator.control.actContainer(id)
      const [first, again] = [sha256(bytes), sha256(await emulator.control.actContainer(id))]
      assert.equal(again, first, `two containers of session ${id}`)
      assert.equal(keptIn(data).containers.get(id), first)
      const { result, checks } = await verifyActFile({ bytes, trust, at: new Date() })
      assert.equal(result, 'pass', JSON.stringify(checks.filter((one) => one.verdict !== 'pass')))
    }
  } finally {
    await emulator.stop()
  }
}
