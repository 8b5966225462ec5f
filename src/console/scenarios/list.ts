import type { ScenarioResult, ScenarioState } from '../../certification/runner/result.ts'
import { type Content, type Html, html } from '../html.ts'
import { badge, type Voice } from '../outcome.ts'
import { inAstana, scenarioPath, scenariosPath, table } from '../parts.ts'

type Row = Pick<
  ScenarioResult,
  'id' | 'title' | 'state' | 'verdict' | 'played' | 'times' | 'waiting'
>

const stateKeys = {
  'not-started': 'scenarioNotStarted',
  'under-way': 'scenarioUnderWay',
  done: 'scenarioDone',
  closed: 'scenarioClosed',
} as const satisfies Record<ScenarioState, string>

export const stateWords = ({ state }: Pick<Row, 'state'>, { say }: Voice): string =>
  say(stateKeys[state])

/** Each scenario of a session: how far it is, what was found, and whom it waits for. */
export function scenarioTable(sessionId: string, rows: readonly Row[], voice: Voice): Html {
  const { say } = voice
  const columns = (['scenarios', 'scenarioState', 'verdict', 'scenarioWaits'] as const).map((key) =>
    say(key),
  )
  const cells = rows.map((row) => cellsOf(sessionId, row, voice))
  return table({ caption: say('scenarios'), columns, rows: cells })
}

function cellsOf(sessionId: string, row: Row, voice: Voice): Content[] {
  const { id, title, verdict, played, times, waiting } = row
  const { say, language } = voice
  return [
    html`<a href="${scenarioPath(sessionId, id)}"><b>${id}</b></a> ${title[language]}`,
    html`${stateWords(row, voice)} <small>${played}/${times}</small>`,
    badge(verdict, say(verdict)),
    waiting && inAstana(waiting.text[language]),
  ]
}

/** All of them, and a button that begins them anew while the session is open. */
export const scenarioList = (
  { id, state }: { readonly id: string; readonly state: string },
  results: readonly ScenarioResult[],
  voice: Voice,
): Html => html`<p class="lead">${voice.say('scenariosAbout')}</p>
${scenarioTable(id, results, voice)}
${state === 'open' ? againForm(`${scenariosPath(id)}/run`, voice.say('scenarioAllAgain'), voice) : undefined}
<p><a href="/api/v1${scenariosPath(id)}?format=junit">JUnit</a></p>`

export const againForm = (action: string, words: string, { say }: Voice): Html =>
  html`<form action="${action}" method="post" class="deed"><button type="submit">${words}</button>
<p class="hint">${say('scenarioAgainText')}</p></form>`
