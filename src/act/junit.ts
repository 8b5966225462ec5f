import type { CheckResult } from '../contract/verdict.ts'
import type { ActRefusal } from './act.ts'
import { escaped } from './html/markup.ts'
import type { Act, ActNotCounted } from './shape.ts'

/** What was recorded of a message, by the id of its journal entry. */
export type ChecksOf = (entryId: string) => readonly CheckResult[]

interface Case {
  readonly suite: string
  readonly name: string
  readonly failure?: string
  readonly details?: string
  readonly skipped?: string
}

const RED: ReadonlySet<string> = new Set(['fail', 'inconclusive', 'untestable'])

/** junit.xml of an act: a case for each check of each counted response and of its exchange; what was not counted is skipped. */
export const junitOfAct = (act: Act, checksOf: ChecksOf): string =>
  written([
    ...act.responses.flatMap(({ number, messageId, entryId, exchange }) => [
      ...casesOf(`${number} ${messageId}`, checksOf(entryId)),
      ...(exchange.verdict === 'not-presented'
        ? []
        : casesOf(`${number} owner ${exchange.messageId}`, checksOf(exchange.entryId))),
    ]),
    ...act.notCounted.map(notCountedCase),
  ])

/** junit.xml of a refusal: each thing that is missing fails; what was not counted is skipped, with its reasons. */
export const junitOfRefusal = ({ sessionId, missing, notCounted }: ActRefusal): string =>
  written([
    ...missing.map(({ code, text }) => ({
      suite: sessionId,
      name: code,
      failure: text.en,
      details: `${text.ru}\n${text.kk}`,
    })),
    ...notCounted.map(notCountedCase),
  ])

const casesOf = (suite: string, checks: readonly CheckResult[]): Case[] =>
  checks.map(({ rule, verdict, expected = '', actual = '', fault }) => ({
    suite,
    name: rule,
    ...(RED.has(verdict) && {
      failure: `${verdict}${fault === undefined ? '' : ` ${fault}`}`,
      details: `expected: ${expected}\nactual: ${actual}`,
    }),
    ...(verdict === 'not-applicable' && { skipped: actual }),
  }))

const notCountedCase = ({
  entryId,
  messageId,
  reasons,
}: Pick<ActNotCounted, 'entryId' | 'messageId' | 'reasons'>): Case => ({
  suite: 'not counted',
  name: messageId ?? entryId,
  skipped: reasons.map(({ code, text }) => `${code}: ${text.en}`).join('; '),
})

function written(cases: readonly Case[]): string {
  const suites = new Map<string, Case[]>()
  for (const one of cases) {
    const own = suites.get(one.suite)
    if (own) own.push(one)
    else suites.set(one.suite, [one])
  }
  const body = [...suites].map(
    ([name, own]) =>
      `<testsuite name="${escaped(name)}" ${countsOf(own)}>\n${own.map(caseText).join('')}</testsuite>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${countsOf(cases)}>\n${body.join('')}</testsuites>\n`
}

const countsOf = (cases: readonly Case[]): string => {
  const failures = cases.filter(({ failure }) => failure !== undefined).length
  const skipped = cases.filter((one) => one.skipped !== undefined).length
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`
}

function caseText({ suite, name, failure, details = '', skipped }: Case): string {
  const open = `<testcase classname="${escaped(suite)}" name="${escaped(name)}"`
  if (failure !== undefined)
    return `${open}><failure message="${escaped(failure)}">${escaped(details)}</failure></testcase>\n`
  if (skipped !== undefined) return `${open}><skipped message="${escaped(skipped)}"/></testcase>\n`
  return `${open}/>\n`
}
