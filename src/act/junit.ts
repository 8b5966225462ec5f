import { type JunitCase, junitOf, withCases } from '../certification/junit.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { ActRefusal } from './act.ts'
import type { ActScenario } from './annex-shape.ts'
import type { Act, ActNotCounted } from './shape.ts'

/** What was recorded of a message, by the id of its journal entry. */
export type ChecksOf = (entryId: string) => readonly CheckResult[]

const RED: ReadonlySet<string> = new Set(['fail', 'inconclusive', 'untestable'])

/** junit.xml of an act: a case for each check of each counted response and of its exchange; what was not counted is skipped. */
export const junitOfAct = (act: Act, checksOf: ChecksOf): string =>
  junitOf([
    ...act.responses.flatMap(({ number, messageId, entryId, exchange }) => [
      ...casesOf(`${number} ${messageId}`, checksOf(entryId)),
      ...(exchange.verdict === 'not-presented'
        ? []
        : casesOf(`${number} owner ${exchange.messageId}`, checksOf(exchange.entryId))),
    ]),
    ...act.notCounted.map(notCountedCase),
    ...(act.scenarios?.results ?? []).map(scenarioCase),
  ])

/** junit.xml of a refusal: each thing that is missing fails; what was not counted is skipped, with its reasons. */
export const junitOfRefusal = ({ sessionId, missing, notCounted }: ActRefusal): string =>
  junitOf([
    ...missing.map(({ code, text }) => ({
      suite: sessionId,
      name: code,
      failure: text.en,
      details: `${text.ru}\n${text.kk}`,
    })),
    ...notCounted.map(notCountedCase),
  ])

/** How a failure that a run expected, or did not, turned out. */
export type FailureCase = Pick<JunitCase, 'name' | 'failure' | 'details' | 'skipped'>

/** junit.xml with the failures that the run expected: they decide it beside the act. */
export const junitWithFailures = (junit: string, cases: readonly FailureCase[]): string =>
  withCases(
    junit,
    cases.map((one) => ({ suite: 'expected failures', ...one })),
  )

const casesOf = (suite: string, checks: readonly CheckResult[]): JunitCase[] =>
  checks.map(({ rule, verdict, expected = '', actual = '', fault }) => ({
    suite,
    name: rule,
    ...(RED.has(verdict) && {
      failure: `${verdict}${fault === undefined ? '' : ` ${fault}`}`,
      details: `expected: ${expected}\nactual: ${actual}`,
    }),
    ...(verdict === 'not-applicable' && { skipped: actual }),
  }))

/** What the act does not ask for and nobody played is skipped; what was played and is red fails. */
function scenarioCase({ id, title, verdict, steps }: ActScenario): JunitCase {
  const details = steps
    .flatMap(({ number, notPassed }) =>
      notPassed.map(({ rule, found }) => `step ${number}, ${rule}: ${found.en}`),
    )
    .join('\n')
  return {
    suite: 'scenarios',
    name: `${id} ${title.en}`,
    ...(verdict === 'untestable' && { skipped: 'not played' }),
    ...((verdict === 'fail' || verdict === 'inconclusive') && { failure: verdict, details }),
  }
}

const notCountedCase = ({
  entryId,
  messageId,
  reasons,
}: Pick<ActNotCounted, 'entryId' | 'messageId' | 'reasons'>): JunitCase => ({
  suite: 'not counted',
  name: messageId ?? entryId,
  skipped: reasons.map(({ code, text }) => `${code}: ${text.en}`).join('; '),
})
