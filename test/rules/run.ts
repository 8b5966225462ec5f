/** Prints every clause with what keeps it; exit status 1 when one is not covered. `--short` counts the tests. */
import { beingBuilt, clauses } from './clauses.ts'
import { allRules, type Covered, coverageOf, problemsIn } from './coverage.ts'
import { readTitles } from './titles.ts'

const say = (text: string) => void process.stdout.write(`${text}\n`)
const short = process.argv.includes('--short')

function linesOf({ id, rule, operations, refusals, tests, waiting }: Covered): string[] {
  if (waiting) return [`${id}  being built`]
  if (!rule) return [`${id}  no row`]
  const { basis, source, text, outOfScope } = rule
  const head = `${id}  ${basis}  ${source}: ${text}`
  if (outOfScope !== undefined) return [head, `  out of scope: ${outOfScope}`]
  const shown = tests.map(({ file, title }) => `    ${file}: ${title}`)
  return [
    head,
    `  operations: ${operations.join(', ') || '—'}`,
    `  refusals: ${refusals.join(', ') || '—'}`,
    `  tests: ${tests.length}`,
    ...(short ? [] : shown),
  ]
}

const covered = coverageOf(await readTitles(true), { clauses, rules: allRules, beingBuilt })
const problems = problemsIn(covered)
for (const one of covered) say(linesOf(one).join('\n'))
const [tested, apart] = [
  covered.filter(({ rule, tests }) => rule && tests.length > 0),
  covered.filter(({ rule }) => rule?.outOfScope !== undefined),
]
say(
  `\n${covered.length} clauses: ${tested.length} tested, ${apart.length} out of scope, ${beingBuilt.length} being built`,
)
for (const problem of problems) say(`NOT COVERED  ${problem}`)
process.exitCode = problems.length === 0 ? 0 : 1
