import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pemOf } from '../../src/eds/authority/holder.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import { startChild } from '../lab/child.ts'
import { between, contest, type Sample, type Standing, standings } from '../lab/contest.ts'
import { atLeast, atMost, type Goal, printGoals, printTable, say, shown } from '../lab/table.ts'
import { makeEnvelope } from '../verify/envelopes.ts'
import type { VerifySettings } from '../verify/section.ts'
import { absent, type TaskName, tasks } from './tasks.ts'

const BYTES = 4_400
const ROUNDS = { rounds: 9, ms: 500, warmUpMs: 6000 }
const QUICK = { rounds: 2, ms: 150, warmUpMs: 150 }

/** One envelope signed with GOST R 34.10-2015 under one key, so that its tables are warm; each verifier in a process of its own. */
export async function benchGost(
  settings: VerifySettings,
): Promise<{ bytes: number; rows: Standing[]; absent: TaskName[]; goals: Goal[] }> {
  const { work, pki, quick } = settings
  const signer = await issueFor(pki, { profile: 'system', keyKind: 'gost-2015' })
  const [chain, file] = [join(work, 'gost.pem'), join(work, 'gost.xml')]
  const envelope = await makeEnvelope(BYTES, signer)
  writeFileSync(chain, pemOf([signer.certificate, ...signer.issuers]))
  writeFileSync(file, envelope)
  const missing = absent()
  const names = (Object.keys(tasks) as TaskName[]).filter((name) => !missing.includes(name))
  const rows = await contestOf(names, [chain, file], settings)
  print(envelope.length, rows, missing)
  const goals = quick ? [] : goalsOf(rows)
  printGoals(goals)
  return { bytes: envelope.length, rows, absent: missing, goals }
}

async function contestOf(
  names: readonly TaskName[],
  args: readonly string[],
  { scripts, work, quick }: VerifySettings,
): Promise<Standing[]> {
  const { rounds, ms, warmUpMs } = quick ? QUICK : ROUNDS
  const script = scripts.bench('gost/contestant')
  const errors = join(work, 'errors.log')
  const contestants = names.map((name) => {
    const child = startChild({ name, script, args: [name, ...args], cwd: work, errors })
    return { name, child, round: () => child.ask<Sample>(ms) }
  })
  try {
    for (const { child } of contestants) await child.ask(warmUpMs)
    return standings(contestants, await contest(contestants, rounds))
  } finally {
    await Promise.all(contestants.map(({ child }) => child.stop()))
  }
}

const rowOf = (rows: readonly Standing[], name: TaskName): Standing | undefined =>
  rows.find((row) => row.name === name)

function goalsOf(rows: readonly Standing[]): Goal[] {
  const own = rowOf(rows, 'stream engine')
  const noble = rowOf(rows, 'xml-crypto + @noble/curves')
  const engine = rowOf(rows, 'C gost engine, bare verify')
  const goals = [atLeast('GOST-2015 envelope, stream engine / xml-crypto', 8, between(own, noble))]
  const part = between(engine, own)
  if (engine) goals.push(atMost('GOST-2015 envelope, its CPU / C engine, bare verify', 1.4, part))
  return goals
}

function print(bytes: number, rows: readonly Standing[], missing: readonly TaskName[]): void {
  printTable(`GOST R 34.10-2015, ${bytes} bytes, warm key; all refused a tampered Body`, [
    ['verifier', 'per CPU-s', 'µs CPU', 'x stream engine', 'RSS MB'],
    ...rows.map((row) => [
      row.name,
      shown(row.opsPerCpuSecond),
      shown(row.microsPerOp),
      shown(row.ratio),
      shown(row.rssMb),
    ]),
  ])
  for (const name of missing) say(`absent: ${name} (Debian libengine-gost-openssl)`)
}
