import type { ActPack } from '../annex-shape.ts'
import { annexNumber } from '../annexes.ts'
import type { Act } from '../shape.ts'
import { type Pdf, page } from './page.ts'
import { both, heading, paragraph, piece } from './parts.ts'
import { table } from './table.ts'
import * as words from './words.ts'

/** Annex, on a page of its own after the signatures: what came of the packs of hostile cases. Every case that did not pass is told, with the totals of the rest. */
export function packs(document: Pdf, act: Act): void {
  const { packs: runs = [] } = act
  if (runs.length === 0) return
  const number = annexNumber(act, 'packs', act.log === undefined ? 9 : 10)
  heading(document, number, words.headings.packs, page.bottom - page.top)
  paragraph(document, words.packs.note)
  for (const run of runs) packRun(document, run)
}

function packRun(document: Pdf, { pack, totals, result, cases }: ActPack): void {
  const { ru, kk } = words.packs[pack]
  const counts = `${totals.passed}/${totals.cases - totals.notApplicable}`
  const verdict = words.packs[result]
  paragraph(document, {
    ru: `${ru}: ${counts}, ${verdict.ru}`,
    kk: `${kk}: ${counts}, ${verdict.kk}`,
  })
  const red = cases.filter(({ verdict: one }) => one === 'fail' || one === 'inconclusive')
  if (red.length === 0) return
  const columns = [
    { width: 60, head: both(words.packs.number, 'smallBold', 'smallKazakh') },
    { width: 190, head: both(words.packs.case, 'smallBold', 'smallKazakh') },
    { width: 265, head: both(words.packs.ending, 'smallBold', 'smallKazakh') },
  ]
  const rows = red.map(({ number, rule, name, text }) => [
    [piece(`${number} ${rule}`, 'small')],
    both(name, 'small', 'smallKazakh'),
    both(text, 'small', 'smallKazakh'),
  ])
  table(document, columns, rows)
}
