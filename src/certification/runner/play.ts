import { ruleText } from '../../contract/rule-text.ts'
import { levelOf } from '../../contract/rules.ts'
import type { Verdict } from '../../contract/verdict.ts'
import type { Session } from '../../storage/sessions.ts'
import { isRed, worstOf } from '../checks/recorded.ts'
import type { Subject } from '../count-checks.ts'
import type { Entry } from '../entry.ts'
import type { Check, Finding, Happenings, Scenario, Step } from '../scenario.ts'
import type { Text } from '../text.ts'
import { type Course, coursesOf, type Met } from './course.ts'
import { gathered } from './gathered.ts'
import { recordsSince, type Start } from './records.ts'
import type { CheckFound, ScenarioResult, ScenarioState, StepResult } from './result.ts'
import { waitingFor } from './waiting.ts'

/** All that a scenario is judged by. */
export interface Recorded {
  readonly session: Pick<Session, 'state' | 'role'>
  readonly subject: Subject
  readonly entries: readonly Entry[]
  readonly happenings: Happenings
}

/** Looks for a scenario in the records of a session, from its start on. */
export function play(scenario: Scenario, start: Start, recorded: Recorded): ScenarioResult {
  const { session, subject } = recorded
  const records = recordsSince(start, recorded.entries, recorded.happenings)
  const courses = coursesOf(scenario, records, subject)
  const since = start.at
  const { id, role, rule, title, times, required } = scenario
  const whole = courses.filter(isWhole)
  const played = whole.length
  const last = played >= times ? whole.at(-1) : courses.at(-1)
  const course = last && isWhole(last) ? gathered(whole) : last
  const state = stateOf(session.state, played >= times, courses.length > 0)
  const shown = course && isWhole(course) && played < times ? undefined : course
  const steps = stepsOf(scenario, course, state)
  const open = state === 'not-started' || state === 'under-way'
  const waiting = open && waitingFor(scenario, shown, { since, subject, records })
  return {
    ...{ id, role, rule, title, required, state, played, times, since, steps },
    verdict: verdictOf(courses, played >= times, steps),
    ...(waiting && { waiting }),
  }
}

const isWhole = ({ state }: Course): boolean => state === 'whole'

function stateOf(session: Session['state'], isDone: boolean, isBegun: boolean): ScenarioState {
  if (isDone) return 'done'
  if (session === 'frozen') return 'closed'
  return isBegun ? 'under-way' : 'not-started'
}

/** Played as often as it must be: the worst of what was found. Else what broke it; and where nothing did, it never came. */
function verdictOf(
  courses: readonly Course[],
  isDone: boolean,
  steps: readonly StepResult[],
): Verdict {
  if (isDone) return worstOf(steps.map(({ verdict }) => verdict))
  if (courses.at(-1)?.state !== 'broken') return 'untestable'
  return worstOf(steps.filter(({ state }) => state === 'met').map(({ verdict }) => verdict))
}

function stepsOf(
  { steps }: Scenario,
  course: Course | undefined,
  state: ScenarioState,
): readonly StepResult[] {
  const reached = course?.met.length ?? 0
  const goesOn = state !== 'closed' && course?.state !== 'broken'
  return steps.map((step, index) => {
    const met = course?.met[index]
    if (met) return metStep(step, index + 1, met)
    return unmetStep(step, index + 1, goesOn && index === reached ? 'waiting' : 'not-run')
  })
}

function metStep(step: Step, number: number, met: Met): StepResult {
  const { entry, at, attempts, findings } = met
  const checks = step.kind === 'receive' ? step.checks : []
  const found = checks.map((check, index) => foundOf(check, findings[index] as Finding))
  return {
    number,
    kind: step.kind,
    title: step.title,
    state: 'met',
    verdict: worstOf(['pass', ...found.map(({ verdict }) => verdict)]),
    at,
    ...(entry && { entryId: entry.id }),
    ...(entry?.messageId !== undefined && { messageId: entry.messageId }),
    attempts: attempts.map(({ id }) => id),
    checks: found,
  }
}

/** Its checks are told all the same: none of them has passed. */
const unmetStep = (step: Step, number: number, state: 'waiting' | 'not-run'): StepResult => ({
  number,
  kind: step.kind,
  title: step.title,
  state,
  verdict: 'untestable',
  attempts: [],
  checks: (step.kind === 'receive' ? step.checks : []).map((check) =>
    foundOf(check, { verdict: 'untestable', words: notRun }),
  ),
})

function foundOf({ rule }: Check, { words, ...finding }: Finding): CheckFound {
  const found = words ?? verdictWords[finding.verdict]
  return { rule, level: levelOf(rule), ...finding, expectation: ruleText(rule), found }
}

const notRun: Text = {
  ru: 'не выполнялось: сообщения не было',
  kk: 'орындалмады: хабарлама болған жоқ',
  en: 'not run: there was no message',
}

const verdictWords: Readonly<Record<Verdict, Text>> = {
  pass: { ru: 'выполнено', kk: 'орындалды', en: 'it holds' },
  warn: {
    ru: 'выполнено с замечанием',
    kk: 'ескертумен орындалды',
    en: 'it holds, with a warning',
  },
  fail: { ru: 'не выполнено', kk: 'орындалмады', en: 'it does not hold' },
  inconclusive: {
    ru: 'решение не получено',
    kk: 'шешім алынбады',
    en: 'it could not be told',
  },
  untestable: {
    ru: 'не проверено: раньше этого был отказ',
    kk: 'тексерілмеді: бұған дейін бас тартылды',
    en: 'not checked: a refusal came before it',
  },
  'not-applicable': { ru: 'не применяется', kk: 'қолданылмайды', en: 'it does not apply' },
}

/** What is red of a scenario makes it red, and so does what was not run. */
export const isPassed = ({ state, verdict }: ScenarioResult): boolean =>
  state === 'done' && !isRed(verdict)
