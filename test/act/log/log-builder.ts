import { type ChainRow, type ChainStore, record } from '../../../src/act/log/chain.ts'
import {
  type CheckpointStore,
  makeCheckpoint,
  type SignCheckpoint,
} from '../../../src/act/log/checkpoint.ts'
import { openStorage, type Storage } from '../../../src/storage/database.ts'

export interface Log {
  readonly rows: ChainRow[]
  readonly checkpoints: { number: number; size: number; sha256: string; text: string }[]
}

const move = (shiftMs: number) =>
  ({
    kind: 'clock-moved',
    data: { movedAt: '2026-11-21T05:00:00.000Z', shiftMs },
  }) as const

/** A log of so many rows in a real database, with a checkpoint after each of these. */
export async function logOf(
  size: number,
  checkpointsAt: readonly number[],
  sign: SignCheckpoint,
): Promise<Log> {
  const storage = openStorage(':memory:')
  try {
    for (let seq = 1; seq <= size; seq += 1) await addTo(storage, seq, checkpointsAt, sign)
    return await storage.read(async ({ eventLog }) => ({
      rows: await eventLog.list(),
      checkpoints: await eventLog.checkpoints(),
    }))
  } finally {
    await storage.close()
  }
}

const addTo = (
  storage: Storage,
  seq: number,
  checkpointsAt: readonly number[],
  sign: SignCheckpoint,
): Promise<void> =>
  storage.transact(async ({ eventLog }) => {
    const log: ChainStore & CheckpointStore = eventLog
    const clock = () => new Date(Date.parse('2026-11-21T05:00:00.000Z') + seq * 1000)
    const row = await record(move(seq), { log, clock })
    if (checkpointsAt.includes(seq)) await makeCheckpoint(row, { log, sign })
  })
