import { join } from 'node:path'
import { type Child, startChild } from '../lab/child.ts'
import type { Scripts } from '../lab/scripts.ts'
import { atLeast, atMost, type Goal, printGoals, printTable, say, shown } from '../lab/table.ts'
import type { Bare } from './bare.ts'
import type { Delivered } from './deliver.ts'
import type { Told } from './exactly-once.ts'

export interface BreachSettings {
  readonly scripts: Scripts
  readonly quick: boolean
  readonly work: string
  /** How many, when not as many as usual. */
  readonly subjects?: number | undefined
}

/** As many as were told of the leak of 2024. */
const SUBJECTS = 2_000_000
const QUICK = 5_000
/** Rows of the bare loop: enough for its speed. */
const BARE = 200_000

interface Results {
  readonly bare: Bare
  /** Before `kill -9`, and after it. */
  readonly halves: readonly [Delivered, Delivered]
  readonly told: Told
  readonly goals: readonly Goal[]
}

/** One breach, delivered over a file on the disk while messages come in, with `kill -9` in the middle, beside a bare loop of inserts. */
export async function benchBreach(settings: BreachSettings): Promise<Results> {
  const { quick, subjects = quick ? QUICK : SUBJECTS } = settings
  const file = join(settings.work, 'breach.db')
  const run = <T>(name: string, args: readonly string[], use: (child: Child) => Promise<T>) =>
    using(settings, name, args, use)
  const bare = await run(
    'bare',
    [join(settings.work, 'bare.db'), String(Math.min(subjects, BARE))],
    (child) => child.ask<Bare>('write'),
  )
  const first = await run('deliver', [file, String(subjects), 'begin'], async (child) => {
    const half = await child.ask<Delivered>(0.5)
    await child.kill()
    return half
  })
  const second = await run('deliver', [file, String(subjects), 'resume'], (child) =>
    child.ask<Delivered>(1),
  )
  const told = await run('exactly-once', [file], (child) => child.ask<Told>('count'))
  mustBeOnce(told, subjects)
  print({ bare, halves: [first, second], subjects })
  say(
    `Killed by kill -9 after ${first.to}, taken up at ${second.from}: ${told.deliveries} subjects, each once`,
  )
  const goals = quick || subjects < SUBJECTS ? [] : goalsOf(second)
  printGoals(goals)
  return { bare, halves: [first, second], told, goals }
}

async function using<T>(
  { scripts, work }: BreachSettings,
  name: string,
  args: readonly string[],
  use: (child: Child) => Promise<T>,
): Promise<T> {
  const script = scripts.bench(`breach/${name}`)
  const child = startChild({ name, script, args, cwd: work, errors: join(work, 'errors.log') })
  try {
    return await use(child)
  } finally {
    await child.stop()
  }
}

/** nobody is left out, nobody is told twice; one of ten has a name alone, and is reported. */
function mustBeOnce(told: Told, subjects: number): void {
  const reached = told.deliveries - told.undeliverable
  const right =
    told.subjects === subjects &&
    told.deliveries === subjects &&
    told.addressees === reached &&
    told.notices === told.noticed &&
    told.messages === told.messaged &&
    told.notices + told.messages === reached
  if (!right) throw new Error(`not each subject was told exactly once: ${JSON.stringify(told)}`)
}

const goalsOf = ({ perSecond, messageMs, peakMb }: Delivered): Goal[] => [
  atLeast('subjects told per second, messages coming in', 2000, perSecond),
  atMost('median wait of a message for its unit of work meanwhile, ms', 100, messageMs.median),
  atMost('memory of the process, MB', 300, peakMb),
]

function print(of: Pick<Results, 'bare' | 'halves'> & { readonly subjects: number }): void {
  const { bare, halves, subjects } = of
  const row = (name: string, one: Delivered) => [
    name,
    ...[one.to - one.from, one.seconds, one.perSecond, one.perCpuSecond].map(shown),
    shown(one.perCpuSecond / bare.perCpuSecond),
    ...[one.messageMs.median, one.messageMs.worst, one.loopMs.p999, one.loopMs.worst].map(shown),
    shown(one.peakMb),
  ]
  const [before, after] = halves
  printTable(`A breach of ${subjects} subjects, delivered while a message comes in every 10 ms`, [
    [
      ...['', 'subjects', 'seconds', 'subjects/s', 'per CPU-s', 'to bare inserts'],
      ...['message ms', 'worst', 'loop ms 99.9 %', 'worst', 'MB'],
    ],
    row('delivery, until kill -9', before),
    row('delivery, taken up again', after),
    [
      'bare inserts',
      '',
      '',
      shown(bare.perSecond),
      shown(bare.perCpuSecond),
      '1.00',
      '',
      '',
      '',
      '',
      '',
    ],
  ])
}
