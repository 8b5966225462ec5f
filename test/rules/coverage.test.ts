import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { must } from '../../src/contract/rules/rule.ts'
import { rules } from '../../src/contract/rules.ts'
import { beingBuilt, clauses, clausesIn } from './clauses.ts'
import { allRules, coverageOf, problemsIn, type Tables } from './coverage.ts'
import { operations } from './operations.ts'
import { readTitles } from './titles.ts'

describe('npm run rules: every clause has its row and its test', () => {
  it('of the tables and the tests as they are', async () => {
    const covered = coverageOf(await readTitles(), { clauses, rules: allRules, beingBuilt })
    assert.deepEqual(problemsIn(covered), [])
    const silent = covered.filter(({ rule, operations, refusals, waiting }) => {
      const plays = operations.length + refusals.length > 0
      return rule !== undefined && rule.outOfScope === undefined && !waiting && !plays
    })
    assert.deepEqual(
      silent.map(({ id }) => id),
      [],
      'neither an operation of test/rules/operations.ts nor a refusal plays them',
    )
  })

  it('out of scope are the clauses without behaviour alone', () => {
    const apart = Object.entries(allRules).filter(([, { outOfScope }]) => outOfScope !== undefined)
    const allowed = ['R-015', 'R-160']
    assert.deepEqual(
      apart.map(([id]) => id).filter((id) => !allowed.includes(id)),
      [],
    )
  })

  it('what plays a clause names clauses of the list, and serviceIds that README tells of', () => {
    const known = new Set<string>([...Object.keys(rules), ...beingBuilt])
    const named = Object.values(operations).flatMap(clausesIn)
    assert.deepEqual(
      named.filter((id) => !known.has(id)),
      [],
    )
    const services = Object.keys(operations).filter((name) => !name.includes(' '))
    assert.deepEqual(
      services.filter((name) => !readFileSync('README.md', 'utf8').includes(`\`${name}\``)),
      [],
    )
  })
})

describe('npm run rules: what it finds wrong', () => {
  const kept = must('ours', 'x', 'kept')
  const tables = (more: Partial<Tables> = {}): Tables => ({
    clauses: ['R-001'],
    rules: { 'R-001': kept },
    beingBuilt: [],
    ...more,
  })
  const tested = [{ file: 'a.test.ts', title: 'parts R-001: works' }]
  const problems = (titles: typeof tested, more?: Partial<Tables>) =>
    problemsIn(coverageOf(titles, tables(more)))

  it('nothing, where a title names the clause', () => assert.deepEqual(problems(tested), []))

  it('a clause without a test', () => assert.match(problems([])[0] ?? '', /^R-001 has no test/))

  it('a clause without a row', () =>
    assert.match(problems(tested, { clauses: ['R-001', 'R-002'] })[0] ?? '', /^R-002 has no row/))

  it('a title that names what no row has, inside a range too', () => {
    const found = problems([...tested, { file: 'b.test.ts', title: 'R-001…R-003' }])
    assert.deepEqual(
      found.map((one) => one.slice(0, 14)),
      ['R-002 is named', 'R-003 is named'],
    )
  })

  it('a clause of the waiting list that has its test', () => {
    assert.match(problems(tested, { beingBuilt: ['R-001'] })[0] ?? '', /take it off the list/)
    assert.deepEqual(problems([], { beingBuilt: ['R-001'] }), [])
  })

  it('a clause out of scope that is tested', () => {
    const apart = { 'R-001': { ...kept, outOfScope: 'context' } }
    assert.match(problems(tested, { rules: apart })[0] ?? '', /out of scope/)
    assert.deepEqual(problems([], { rules: apart }), [])
  })

  it('reads ranges and letters', () =>
    assert.deepEqual(clausesIn('R-029a, R-080…R-082 and R-100'), [
      'R-029a',
      'R-080',
      'R-081',
      'R-082',
      'R-100',
    ]))
})
