import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pemOf } from '../../src/eds/authority/holder.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import { between, type Standing } from '../lab/contest.ts'
import { javaPackages, startSantuario } from '../lab/santuario.ts'
import { atLeast, atMost, type Goal, printGoals, printTable, say, shown } from '../lab/table.ts'
import { compete, startVerifier } from '../lab/verifiers.ts'
import { makeEnvelope } from '../verify/envelopes.ts'
import type { VerifySettings } from '../verify/section.ts'
import { absent, type TaskName, tasks } from './tasks.ts'

const BYTES = 4_400
const ROUNDS = { rounds: 9, ms: 500, warmUpMs: 6000 }
const QUICK = { rounds: 2, ms: 150, warmUpMs: 150 }
const SANTUARIO = 'Santuario + BouncyCastle'

/** One envelope signed with GOST R 34.10-2015 under one key, so that its tables are warm; each verifier in a process of its own. */
export async function benchGost(
  settings: VerifySettings,
): Promise<{ bytes: number; rows: Standing[]; absent: string[]; goals: Goal[] }> {
  const { work, pki, quick, scripts } = settings
  const signer = await issueFor(pki, { profile: 'system', keyKind: 'gost-2015' })
  const [chain, file] = [join(work, 'gost.pem'), join(work, 'gost.xml')]
  const envelope = await makeEnvelope(BYTES, signer)
  writeFileSync(chain, pemOf([signer.certificate, ...signer.issuers]))
  writeFileSync(file, envelope)
  const { rounds, ...lengths } = quick ? QUICK : ROUNDS
  const missing = absent()
  const names = (Object.keys(tasks) as TaskName[]).filter((name) => !missing.includes(name))
  const script = scripts.bench('gost/contestant')
  const errors = join(work, 'errors.log')
  const { certificate } = signer
  const java = startSantuario({ name: SANTUARIO, work, file, envelope, certificate }, lengths)
  const own = names.map((name) =>
    startVerifier({ name, script, args: [name, chain, file], cwd: work, errors }, lengths),
  )
  const rows = await compete([...own, ...java], rounds)
  print(envelope.length, rows)
  for (const name of missing) say(`absent: ${name} (Debian libengine-gost-openssl)`)
  if (java.length === 0) say(`absent: ${SANTUARIO} (${javaPackages})`)
  const goals = quick ? [] : goalsOf(rows)
  printGoals(goals)
  const others = java.length === 0 ? [SANTUARIO] : []
  return { bytes: envelope.length, rows, absent: [...missing, ...others], goals }
}

const rowOf = (rows: readonly Standing[], name: string): Standing | undefined =>
  rows.find((row) => row.name === name)

function goalsOf(rows: readonly Standing[]): Goal[] {
  const own = rowOf(rows, 'stream engine')
  const noble = rowOf(rows, 'xml-crypto + @noble/curves')
  const engine = rowOf(rows, 'C gost engine, bare verify')
  const goals = [atLeast('GOST-2015 envelope, stream engine / xml-crypto', 8, between(own, noble))]
  const java = rowOf(rows, SANTUARIO)
  if (java)
    goals.push(atLeast(`GOST-2015 envelope, stream engine / ${SANTUARIO}`, 3, between(own, java)))
  const part = between(engine, own)
  if (engine) goals.push(atMost('GOST-2015 envelope, its CPU / C engine, bare verify', 1.4, part))
  return goals
}

function print(bytes: number, rows: readonly Standing[]): void {
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
}
