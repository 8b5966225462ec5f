import { type FaultCode, faultEntry, faults } from '../../src/contract/faults.ts'
import { type Rule, rules } from '../../src/contract/rules.ts'
import { clausesIn } from './clauses.ts'
import { operationsOf } from './operations.ts'
import type { Title } from './titles.ts'

/** One clause with all that keeps it. */
export interface Covered {
  readonly id: string
  /** Undefined: there is no row. */
  readonly rule: Rule | undefined
  readonly operations: readonly string[]
  readonly refusals: readonly FaultCode[]
  readonly tests: readonly Title[]
  readonly waiting: boolean
}

/** What is compared; the tables of the house unless a test hands in others. */
export interface Tables {
  readonly clauses: readonly string[]
  readonly rules: Readonly<Record<string, Rule>>
  readonly beingBuilt: readonly string[]
}

/** Every clause of the list and every row beyond it, in order. */
export function coverageOf(titles: readonly Title[], tables: Tables): readonly Covered[] {
  const tests = new Map<string, Title[]>()
  for (const one of titles)
    for (const id of new Set(clausesIn(one.title))) tests.set(id, [...(tests.get(id) ?? []), one])
  const rows = Object.keys(tables.rules).filter((id) => id.startsWith('R-'))
  const ids = new Set([...tables.clauses, ...rows, ...tests.keys()])
  return [...ids].sort().map((id) => ({
    id,
    rule: tables.rules[id],
    operations: operationsOf(id),
    refusals: (Object.keys(faults) as FaultCode[]).filter((code) => faultEntry(code).rule === id),
    tests: tests.get(id) ?? [],
    waiting: tables.beingBuilt.includes(id),
  }))
}

/** What is wrong, in words; empty means that every clause is kept and tested, or says why not. */
export const problemsIn = (covered: readonly Covered[]): readonly string[] =>
  covered.flatMap((one) => problemOf(one) ?? [])

function problemOf({ id, rule, tests, waiting }: Covered): string | undefined {
  const tested = tests.length > 0
  if (waiting)
    return tested ? `${id} has a test: take it off the list of what is being built` : undefined
  if (!rule)
    return tested
      ? `${id} is named by "${tests[0]?.title}" (${tests[0]?.file}), and no rule has that id`
      : `${id} has no row in src/contract/rules`
  if (rule.outOfScope !== undefined)
    return tested ? `${id} is out of scope, and "${tests[0]?.title}" tests it` : undefined
  return tested ? undefined : `${id} has no test whose title names it: ${rule.text}`
}

export const allRules: Readonly<Record<string, Rule>> = rules
