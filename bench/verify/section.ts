import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { between, type Standing } from '../lab/contest.ts'
import { javaPackages, startSantuario } from '../lab/santuario.ts'
import type { Scripts } from '../lab/scripts.ts'
import { atLeast, type Goal, printGoals, printTable, say, shown } from '../lab/table.ts'
import { compete, startVerifier } from '../lab/verifiers.ts'
import { makeEnvelope } from './envelopes.ts'
import { type TaskName, tasks } from './tasks.ts'

export interface VerifySettings {
  readonly scripts: Scripts
  readonly quick: boolean
  readonly work: string
  readonly pki: TestPki
}

interface Size {
  readonly title: string
  readonly bytes: number
  /** xml-crypto takes seconds at 1 MB: it gets few rounds there, and is not tuned. */
  readonly rounds: number
  readonly ms: number
  readonly tuned: boolean
  /** How many times faster than each we want to be. */
  readonly least?: Readonly<Record<Rival, number>>
}

const SANTUARIO = 'Santuario, warm JVM'
type Rival = 'xml-crypto' | typeof SANTUARIO

const sizes: readonly Size[] = [
  {
    title: '4 KB',
    bytes: 4_400,
    rounds: 9,
    ms: 300,
    tuned: true,
    least: { 'xml-crypto': 25, [SANTUARIO]: 1.2 },
  },
  {
    title: '100 KB',
    bytes: 102_400,
    rounds: 7,
    ms: 600,
    tuned: true,
    least: { 'xml-crypto': 150, [SANTUARIO]: 2.3 },
  },
  { title: '1 MB', bytes: 1_048_576, rounds: 3, ms: 1000, tuned: false },
]
const quickSizes: readonly Size[] = sizes
  .slice(0, 1)
  .map((size) => ({ ...size, rounds: 1, ms: 100, tuned: false }))

/** V8 goes on compiling for seconds, and its threads count as ours. */
const WARM_UP_MS = 6000

export interface VerifyResult {
  readonly size: string
  readonly bytes: number
  readonly rows: readonly Standing[]
}

/** Verification of one signed message, bytes in to signed bytes out, each verifier in a process of its own. */
export async function benchVerify(
  settings: VerifySettings,
): Promise<{ results: VerifyResult[]; goals: Goal[] }> {
  const results: VerifyResult[] = []
  const goals: Goal[] = []
  for (const size of settings.quick ? quickSizes : sizes) {
    const result = await benchSize(size, settings)
    const own = size.least === undefined || settings.quick ? [] : goalsOf(result, size.least)
    print(result)
    printGoals(own)
    results.push(result)
    goals.push(...own)
  }
  return { results, goals }
}

async function benchSize(
  size: Size,
  { scripts, work, pki, quick }: VerifySettings,
): Promise<VerifyResult> {
  const envelope = await makeEnvelope(size.bytes, pki.initiator)
  const file = join(work, `${size.bytes}.xml`)
  writeFileSync(file, envelope)
  const all = Object.keys(tasks) as TaskName[]
  const names = all.filter((name) => size.tuned || name !== 'xml-crypto, tuned')
  const script = scripts.bench('verify/contestant')
  const errors = join(work, 'errors.log')
  const lengths = { ms: size.ms, warmUpMs: quick ? size.ms : WARM_UP_MS }
  const { certificate } = pki.initiator
  const task = { name: SANTUARIO, work, file, envelope, certificate }
  const java = size.least ? startSantuario(task, lengths) : []
  const own = names.map((name) => {
    const args = [name, join(work, 'pki'), file]
    return startVerifier({ name, script, args, cwd: work, errors }, lengths)
  })
  const rows = await compete([...own, ...java], size.rounds)
  if (size.least && java.length === 0) say(`absent: ${SANTUARIO} (${javaPackages})`)
  return { size: size.title, bytes: envelope.length, rows }
}

const rowOf = ({ rows }: VerifyResult, name: TaskName | Rival): Standing | undefined =>
  rows.find((row) => row.name === name)

const goalsOf = (result: VerifyResult, least: Readonly<Record<Rival, number>>): Goal[] =>
  (Object.keys(least) as Rival[])
    .filter((rival) => rowOf(result, rival))
    .map((rival) =>
      atLeast(
        `verify ${result.size}, stream engine / ${rival}`,
        least[rival],
        between(rowOf(result, 'stream engine'), rowOf(result, rival)),
      ),
    )

function print(result: VerifyResult): void {
  const documented = rowOf(result, 'xml-crypto')
  printTable(`verify, ${result.size} (${result.bytes} bytes); all refused a tampered Body`, [
    ['verifier', 'per CPU-s', 'µs CPU', 'x xml-crypto', 'RSS MB'],
    ...result.rows.map((row) => [
      row.name,
      shown(row.opsPerCpuSecond),
      shown(row.microsPerOp),
      shown(between(row, documented)),
      shown(row.rssMb),
    ]),
  ])
}
