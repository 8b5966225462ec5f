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
 * Flat: an act of a hundred times the responses takes little more memory, and one of twice as many next to none more. The peak is
 * what the system sees, with all that is not collected yet. That its bytes are not held is a test of `npm test`.
 */
function goalsOf([ten, thousand, more]: readonly Act[]): Goal[] {
  if (!ten || !thousand || !more) return []
  const growth = ({ beforeMb, peakMb }: Act) => peakMb - beforeMb
  return [
    atMost('act of ten / its ten exchanges, CPU', 5, ten.actMs / ten.tenMs),
    atMost('memory of an act of 1,000 over one of 10, MB', 48, growth(thousand) - growth(ten)),
    atMost('memory of an act of 2,000 / of 1,000', 1.25, growth(more) / growth(thousand)),
  ]
}
