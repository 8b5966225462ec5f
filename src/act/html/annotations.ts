import type { ActConfirmation, ActOverride } from '../annex-shape.ts'
import { astana } from '../astana.ts'
import * as words from '../pdf/words.ts'
import type { Act } from '../shape.ts'
import { html, type Markup, type Value } from './markup.ts'
import { both } from './sections.ts'

/** Annex: who judged which check otherwise, and who confirmed personal data; each beside what the machine said. */
export function annotations({ annotations: said }: Act): Markup {
  if (said === undefined) return html``
  const { note, overrides, confirmations } = said
  const { columns } = words.annotations
  const judged = [columns.who, columns.check, columns.verdicts, columns.reason, columns.signed]
  const confirmed = [columns.who, columns.places, columns.statement]
  return html`<p>${both(note)}</p>
${overrides.length === 0 ? '' : table(words.annotations.overrides, judged, overrides.map(overrideLine))}
${confirmations.length === 0 ? '' : table(words.annotations.confirmations, confirmed, confirmations.map(confirmationLine))}`
}

const table = (title: words.Pair, head: readonly words.Pair[], lines: readonly Markup[]): Markup =>
  html`<p><b>${both(title)}</b></p>
<table><thead><tr>${head.map((one) => html`<th scope="col">${both(one)}</th>`)}</tr></thead>
<tbody>${lines}</tbody></table>\n`

const line = (...cells: readonly Value[]): Markup =>
  html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`

const who = (by: string, at: string, row: number): Markup =>
  html`${by}<br>${astana(at).join(' ')}<br>${words.annotations.row.ru} / ${words.annotations.row.kk}: ${row}`

const overrideLine = (one: ActOverride): Markup =>
  line(
    who(one.by, one.at, one.row),
    html`${one.rule}<br><code>${one.entryId}</code>`,
    html`${words.annotations.machine.ru} / ${words.annotations.machine.kk}: <b>${one.machine}</b><br>${words.annotations.person.ru} / ${words.annotations.person.kk}: <b>${one.verdict}</b>`,
    one.reason,
    html`<code>${one.signer}</code><br><code>${one.statementSha256}</code>`,
  )

const confirmationLine = ({ by, at, row, places, statement }: ActConfirmation): Markup =>
  line(who(by, at, row), html`${places.map((place) => html`<code>${place}</code><br>`)}`, statement)
