import type { ActPack } from '../annex-shape.ts'
import * as words from '../pdf/words.ts'
import type { Act } from '../shape.ts'
import { html, type Markup } from './markup.ts'
import { both } from './sections.ts'

/** Annex: what came of the packs of hostile cases, and each case that did not pass. */
export const packs = ({ packs: runs = [] }: Act): Markup =>
  html`<p>${both(words.packs.note)}</p>\n${runs.map(packRun)}`

function packRun({ pack, totals, result, cases }: ActPack): Markup {
  const red = cases.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive')
  const lines = red.map(
    ({ number, rule, name, text }) =>
      html`<tr><td>${number} ${rule}</td><td>${both(name)}</td><td>${both(text)}</td></tr>\n`,
  )
  const counts = `${totals.passed}/${totals.cases - totals.notApplicable}`
  const { number, case: title, ending } = words.packs
  const head = html`<thead><tr><th>${both(number)}</th><th>${both(title)}</th><th>${both(ending)}</th></tr></thead>`
  const table = red.length === 0 ? html`` : html`<table>${head}<tbody>${lines}</tbody></table>\n`
  return html`<p><b>${both(words.packs[pack])}</b>: ${counts}, ${both(words.packs[result])}</p>\n${table}`
}
