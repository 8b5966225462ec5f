import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyLog } from '../../src/act/log/verify.ts'
import { createEraser, type Eraser, type Wish } from '../../src/emulator/erasure/eraser.ts'
import { connect } from '../../src/storage/connection.ts'
import { openStorage, type Storage } from '../../src/storage/database.ts'
import type { Stores } from '../../src/storage/stores.ts'
import { frozen } from '../act/maker.ts'
import {
  type Bench,
  counter,
  openBench,
  SENDER,
  tickingClock,
} from '../certification/session-builder.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { access, consent, notice, token } from '../storage/records.ts'
import { startChild } from '../support/child.ts'

export const wish: Wish = { by: 'Хранителев Х., TEST ONLY', reason: 'срок хранения истёк' }
const [IIN, NUMBER] = ['991231500016', '+77000000001']
const BODY = '<request>'

/** Every process that erases gives the same times and ids: an erasure that was whole is the same to the byte. */
export const eraserOf = (storage: Storage): Eraser =>
  createEraser({ storage, clock: tickingClock(), newId: counter('9') })

export interface EraseKills {
  readonly points: number
  /** How often the kill left the session as it was, and how often wholly erased. */
  readonly before: number
  readonly after: number
}

/**
 * Erases one session again and again, each time on a fresh copy of its database, and kills the process with signal 9 at one
 * point after another: all of them, or those `chosen` of their number. After each, every row of every table is as it was
 * before, or as after an erasure that nothing cut short; and the next start ends what is left. Throws when it is not so.
 */
export async function killErasing(
  chosen: (points: number) => readonly number[],
): Promise<EraseKills> {
  const folder = temporaryDirectory()
  const original = join(folder, 'shep.db')
  const { sessionId } = await filled(original)
  const whole = copyOf(original, folder, 'whole')
  const points = Number((await run(whole, sessionId, -1)).printed)
  const rows = { before: rowsIn(original), after: rowsIn(whole) }
  for (const text of [IIN, NUMBER, BODY]) {
    assert.ok(rows.before.includes(text), text)
    assert.ok(!rows.after.includes(text), text)
  }
  const states: string[] = []
  for (const point of chosen(points)) {
    const path = copyOf(original, folder, String(point))
    const { signal } = await run(path, sessionId, point)
    assert.equal(signal, 'SIGKILL', `point ${point} of ${points}`)
    const left = rowsIn(path)
    const state = left === rows.before ? 'before' : 'after'
    assert.equal(left, rows[state], `half erased at point ${point} of ${points}`)
    states.push(state)
    await nextStart(path, sessionId, state)
    assert.equal(rowsIn(path), rows.after)
  }
  const before = states.filter((state) => state === 'before').length
  return { points, before, after: states.length - before }
}

/** What was not begun is erased when it is asked for again; what was erased stays so, and its bytes leave the file. */
async function nextStart(path: string, sessionId: string, left: string): Promise<void> {
  const storage = openStorage(path)
  const eraser = eraserOf(storage)
  await eraser.scrub()
  if (left === 'before') await eraser.session(sessionId, wish)
  else await assert.rejects(eraser.session(sessionId, wish), { code: 'SESSION_ERASED' })
  const [rows, checkpoints] = await storage.read(({ eventLog }) =>
    Promise.all([eventLog.list(), eventLog.checkpoints()]),
  )
  assert.equal(rows.filter(({ kind }) => kind === 'data-erased').length, 1)
  assert.ok(verifyLog({ rows, checkpoints, isSigned: () => true }).intact)
  await storage.close()
  for (const file of [path, `${path}-wal`])
    for (const text of [IIN, BODY])
      assert.ok(!existsSync(file) || !readFileSync(file).includes(text), `${text} in ${file}`)
}

/** Every row of every table, but for when the file was built anew. */
function rowsIn(path: string): string {
  const db = connect(path, 'reader')
  try {
    assert.equal(db.pragma('integrity_check', { simple: true }), 'ok')
    assert.deepEqual(db.pragma('foreign_key_check'), [])
    const tables = db
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name != 'scrubs' ORDER BY name",
      )
      .all()
    return tables
      .map(({ name }) => {
        const rows = db.prepare<[], object>(`SELECT * FROM "${name}"`).all()
        return `${name}\n${rows.map((row) => JSON.stringify(row, bytesAsText)).join('\n')}`
      })
      .join('\n')
  } finally {
    db.close()
  }
}

const bytesAsText = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'
    ? Buffer.from(value as unknown as Uint8Array).toString('latin1')
    : value

/** A session with its act and a container, and a subject about whom it left every kind of row. */
async function filled(path: string): Promise<Bench> {
  const bench = await openBench(undefined, undefined, path)
  await bench.exchanges(10)
  await frozen(bench)
  await bench.storage.transact(async (stores) => {
    await stores.actContainers.addPiece(bench.sessionId, 0, Buffer.from('PK'))
    await stores.actContainers.complete(bench.sessionId, 'ab'.repeat(32))
    await aboutSubject(stores, bench)
  })
  await bench.storage.close()
  return bench
}

async function aboutSubject(stores: Stores, { sessionId, applicationId, clock }: Bench) {
  const [entry] = await firstOf(sessionId, stores)
  const { id: entryId = '', tokenId = '' } = entry ?? {}
  const [at, consentId, requestId] = [clock().toISOString(), 'consent-1', 'request-1']
  await stores.tokens.add(token({ id: tokenId, entryId, applicationId, senderId: SENDER }))
  await stores.consents.give(consent({ applicationId }), {
    ...{ consentId, at, event: 'given', by: IIN, role: 'subject', detail: 'SMS' },
  })
  await stores.accesses.add(access({ tokenId, consentId }))
  await stores.notices.add(notice({ reference: tokenId }))
  await stores.accessRequests.add({
    ...{ id: requestId, entryId, senderId: SENDER, applicationId, method: 'sms' },
    ...{ iin: IIN, bin: '991240000013', services: ['A'], company: 'TEST ONLY Bank' },
    ...{ expiresIn: 600_000, automated: false, receivedAt: at },
  })
  await stores.accessRequests.addEvent({
    ...{ requestId, at, event: 'asked', number: NUMBER, addressee: IIN, code: '123456' },
    ...{ answerUntil: at, codeAttempts: 3, by: 'service' },
  })
  await stores.sms.add({
    ...{ at, number: NUMBER, iin: IIN, direction: 'out', kind: 'code', text: 'Код 123456' },
    ...{ requestId, lost: false },
  })
}

async function firstOf(sessionId: string, { messages }: Pick<Stores, 'messages'>) {
  const entries: { readonly id: string; readonly tokenId?: string }[] = []
  await messages.eachOfCertification(sessionId, (entry) => entries.push(entry))
  return entries
}

function copyOf(original: string, folder: string, name: string): string {
  const path = join(folder, name, 'shep.db')
  mkdirSync(join(folder, name))
  copyFileSync(original, path)
  return path
}

async function run(path: string, sessionId: string, point: number) {
  const { end, printed } = startChild('kill/erasing-child.ts', path, sessionId, String(point))
  return { signal: await end, printed: printed() }
}
