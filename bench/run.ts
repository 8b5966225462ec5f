import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureTestPki } from '../src/eds/authority/test-pki.ts'
import { benchAct } from './act/section.ts'
import { benchBreach } from './breach/section.ts'
import { benchExchange } from './exchange/section.ts'
import { benchGost } from './gost/section.ts'
import { scriptsOf } from './lab/scripts.ts'
import { say } from './lab/table.ts'
import { benchVerify } from './verify/section.ts'

const usage = `Usage: node --import tsx bench/run.ts [--quick] [--source] [--only verify|gost|exchange|breach|act] [--subjects N] [--results FILE]

Measures the product beside its alternatives, in one run, and writes bench/results.json, or FILE. The ratios are what to trust:
other work on the machine falls on all alike. --quick takes half a minute, too short for any goal, and shows that everything runs;
--source measures src through tsx instead of dist; --subjects is of the breach, two million otherwise.`

const folder = fileURLToPath(new URL('.', import.meta.url))

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    source: { type: 'boolean', default: false },
    only: { type: 'string' },
    subjects: { type: 'string' },
    results: { type: 'string', default: join(folder, 'results.json') },
    help: { type: 'boolean', default: false },
  },
})

/** Under data/, so that the database is on a disk like the product's own: /tmp may be memory. */
async function measure(): Promise<void> {
  const data = join(folder, '..', 'data')
  mkdirSync(data, { recursive: true })
  const work = mkdtempSync(join(data, 'bench-'))
  try {
    const pki = await ensureTestPki(join(work, 'pki'), () => new Date())
    const { quick, only } = values
    const build = values.source ? 'source' : 'dist'
    const subjects = subjectsIn(values.subjects)
    const settings = { scripts: scriptsOf(build, work), quick, work, pki, subjects }
    say(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load ${machine.load}`)
    const asked = (section: string) => only === undefined || only === section
    const verify = asked('verify') ? await benchVerify(settings) : undefined
    const gost = asked('gost') ? await benchGost(settings) : undefined
    const exchange = asked('exchange') ? await benchExchange(settings) : undefined
    const breach = asked('breach') ? await benchBreach(settings) : undefined
    const act = asked('act') ? await benchAct(settings) : undefined
    const results = { machine, build, quick, verify, gost, exchange, breach, act }
    writeFileSync(values.results, `${JSON.stringify(results, undefined, 2)}\n`)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function subjectsIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new Error(`--subjects must be a whole number, got "${text}"`)
  return Number(text)
}

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown processor',
  cores: availableParallelism(),
  node: process.versions.node,
  load: loadavg()[0]?.toFixed(1),
}

if (values.help) say(usage)
else await measure()
