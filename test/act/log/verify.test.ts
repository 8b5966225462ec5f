import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type ChainRow, digestOfRow, NOTHING } from '../../../src/act/log/chain.ts'
import type { LogProblemCode } from '../../../src/act/log/problems.ts'
import { type LogToVerify, verifyLog } from '../../../src/act/log/verify.ts'
import { openStorage } from '../../../src/storage/database.ts'
import { sign } from '../maker.ts'
import { type Log, logOf } from './log-builder.ts'

/** A row with another content, and the digest that goes with it. */
const forged = (row: ChainRow, change: Partial<ChainRow>): ChainRow => {
  const changed = { ...row, ...change }
  return { ...changed, sha256: digestOfRow(changed) }
}

/** Every row from `at` on made anew, as whoever has the database can. */
const chainedFrom = (rows: readonly ChainRow[], at: number): ChainRow[] => {
  const made = rows.slice(0, at)
  for (const row of rows.slice(at)) {
    const previous = made.at(-1)?.sha256 ?? NOTHING
    made.push(forged(row, { seq: made.length + 1, previous }))
  }
  return made
}

const other = '{"movedAt":"2026-11-21T05:00:00.000Z","shiftMs":-1}'

describe('anchors 6.2: the event log', () => {
  let log: Log
  before(async () => {
    log = await logOf(6, [2, 5], sign)
  })

  const found = (changed: Partial<LogToVerify>): [LogProblemCode, number][] =>
    verifyLog({ ...log, isSigned: () => true, ...changed }).problems.map(({ code, seq }) => [
      code,
      seq,
    ])
  const row = (seq: number): ChainRow => log.rows[seq - 1] as ChainRow
  const without = (...seqs: readonly number[]) => log.rows.filter(({ seq }) => !seqs.includes(seq))
  const replacing = (seq: number, changed: ChainRow) =>
    log.rows.map((one) => (one.seq === seq ? changed : one))
  /** What an act keeps of the second checkpoint. */
  const kept = () => [{ size: 5, head: row(5).sha256 }]

  it('untouched it is intact, also against a checkpoint that was kept', () => {
    assert.deepEqual(found({ kept: kept() }), [])
    const { intact, size, head, checkpoints } = verifyLog({ ...log, isSigned: () => true })
    assert.deepEqual([intact, size, head, checkpoints], [true, 6, row(6).sha256, 2])
  })

  it('the digest of a row is that of its canonical JSON: anybody can take it again', () => {
    const text =
      '{"at":"2026-11-21T05:00:01.000Z","data":{"movedAt":"2026-11-21T05:00:00.000Z","shiftMs":1},' +
      `"kind":"clock-moved","previous":"${'0'.repeat(64)}","seq":1}`
    assert.equal(row(1).sha256, createHash('sha256').update(text).digest('hex'))
  })

  const broken: readonly [string, () => ChainRow[], [LogProblemCode, number][]][] = [
    [
      'a changed row is named',
      () => replacing(3, { ...row(3), data: other }),
      [['ROW_CHANGED', 3]],
    ],
    [
      'a row that is no JSON any more is named',
      () => replacing(3, { ...row(3), data: '{' }),
      [['ROW_CHANGED', 3]],
    ],
    [
      'a changed row with a digest that fits is told by the row after it',
      () => replacing(3, forged(row(3), { data: other })),
      [['ROW_DETACHED', 4]],
    ],
    [
      'a removed row is named',
      () => without(4),
      [
        ['ROW_MISSING', 4],
        ['LOG_REWRITTEN', 5],
      ],
    ],
    [
      'the first row removed is named',
      () => without(1),
      [
        ['ROW_MISSING', 1],
        ['LOG_REWRITTEN', 2],
        ['LOG_REWRITTEN', 5],
      ],
    ],
    [
      'an inserted row is told by the row after it',
      () => [...log.rows.slice(0, 5), forged(row(6), { data: other }), { ...row(6), seq: 7 }],
      [['ROW_CHANGED', 7]],
    ],
    [
      'an inserted row, the later ones made anew, does not fit the checkpoint',
      () => chainedFrom([...log.rows.slice(0, 3), row(3), ...log.rows.slice(3)], 3),
      [['LOG_REWRITTEN', 5]],
    ],
    ['a cut tail does not reach the checkpoint', () => without(4, 5, 6), [['LOG_CUT', 5]]],
  ]
  for (const [title, rows, expected] of broken) {
    it(title, () => assert.deepEqual(found({ rows: rows() }), expected))
  }

  it('a tail that was cut with its checkpoint is told by the checkpoint that somebody kept', () => {
    const cut = { rows: without(3, 4, 5, 6), checkpoints: log.checkpoints.slice(0, 1) }
    assert.deepEqual(found(cut), [])
    assert.deepEqual(found({ ...cut, kept: kept() }), [['LOG_CUT', 5]])
  })

  it('a log that was written anew whole is told by the checkpoint that somebody kept', async () => {
    const rows = chainedFrom(replacing(1, { ...row(1), data: other }), 0)
    assert.deepEqual(found({ rows, checkpoints: [] }), [])
    assert.deepEqual(found({ rows, checkpoints: [], kept: kept() }), [['LOG_REWRITTEN', 5]])
  })

  it('a checkpoint that was removed, changed, or signed by a stranger is named', () => {
    const [first, second] = log.checkpoints
    assert.ok(first && second)
    assert.deepEqual(found({ checkpoints: [second] }), [['CHECKPOINT_DETACHED', 5]])
    const text = second.text.replace('"size":5', '"size":4')
    assert.deepEqual(found({ checkpoints: [first, { ...second, text }] }), [
      ['CHECKPOINT_CHANGED', 5],
      ['LOG_REWRITTEN', 4],
    ])
    assert.deepEqual(found({ checkpoints: [first, { ...second, text: '{}' }] }), [
      ['CHECKPOINT_CHANGED', 5],
    ])
    assert.deepEqual(found({ isSigned: ({ size }) => size === 2 }), [['CHECKPOINT_SIGNATURE', 5]])
  })

  it('the database itself takes no row but the next, changes none and removes none', async () => {
    const storage = openStorage(':memory:')
    const add = (one: ChainRow) => storage.transact(({ eventLog }) => eventLog.append(one))
    await add(row(1))
    await assert.rejects(add(row(3)), /follows the last one/)
    await assert.rejects(add(forged(row(2), { previous: 'f'.repeat(64) })), /follows the last one/)
    await add(row(2))
    await storage.close()
  })
})
