import type { ActScenario, ActScenarios } from '../annex-shape.ts'
import * as words from '../pdf/words.ts'
import { endingOf } from '../scenarios.ts'
import { html, type Markup } from './markup.ts'
import { both } from './sections.ts'

/** Annex: what became of each scenario, and the clauses that nothing tried. */
export function scenarios({ results, uncovered }: ActScenarios): Markup {
  const { number, title, ending, clause, text } = words.scenarios
  const clauses = uncovered.map(
    ({ id, text: told }) => html`<tr><td>${id}</td><td>${both(told)}</td></tr>\n`,
  )
  return html`<p>${both(words.scenarios.note)}</p>
<table><thead><tr><th>${both(number)}</th><th>${both(title)}</th><th>${both(ending)}</th></tr></thead><tbody>${results.map(lineOf)}</tbody></table>
${
  uncovered.length === 0
    ? ''
    : html`<p>${both(words.scenarios.uncovered)}</p>
<table><thead><tr><th>${both(clause)}</th><th>${both(text)}</th></tr></thead><tbody>${clauses}</tbody></table>`
}`
}

function lineOf(scenario: ActScenario): Markup {
  const { id, rule, title, played, times, steps } = scenario
  const ending = words.scenarios[endingOf(scenario)]
  const found = steps.flatMap(({ number, notPassed }) =>
    notPassed.map((one) => html`<br>${number}: ${one.rule} ${both(one.found)}`),
  )
  return html`<tr><td><b>${id}</b> ${rule}</td><td>${both(title)}</td><td><b>${both(ending)}</b><br>${played}/${times}${found}</td></tr>\n`
}
