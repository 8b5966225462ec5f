import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect, type Db } from '../../src/storage/connection.ts'
import { dataFolder } from '../support/emulator.ts'
import { drive, type Exchange } from '../support/load.ts'
import { type Participant, participantOf, type Served, serveShep } from '../support/shep.ts'

export interface KillReport {
  readonly rounds: number
  /** Messages whose answer came whole, and which were found to the byte. */
  readonly answered: number
  /** Messages that were sent, whatever became of them. */
  readonly sent: number
  /** Messages in the journal that the kill left without an answer. */
  readonly unanswered: number
}

interface Traffic {
  readonly answered: Exchange[]
  /** SHA-256 of every request that was sent. */
  readonly sent: Set<string>
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64')
const CONNECTIONS = 16

/**
 * Starts `shep serve` on one folder again and again, loads it, and kills it with signal 9 at some moment. After each
 * restart every message whose answer came whole is in the journal, both sides to the byte. Throws when one is not.
 */
export async function killInRounds(
  rounds: number,
  tell: (line: string) => void = () => {},
): Promise<KillReport> {
  const data = await dataFolder()
  const participant = await participantOf(data)
  const traffic: Traffic = { answered: [], sent: new Set() }
  let checked = 0
  for (let round = 1; round <= rounds; round++) {
    const served = await serveShep(data)
    lookInto(data, (db) => assertKept(db, traffic.answered.slice(checked)))
    checked = traffic.answered.length
    const life = 50 + Math.random() * 500
    await loadAndKill(served, participant, traffic, life)
    const now = traffic.answered.length - checked
    tell(`round ${round} of ${rounds}: killed after ${life.toFixed(0)} ms, ${now} answers`)
  }
  const served = await serveShep(data)
  const unanswered = lookInto(data, (db) => {
    assertKept(db, traffic.answered)
    return assertWhole(db, traffic)
  })
  served.process.kill('SIGTERM')
  assert.equal(await served.end, 0, served.err())
  return { rounds, answered: checked, sent: traffic.sent.size, unanswered }
}

/** The moment counts from the first answer, so that every round has some. */
async function loadAndKill(
  served: Served,
  participant: Participant,
  { answered, sent }: Traffic,
  life: number,
): Promise<void> {
  let killed: Promise<void> | undefined
  const kill = async () => {
    await sleep(life)
    served.process.kill('SIGKILL')
  }
  const load = drive({
    url: `${served.url}/bip-sync-wss-gost/`,
    participant,
    connections: CONNECTIONS,
    more: () => true,
    onSent: ({ request }) => sent.add(sha256(request)),
    onAnswer: (exchange) => {
      assert.equal(exchange.status, 200, exchange.response.toString('utf8'))
      answered.push(exchange)
      killed ??= kill()
    },
  })
  await assert.rejects(load, (error: NodeJS.ErrnoException) =>
    /ECONNRESET|ECONNREFUSED|EPIPE|hang up|cut off|aborted/.test(`${error.code} ${error.message}`),
  )
  await killed
  assert.equal(await served.end, 'SIGKILL')
}

/** Beside the program that has it. */
function lookInto<T>(data: string, look: (db: Db) => T): T {
  const db = connect(join(data, 'shep.db'), 'reader')
  try {
    return look(db)
  } finally {
    db.close()
  }
}

function assertKept(db: Db, answered: readonly Exchange[]): void {
  const find = db.prepare<[string], { request: Buffer; response: Buffer; status: number }>(
    `SELECT m.request, a.response, a.http_status AS status
     FROM answers a JOIN messages m ON m.seq = a.seq WHERE a.message_id = ?`,
  )
  for (const { messageId, request, response, status } of answered) {
    const [kept, ...others] = find.all(messageId)
    assert.ok(kept, `${messageId} was answered, and is not in the journal`)
    assert.equal(others.length, 0, `${messageId} stands there more than once`)
    assert.ok(kept.request.equals(request), `${messageId}: another request`)
    assert.ok(kept.response.equals(response), `${messageId}: another answer`)
    assert.equal(kept.status, status)
  }
}

/** The file is sound, and nothing stands in the journal that was not sent. Returns how many have no answer. */
function assertWhole(db: Db, { sent }: Traffic): number {
  assert.equal(db.pragma('integrity_check', { simple: true }), 'ok')
  assert.deepEqual(db.pragma('foreign_key_check'), [])
  for (const { request } of db
    .prepare<[], { request: Buffer }>('SELECT request FROM messages')
    .all())
    assert.ok(sent.has(sha256(request)), 'a request that nobody sent')
  const unanswered = db.prepare<[], { count: number }>(
    'SELECT count(*) AS count FROM messages WHERE seq NOT IN (SELECT seq FROM answers)',
  )
  return unanswered.get()?.count ?? 0
}
