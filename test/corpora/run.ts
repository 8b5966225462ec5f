import { existsSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { runSet } from './corpus.ts'
import { runGenerated } from './generated.ts'
import { Report } from './report.ts'
import { sets } from './sets.ts'

const help = `Usage: npm run test:corpora -- [FOLDER] [--documents N] [--seed N]

Judges the test data of other projects in FOLDER, set by set, and compares generated documents with libxml2. Nothing of
it belongs to this project: without FOLDER, or without a set of it, that is said and counted as skipped.

  --documents N  how many documents to generate, and how many to damage [5000]
  --seed N       the seed of the first [1]

Exit status: 0 all as expected, 1 something is not.
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    documents: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean' },
  },
})
const report = new Report((text) => process.stdout.write(text))

if (values.help) report.say(help)
else {
  await corpora(positionals[0])
  await timed(() => runGenerated(report, whole(values.seed), whole(values.documents)))
  report.say(report.summary)
  process.exitCode = report.failed > 0 ? 1 : 0
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`a whole number is expected, not "${text}"`)
  return Number(text)
}

async function corpora(folder: string | undefined): Promise<void> {
  const why = folder === undefined ? 'no folder was given' : `there is no folder ${folder}`
  if (folder === undefined || !existsSync(folder))
    return report.skip('corpora', `${why}; ${sets.length} sets are not judged`, sets.length)
  for (const set of sets) {
    report.say(set.folder)
    await timed(() => runSet(set, folder, report))
  }
}

async function timed(work: () => Promise<void>): Promise<void> {
  const { passed, failed, skipped } = report
  const start = performance.now()
  await work()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const found = [report.passed - passed, report.failed - failed, report.skipped - skipped]
  report.say(`  = ${found[0]} as expected, ${found[1]} not, ${found[2]} skipped, ${seconds} s`)
}
