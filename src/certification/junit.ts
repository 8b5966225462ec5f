import { escaped } from '../contract/escaped.ts'

/** A test as JUnit reads it: it passed, unless it says otherwise. */
export interface JunitCase {
  readonly suite: string
  readonly name: string
  /** The name of the suite, unless told otherwise. */
  readonly classname?: string
  readonly failure?: string
  /** Nobody knows whether it holds. */
  readonly error?: string
  /** Of a failure or an error. */
  readonly details?: string
  readonly skipped?: string
}

/** junit.xml: a suite for each name, in the order they come. `startedAt` is of a run; an act has none. */
export const junitOf = (cases: readonly JunitCase[], startedAt?: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${countsText(countsOf(cases))}>\n${suitesOf(cases, startedAt)}</testsuites>\n`

const ROOT = /<testsuites tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)">/

/** A junit.xml of ours with more cases at its end: what only a run knows beside what the emulator knows. */
export function withCases(junit: string, more: readonly JunitCase[]): string {
  const found = ROOT.exec(junit)?.slice(1).map(Number)
  if (!found) throw new Error('junit.xml is not one of this emulator')
  const counts = countsOf(more).map((count, at) => count + (found[at] ?? 0))
  return junit
    .replace(ROOT, () => `<testsuites ${countsText(counts)}>`)
    .replace(/<\/testsuites>\n$/, () => `${suitesOf(more)}</testsuites>\n`)
}

function suitesOf(cases: readonly JunitCase[], startedAt?: string): string {
  const suites = new Map<string, JunitCase[]>()
  for (const one of cases) {
    const own = suites.get(one.suite)
    if (own) own.push(one)
    else suites.set(one.suite, [one])
  }
  const time = startedAt === undefined ? '' : ` timestamp="${escaped(startedAt)}"`
  return [...suites]
    .map(
      ([name, own]) =>
        `<testsuite name="${escaped(name)}"${time} ${countsText(countsOf(own))}>\n${own.map(caseText).join('')}</testsuite>\n`,
    )
    .join('')
}

/** All, failed, in error, skipped. */
const countsOf = (cases: readonly JunitCase[]): readonly number[] => [
  cases.length,
  cases.filter(({ failure }) => failure !== undefined).length,
  cases.filter(({ error }) => error !== undefined).length,
  cases.filter(({ skipped }) => skipped !== undefined).length,
]

const countsText = ([tests, failures, errors, skipped]: readonly number[]): string =>
  `tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}"`

function caseText(one: JunitCase): string {
  const { suite, name, classname = suite, details } = one
  const open = `<testcase classname="${escaped(classname)}" name="${escaped(name)}"`
  for (const outcome of ['failure', 'error', 'skipped'] as const) {
    const message = one[outcome]
    if (message === undefined) continue
    const start = `${open}><${outcome} message="${escaped(message)}"`
    return details === undefined
      ? `${start}/></testcase>\n`
      : `${start}>${escaped(details)}</${outcome}></testcase>\n`
  }
  return `${open}/>\n`
}
