import { join } from 'node:path'
import { startChild } from '../lab/child.ts'
import type { Scripts } from '../lab/scripts.ts'
import { atMost, type Goal, printGoals, printTable, shown } from '../lab/table.ts'
import type { ActMade } from './make.ts'
import type { ActPlayed } from './play.ts'

export interface ActSettings {
  readonly scripts: Scripts
  readonly quick: boolean
  readonly work: string
}

type Act = ActPlayed & ActMade & { readonly responses: number }

interface Results {
  readonly acts: readonly Act[]
  readonly goals: readonly Goal[]
}

/** The act of ten responses beside the ten exchanges it tells of, and acts of thousands: each played and made in processes of their own. */
export async function benchAct(settings: ActSettings): Promise<Results> {
  const acts: Act[] = []
  for (const responses of settings.quick ? [10] : [10, 1000, 2000])
    acts.push(await actOf(settings, responses))
  printTable('act.asice: frozen, sealed, time-stamped, verified, kept and sent', [
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

async function actOf(settings: ActSettings, responses: number): Promise<Act> {
  const data = join(settings.work, `act-${responses}`)
  const played = await asked<ActPlayed>('play', [data, String(responses)], settings)
  const made = await asked<ActMade>('make', [data, played.sessionId], settings)
  return { responses, ...played, ...made }
}

async function asked<T>(
  name: 'play' | 'make',
  args: readonly string[],
  { scripts, work }: ActSettings,
): Promise<T> {
  const script = scripts.bench(`act/${name}`)
  const errors = join(work, 'errors.log')
  const child = startChild({ name: `act: ${name}`, script, args, cwd: work, errors })
  try {
    return await child.ask<T>(name)
  } finally {
    await child.stop()
  }
}

/**
 * That an act is made without its bytes being held is a test of `npm test`. What is stated here is the peak as the system sees
 * it, with all that is not collected yet: facts and names of its files grow, some KB a response, and the rest stays.
 */
function goalsOf([ten, thousand, more]: readonly Act[]): Goal[] {
  if (!ten || !thousand || !more) return []
  const growth = ({ beforeMb, peakMb }: Act) => peakMb - beforeMb
  const further = (growth(more) - growth(thousand)) / (more.responses - thousand.responses)
  return [
    atMost('act of ten / its ten exchanges, CPU', 5, ten.actMs / ten.tenMs),
    atMost(
      'growth of memory, act of 1,000 over act of 10, MB',
      128,
      growth(thousand) - growth(ten),
    ),
    atMost('growth of memory a further response, KB', 128, further * 1024),
  ]
}
