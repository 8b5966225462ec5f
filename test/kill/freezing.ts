import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { verifyLog } from '../../src/act/log/verify.ts'
import { openStorage, type Storage } from '../../src/storage/database.ts'
import { frozen } from '../act/maker.ts'
import { type Bench, openBench, tickingClock } from '../certification/session-builder.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { startChild } from '../support/child.ts'

export interface FreezeKills {
  readonly points: number
  /** How often the kill left the session open, and how often with its act. */
  readonly open: number
  readonly closed: number
}

/**
 * Freezes one session again and again, each time on a fresh copy of its database, and kills the process with signal 9 at
 * one point after another: all of them, or those `chosen` of their number. After each the session has at most one act,
 * and freezing it gives the one act there is. Throws when it does not.
 */
export async function killFreezing(
  chosen: (points: number) => readonly number[],
): Promise<FreezeKills> {
  const folder = temporaryDirectory()
  const original = join(folder, 'shep.db')
  const bench = await openBench(undefined, undefined, original)
  await bench.exchanges(10)
  await bench.storage.close()
  const points = Number((await run(copyOf(original, folder, 'whole'), bench.sessionId, -1)).printed)
  const states: string[] = []
  for (const point of chosen(points)) {
    const path = copyOf(original, folder, String(point))
    const { signal } = await run(path, bench.sessionId, point)
    assert.equal(signal, 'SIGKILL', `point ${point} of ${points}`)
    states.push(await resume(path, bench))
  }
  const open = states.filter((state) => state === 'open').length
  return { points, open, closed: states.length - open }
}

function copyOf(original: string, folder: string, name: string): string {
  const path = join(folder, name, 'shep.db')
  mkdirSync(join(folder, name))
  copyFileSync(original, path)
  return path
}

async function run(path: string, sessionId: string, point: number) {
  const { end, printed } = startChild('kill/freezing-child.ts', path, sessionId, String(point))
  return { signal: await end, printed: printed() }
}

/** The state the kill left; after it the act is made, once. */
async function resume(path: string, bench: Bench): Promise<string> {
  const storage = openStorage(path)
  try {
    const left = await storage.read(({ sessions }) => sessions.find(bench.sessionId))
    const before = await logOf(storage)
    const again: Bench = { ...bench, storage, clock: tickingClock() }
    const { text } = await frozen(again)
    assert.equal((await frozen(again)).text, text)
    if (left?.state === 'frozen') assert.equal(left.act, text)
    else assert.ok(!before.kinds.includes('act-drawn-up'), 'a row of an act that is not there')
    const { kinds, checkpoints, intact } = await logOf(storage)
    assert.deepEqual(kinds, ['act-drawn-up', 'session-frozen'])
    assert.deepEqual([checkpoints, intact], [1, true])
    return left?.state ?? ''
  } finally {
    await storage.close()
  }
}

async function logOf(storage: Storage) {
  const { rows, checkpoints } = await storage.read(async ({ eventLog }) => ({
    rows: await eventLog.list(),
    checkpoints: await eventLog.checkpoints(),
  }))
  const { intact } = verifyLog({ rows, checkpoints, isSigned: () => true })
  return { kinds: rows.map(({ kind }) => kind), checkpoints: checkpoints.length, intact }
}
