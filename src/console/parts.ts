import { type Content, type Html, html } from './html.ts'
import type { MessageRow } from './source.ts'
import type { Say } from './texts.ts'

export interface Table {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Content[])[]
}

/**
 * A table that becomes a list of cards on a narrow screen. Roles are written out because that layout takes them away
 * from a table.
 */
export function table({ caption, columns, rows }: Table): Html {
  const head = columns.map((title) => html`<th scope="col" role="columnheader">${title}</th>`)
  const body = rows.map(
    (cells) =>
      html`<tr role="row">${cells.map((cell, at) => cellOf(cell, columns[at] ?? ''))}</tr>`,
  )
  return html`<table role="table">
<caption class="hidden">${caption}</caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">${body}</tbody>
</table>`
}

/** An absent value is a dash, and no line at all in a card. */
const cellOf = (cell: Content, title: string): Html =>
  cell === undefined
    ? html`<td role="cell" class="none">—</td>`
    : html`<td role="cell" data-label="${title}"><div>${cell}</div></td>`

/** Names and values; a value that is absent leaves no row. */
export function factList(facts: readonly (readonly [string, Content])[]): Html {
  const known = facts.filter(([, value]) => value !== undefined)
  return html`<dl>${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** A text of machines; an id is kept on one line where there is room. */
export function code(text: string | undefined): Html | undefined {
  if (text === undefined) return undefined
  return /^[\w{}.-]{1,40}$/.test(text)
    ? html`<code class="whole">${text}</code>`
    : html`<code>${text}</code>`
}

/** What names a person: an IIN, a phone. Pages print it here alone. */
export const personal = (text: string | undefined): Html | undefined => code(text)

/** In the zone of Astana: `2026-11-23 15:00:05`, or with milliseconds. */
export function time(iso: string | undefined, precision: 'second' | 'millisecond' = 'second') {
  if (iso === undefined) return undefined
  return html`<time datetime="${iso}">${astana(iso, precision)}</time>`
}

/** The same as a text. */
export function astana(iso: string, precision: 'second' | 'millisecond' = 'second'): string {
  const shifted = new Date(Date.parse(iso) + 5 * 3_600_000).toISOString()
  return shifted.slice(0, precision === 'second' ? 19 : 23).replace('T', ' ')
}

/** Moments in a text of the services, which are of UTC there. */
export const inAstana = (text: string): string =>
  text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (iso) => astana(iso))

export const messagePath = (id: string): string => `/messages/${encodeURIComponent(id)}`
export const explanationPath = (id: string): string => `${messagePath(id)}/explanation`
export const sessionPath = (id: string): string => `/sessions/${encodeURIComponent(id)}`
export const applicationPath = (id: string): string => `/applications/${encodeURIComponent(id)}`
export const matterPath = (id: string): string => `/rights/${encodeURIComponent(id)}`
export const breachPath = (id: string): string => `/breaches/${encodeURIComponent(id)}`
export const packsPath = (id: string): string => `${sessionPath(id)}/packs`
export const scenariosPath = (id: string): string => `${sessionPath(id)}/scenarios`
export const scenarioPath = (id: string, scenario: string): string =>
  `${scenariosPath(id)}/${encodeURIComponent(scenario)}`
export const runPath = (id: string): string => `/packs/gateway/${encodeURIComponent(id)}`

/** A link to the page of a message, by the name its sender gave it. */
export const messageLink = ({ id, messageId }: MessageRow, say: Say): Html =>
  html`<a href="${messagePath(id)}">${messageId === undefined ? say('unnamed') : code(messageId)}</a>`

export const applicationLink = (id: string | undefined): Html | undefined =>
  id === undefined ? undefined : html`<a href="${applicationPath(id)}">${code(id)}</a>`

export const progressBar = (counted: number, required: number, say: Say): Html => {
  const words = say('progressOf', { counted, required })
  return html`<span class="progress"><progress value="${counted}" max="${required}" aria-label="${words}"></progress> ${words}</span>`
}
