import type { CheckFound, ScenarioResult, StepResult } from '../../certification/runner/result.ts'
import { type Content, type Html, html } from '../html.ts'
import { clauseOf } from '../message-checks.ts'
import { badge, recorded, type Voice } from '../outcome.ts'
import { code, factList, inAstana, messagePath, scenarioPath, table, time } from '../parts.ts'
import { againForm, stateWords } from './list.ts'

/** One scenario: its state and verdict, whom it waits for, and every check of every step with its evidence. */
export function scenarioMain(sessionId: string, result: ScenarioResult, voice: Voice): Html {
  const { id, rule, state, verdict, played, times, since, waiting, steps } = result
  const { say, language } = voice
  const goesOn = state === 'not-started' || state === 'under-way' || state === 'done'
  return html`<p class="outcome">${badge(verdict, say(verdict))} ${stateWords(result, voice)} · ${played}/${times}</p>
${waiting ? html`<p role="status">${badge('warn', inAstana(waiting.text[language]))}</p>` : undefined}
${factList([
  [say('clause'), clauseOf(rule, voice)],
  [
    say('session'),
    html`<a href="/sessions/${encodeURIComponent(sessionId)}">${code(sessionId)}</a>`,
  ],
  [say('scenarioSince'), time(since)],
])}
${steps.map((step) => stepSection(step, voice))}
${goesOn ? againForm(`${scenarioPath(sessionId, id)}/run`, say('scenarioAgain'), voice) : undefined}`
}

const stateKeys = {
  met: 'scenarioStepMet',
  waiting: 'scenarioStepWaiting',
  'not-run': 'scenarioStepNotRun',
} as const

function stepSection(step: StepResult, voice: Voice): Html {
  const { number, title, state, verdict, entryId, messageId, at, attempts, checks } = step
  const { say, language } = voice
  const columns = (['clause', 'verdict', 'scenarioFound', 'scenarioEvidence'] as const).map((key) =>
    say(key),
  )
  const message =
    entryId && html`<a href="${messagePath(entryId)}">${code(messageId ?? entryId)}</a>`
  return html`<section aria-labelledby="step-${number}"><h2 id="step-${number}">${number}. ${title[language]}</h2>
<p>${badge(verdict, say(verdict))} ${say(stateKeys[state])}</p>
${factList([
  [say('message'), message],
  [say('time'), time(at)],
  ...(attempts.length === 0
    ? []
    : ([[say('scenarioAttempts', { count: attempts.length }), attemptLinks(attempts)]] as const)),
])}
${checks.length === 0 ? undefined : table({ caption: title[language], columns, rows: checks.map((check) => cells(check, voice)) })}</section>`
}

const attemptLinks = (ids: readonly string[]): Content =>
  ids.map((id) => html`<a href="${messagePath(id)}">${code(id)}</a> `)

function cells(check: CheckFound, voice: Voice): Content[] {
  const { rule, verdict, found, expected, actual, evidence } = check
  const { say, language } = voice
  return [
    clauseOf(rule, voice),
    badge(verdict, say(verdict)),
    html`${found[language]}${factList([
      [say('expected'), recorded(expected, voice)],
      [say('actual'), recorded(actual, voice)],
    ])}`,
    evidence &&
      html`${say(evidence.side)} ${code(evidence.element === '' ? undefined : `<${evidence.element}>`)}
<br><small>${say('scenarioBytes', { from: evidence.from, to: evidence.to })}</small>`,
  ]
}
