import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'
import type { DeliveryOutcome } from '../../contract/breach.ts'
import type { Breach } from '../../storage/breaches.ts'
import type { Storage } from '../../storage/database.ts'
import type { Stores } from '../../storage/stores.ts'
import { type BreachMessage, deliverTo, type Ways } from './deliver.ts'
import { messageOf } from './message.ts'

export interface FanOutDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly ways: Ways
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void
}

/** Notifies the subjects of every breach whose delivery was started, a batch at a time. */
export interface FanOut {
  /** Looks for work; called when a delivery starts, and when the emulator does. */
  wake(): void
  /** Resolves after the batch in work; a delivery that is not done goes on at the next start. */
  stop(): Promise<void>
}

/** One unit of work: a few milliseconds, so that messages come in between (bench/breach). */
const BATCH = 100
/** After a batch that failed, ms: the disk may be full. */
const PAUSE = 1000

/**
 * A batch, its deliveries and how far it went are one unit of work: killed at any moment, the job goes on where the
 * last durable batch ended, and nobody is told twice or left out.
 */
export function createFanOut({ storage, clock, ways, log }: FanOutDeps): FanOut {
  const stopped = new AbortController()
  let running: Promise<void> | undefined
  let woken = false

  const round = async (): Promise<boolean> => {
    const open = await storage.read(({ breaches }) => breaches.findDelivering())
    for (const breach of open) {
      if (stopped.signal.aborted) return false
      await storage.transact((stores) => deliverBatch(stores, breach, { clock, ways }))
      await nextTurn()
    }
    return open.length > 0
  }

  const work = async (): Promise<void> => {
    let more = true
    while (more && !stopped.signal.aborted) {
      woken = false
      more = (await roundOrPause()) || woken
    }
    running = undefined
  }

  const roundOrPause = async (): Promise<boolean> => {
    try {
      return await round()
    } catch (problem) {
      log('breach delivery', { problem: String(problem) })
      await sleep(PAUSE, undefined, { signal: stopped.signal }).catch(() => undefined)
      return true
    }
  }

  return {
    wake: () => {
      woken = true
      running ??= work()
    },
    stop: async () => {
      stopped.abort()
      await running
    },
  }
}

type Counts = Record<DeliveryOutcome, number>

/** The next subjects of a breach; after the last, the delivery is at its end. */
async function deliverBatch(
  stores: Stores,
  breach: Breach,
  { clock, ways }: Pick<FanOutDeps, 'clock' | 'ways'>,
): Promise<void> {
  const { breaches, breachSubjects, breachDeliveries } = stores
  const last = await breachDeliveries.lastBatch(breach.no)
  const events = await breaches.events(breach.no)
  const message = messageOf({ breach, events }, clock())
  const batch = await breachSubjects.after(breach.no, last ?? { list: -1, line: 0 }, BATCH)
  const counts = await deliverAll(stores, batch, message, ways)
  const end = batch.at(-1)
  const at = message.at.toISOString()
  const { list, line } = end ?? {}
  if (list !== undefined && line !== undefined)
    await breachDeliveries.addBatch(breach.no, { at, list, line, ...counts })
  if (batch.length < BATCH)
    await breaches.addEvent(breach.no, {
      at,
      event: 'delivered',
      bin: message.operator,
      detail: { ...(await breachDeliveries.counts(breach.no)) },
    })
}

async function deliverAll(
  stores: Stores,
  batch: Parameters<typeof deliverTo>[1][],
  message: BreachMessage,
  ways: Ways,
): Promise<Counts> {
  const counts: Counts = { cabinet: 0, sms: 0, undeliverable: 0, repeated: 0 }
  for (const subject of batch) counts[await deliverTo(stores, subject, message, ways)] += 1
  return counts
}
