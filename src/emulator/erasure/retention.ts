import type { Clock } from '../../clock.ts'
import { variableOf } from '../../config/read.ts'
import type { Config } from '../../config.ts'
import type { Job } from '../server.ts'
import type { Eraser } from './eraser.ts'
import { type Cut, type Kind, kinds } from './older.ts'

const settingOf = {
  journal: 'keepJournalDays',
  sessions: 'keepSessionsDays',
  acts: 'keepActsDays',
  phone: 'keepPhoneDays',
} as const satisfies Record<Kind, keyof Config>

/** How many days each kind is kept; 0 for ever. */
export type Policy = Readonly<Record<Kind, number>>

export const policyOf = (config: Config): Policy =>
  Object.fromEntries(kinds.map((kind) => [kind, config[settingOf[kind]]])) as Policy

const DAY_MS = 24 * 60 * 60 * 1000

/** Up to what moment each kind is due by now; what is kept for ever is absent. */
export const cutOf = (policy: Policy, now: Date): Cut =>
  Object.fromEntries(
    kinds
      .filter((kind) => policy[kind] > 0)
      .map((kind) => [kind, new Date(now.getTime() - policy[kind] * DAY_MS)]),
  )

/** The policy in words, as the reason of an erasure: `SHEP_KEEP_ACTS_DAYS=1825`. */
export const reasonOf = (policy: Policy): string =>
  kinds
    .filter((kind) => policy[kind] > 0)
    .map((kind) => `${variableOf(settingOf[kind])}=${policy[kind]}`)
    .join(', ')

export interface RetentionDeps {
  readonly eraser: Eraser
  readonly policy: Policy
  /** The one clock. */
  readonly clock: Clock
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void
}

/** How often it looks whether a day has passed by the one clock, which may be moved. */
const LOOK_MS = 10 * 60 * 1000

export interface Retention extends Job {
  /** What a look does; the first one erases what is due, and then one a day. */
  look(): Promise<void>
}

/**
 * Erases what the policy says is due, once a day, the first time ten minutes after a start; without a policy, never. A file
 * that was not built anew after an erasure, because the process was killed, is built anew then.
 */
export function createRetention({ eraser, policy, clock, log }: RetentionDeps): Retention {
  const set = kinds.some((kind) => policy[kind] > 0)
  let last = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    const now = clock()
    try {
      await eraser.scrub()
      if (!set || now.getTime() - last < DAY_MS) return
      last = now.getTime()
      const wish = { by: 'retention', reason: reasonOf(policy) }
      const { erased, kept } = await eraser.older(cutOf(policy, now), wish)
      if (erased.length + kept.length > 0) log('retention', { erased, kept })
    } catch (problem) {
      log('retention', { problem: String(problem) })
    }
  }

  return {
    look,
    wake: () => {
      const again = () => {
        running = look()
      }
      timer ??= setInterval(again, LOOK_MS).unref()
    },
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
