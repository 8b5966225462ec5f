import type { ActScenario } from '../annex-shape.ts'
import { annexNumber } from '../annexes.ts'
import { endingOf } from '../scenarios.ts'
import type { Act } from '../shape.ts'
import { type Pdf, page } from './page.ts'
import { both, heading, paragraph, piece } from './parts.ts'
import { type Cell, table } from './table.ts'
import * as words from './words.ts'

/** Annex, on a page of its own after the signatures: what became of each scenario, and the clauses that nothing tried. */
export function scenarios(document: Pdf, act: Act): void {
  if (act.scenarios === undefined) return
  const { results, uncovered } = act.scenarios
  const number = annexNumber(act, 'scenarios', act.log === undefined ? 9 : 10)
  heading(document, number, words.headings.scenarios, page.bottom - page.top)
  paragraph(document, words.scenarios.note)
  const columns = [
    { width: 60, head: both(words.scenarios.number, 'smallBold', 'smallKazakh') },
    { width: 245, head: both(words.scenarios.title, 'smallBold', 'smallKazakh') },
    { width: 210, head: both(words.scenarios.ending, 'smallBold', 'smallKazakh') },
  ]
  table(document, columns, results.map(lineOf))
  document.y += 8
  if (uncovered.length === 0) return
  paragraph(document, words.scenarios.uncovered)
  const clauses = [
    { width: 60, head: both(words.scenarios.clause, 'smallBold', 'smallKazakh') },
    { width: 455, head: both(words.scenarios.text, 'smallBold', 'smallKazakh') },
  ]
  table(
    document,
    clauses,
    uncovered.map(({ id, text }) => [[piece(id, 'small')], both(text, 'small', 'smallKazakh')]),
  )
}

function lineOf(scenario: ActScenario): Cell[] {
  const { id, rule, title, played, times, steps } = scenario
  const ending = words.scenarios[endingOf(scenario)]
  const found = steps.flatMap(({ number, notPassed }) =>
    notPassed.map((one) => piece(`${number}: ${one.rule} ${one.found.ru}`, 'small')),
  )
  return [
    [piece(id, 'smallBold'), piece(rule, 'small')],
    both(title, 'small', 'smallKazakh'),
    [...both(ending, 'smallBold', 'smallKazakh'), piece(`${played}/${times}`, 'small'), ...found],
  ]
}
