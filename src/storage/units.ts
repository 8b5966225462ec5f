import { setImmediate as nextTurn } from 'node:timers/promises'
import { type BatchSettings, batchRunner, type Unit, type Work } from './batch.ts'
import type { Turn } from './turns.ts'

export interface UnitQueue<S> {
  /** Resolves when the unit is committed; rejects with the unit's own error, or with the one that broke its batch. */
  transact<T>(work: Work<S, T>): Promise<T>
  /** Resolves when nothing is queued or running. */
  idle(): Promise<void>
}

export interface UnitSettings<S> extends BatchSettings<S> {
  /** The turn on the writing connection: a batch takes one. */
  readonly turn: Turn
  /** Called after each batch, within its turn; the next batch waits for what it returns. */
  readonly afterCommit: () => Promise<void>
}

/** A serial queue of units: those that arrive in one turn of the event loop share one commit. */
export function unitQueue<S extends object>(settings: UnitSettings<S>): UnitQueue<S> {
  const runBatch = batchRunner(settings)
  let queue: readonly Unit<S>[] = []
  let arrived: Unit<S>[] = []
  let draining: Promise<void> | undefined

  async function oneBatch(): Promise<void> {
    queue = [...queue, ...arrived]
    arrived = []
    queue = await runBatch(queue)
    await settings.afterCommit()
  }

  async function drain(): Promise<void> {
    while (queue.length + arrived.length > 0) {
      await nextTurn()
      await settings.turn(oneBatch)
    }
    draining = undefined
  }

  return {
    transact: <T>(work: Work<S, T>) =>
      new Promise<T>((resolve, reject) => {
        arrived.push({ work, resolve: (value) => resolve(value as T), reject })
        draining ??= drain()
      }),
    idle: async () => draining,
  }
}
