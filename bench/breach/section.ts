import { join } from 'node:path'
import { startChild } from '../lab/child.ts'
import type { Scripts } from '../lab/scripts.ts'
import { atLeast, atMost, type Goal, printGoals, printTable, shown } from '../lab/table.ts'
import type { Delivered } from './deliver.ts'

export interface BreachSettings {
  readonly scripts: Scripts
  readonly quick: boolean
  readonly work: string
}

/** As many as were told of the leak of 2024. */
const SUBJECTS = 2_000_000
const QUICK = 5_000

/** One breach, delivered over a file on the disk while messages come in. */
export async function benchBreach({
  scripts,
  quick,
  work,
}: BreachSettings): Promise<{ row: Delivered; goals: Goal[] }> {
  const script = scripts.bench('breach/deliver')
  const args = [join(work, 'breach.db'), String(quick ? QUICK : SUBJECTS)]
  const errors = join(work, 'errors.log')
  const child = startChild({ name: 'breach delivery', script, args, cwd: work, errors })
  try {
    const row = await child.ask<Delivered>('deliver')
    print(row)
    const goals = quick ? [] : goalsOf(row)
    printGoals(goals)
    return { row, goals }
  } finally {
    await child.stop()
  }
}

const goalsOf = ({ perSecond, messageMs }: Delivered): Goal[] => [
  atLeast('subjects told per second, messages coming in', 2000, perSecond),
  atMost('median wait of a message for its unit of work meanwhile, ms', 100, messageMs.median),
]

function print({ subjects, seconds, perSecond, perCpuSecond, messageMs, loopMs }: Delivered): void {
  printTable(`A breach of ${subjects} subjects, delivered while a message comes in every 10 ms`, [
    ['', 'seconds', 'subjects/s', 'per CPU-s', 'message ms', 'worst', 'loop ms 99.9 %', 'worst'],
    [
      'delivery',
      shown(seconds),
      shown(perSecond),
      shown(perCpuSecond),
      shown(messageMs.median),
      shown(messageMs.worst),
      shown(loopMs.p999),
      shown(loopMs.worst),
    ],
  ])
}
