import { join } from 'node:path'
import { startChild } from '../lab/child.ts'
import type { Scripts } from '../lab/scripts.ts'
import { atMost, type Goal, printGoals, printTable, shown } from '../lab/table.ts'
import type { ActMade } from './make.ts'

export interface ActSettings {
  readonly scripts: Scripts
  readonly quick: boolean
  readonly work: string
}

interface Results {
  readonly acts: readonly ActMade[]
  readonly goals: readonly Goal[]
}

/** The act of ten responses beside the ten exchanges it tells of, and an act of a thousand: each in a process of its own. */
export async function benchAct(settings: ActSettings): Promise<Results> {
  const acts: ActMade[] = []
  for (const responses of settings.quick ? [10] : [10, 1000])
    acts.push(await made(settings, responses))
  printTable('act.asice: frozen, sealed, time-stamped and verified', [
    [
      'responses',
      'ten exchanges, CPU ms',
      'act, CPU ms',
      'act / ten',
      'KB',
      'MB before',
      'MB peak',
    ],
    ...acts.map(({ responses, tenMs, actMs, containerBytes, beforeMb, peakMb }) => [
      String(responses),
      ...[tenMs, actMs, actMs / tenMs, containerBytes / 1024, beforeMb, peakMb].map(shown),
    ]),
  ])
  const goals = settings.quick ? [] : goalsOf(acts)
  printGoals(goals)
  return { acts, goals }
}

async function made({ scripts, work }: ActSettings, responses: number): Promise<ActMade> {
  const child = startChild({
    name: `act of ${responses}`,
    script: scripts.bench('act/make'),
    args: [join(work, `act-${responses}`), String(responses)],
    cwd: work,
    errors: join(work, 'errors.log'),
  })
  try {
    return await child.ask<ActMade>('make')
  } finally {
    await child.stop()
  }
}

function goalsOf([ten, thousand]: readonly ActMade[]): Goal[] {
  if (!ten || !thousand) return []
  return [
    atMost('act of ten / its ten exchanges, CPU', 5, ten.actMs / ten.tenMs),
    atMost(
      'growth of memory while an act of 1,000 is made, MB',
      100,
      thousand.peakMb - thousand.beforeMb,
    ),
  ]
}
