import { buildText } from '../../certification/build.ts'
import { astana } from '../astana.ts'
import * as words from '../pdf/words.ts'
import type { Act, ActNotCounted, ActResponse, EntryFacts } from '../shape.ts'
import { html, type Markup, type Value } from './markup.ts'

/** Russian, and Kazakh under it; once when they are the same. */
export const both = ({ ru, kk }: words.Pair): Markup =>
  kk === '' || kk === ru ? html`${ru}` : html`${ru}<br><i lang="kk">${kk}</i>`

const code = (text: string): Markup => html`<code>${text}</code>`
const moment = (at: string): string => astana(at).join(' ')
const row = (label: words.Pair, value: Value): Markup =>
  html`<tr><th scope="row">${both(label)}</th><td>${value}</td></tr>\n`
const rows = (content: Value): Markup => html`<table class="facts">${content}</table>\n`

export function section(number: number, title: words.Pair, content: Value): Markup {
  return html`<section><h2>${number}. ${title.ru} / <i lang="kk">${title.kk}</i></h2>\n${content}</section>\n`
}

export function origin({ origin: facts }: Act, digest: string): Markup {
  const { build, profile, engines, gatewayCertificates, statement, timeStamp } = facts
  const certificates = gatewayCertificates.map(
    ({ keyKind, fingerprint }) => html`${code(fingerprint)} ${keyKind}<br>`,
  )
  const { heading } = words.origin
  return html`<div class="origin"><p><b>${heading.ru} / <i lang="kk">${heading.kk}</i></b></p>
<p>${both(statement)}</p>
${rows([
  row(words.origin.build, buildText(build)),
  row(words.origin.profile, profile),
  row(words.origin.engines, engines.join(', ')),
  row(words.origin.gateway, certificates),
  row(words.origin.json, code(digest)),
  row(words.origin.timeStamp, both(timeStamp.statement)),
])}</div>\n`
}

export const participant = ({ participant: { name, bin, senderId } }: Act): Markup =>
  rows([
    row(words.participant.name, html`<b>${name}</b>`),
    row(words.participant.bin, bin),
    row(words.participant.senderId, senderId),
  ])

export function totals({ totals: counted, session }: Act): Markup {
  const { accepted, refused, notPresented } = counted.exchanges
  const { required } = words.totals
  return rows([
    row(
      words.totals.responses,
      html`<b>${counted.responses}</b> (${required.ru} / ${required.kk}: ${counted.required})`,
    ),
    row(words.totals.accepted, accepted),
    row(words.totals.refused, refused),
    row(words.totals.notPresented, notPresented),
    row(words.totals.received, counted.received),
    row(words.totals.notCounted, counted.notCounted),
    row(words.totals.session, code(session.id)),
    row(words.totals.opened, moment(session.openedAt)),
    row(words.totals.closed, moment(session.closedAt)),
  ])
}

export function application({ application: filed }: Act): Markup {
  const { id, method, approvedAt, fields, proactiveCodes, proactiveUntil } = filed
  return rows([
    row(words.application.id, code(id)),
    row(words.application.approved, moment(approvedAt)),
    row(words.application.method, both(method.name)),
    fields.map(({ title, value }) => row(title, value)),
    proactiveCodes ? row(words.application.codes, proactiveCodes.join(', ')) : '',
    proactiveUntil ? row(words.application.until, moment(proactiveUntil)) : '',
  ])
}

const table = (head: readonly words.Pair[], lines: readonly Markup[]): Markup =>
  html`<table><thead><tr>${head.map((one) => html`<th scope="col">${both(one)}</th>`)}</tr></thead>
<tbody>${lines}</tbody></table>\n`

const line = (...cells: readonly Value[]): Markup =>
  html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`

const stacked = (...texts: readonly (string | undefined)[]): Markup =>
  html`${texts.filter((text) => text !== undefined).map((text) => html`<code>${text}</code><br>`)}`

const times = (received: string, answered?: string): Markup =>
  html`${moment(received)}${answered === undefined ? '' : html`<br>${moment(answered)}`}`

const { columns, verdicts } = words

export const responses = (act: Act): Markup => html`<p>${words.notes.times.ru}</p>
${table(
  [
    ...[columns.number, columns.ids, columns.times, columns.service],
    ...[columns.owner, columns.digests],
  ],
  act.responses.map((one) =>
    line(
      one.number,
      stacked(one.messageId, one.tokenId, one.entryId),
      times(one.receivedAt, one.answeredAt),
      html`${one.serviceId}<br>${both(verdicts.token)}`,
      ownerSaid(one),
      stacked(one.requestSha256, one.responseSha256),
    ),
  ),
)}`

const ownerSaid = ({ exchange }: ActResponse): Markup =>
  html`${both(verdicts[exchange.verdict])}${exchange.verdict === 'refused' ? html`<br>${exchange.wire}` : ''}`

export function exchanges(act: Act): Markup {
  const lines = act.responses.flatMap(({ number, exchange }) => {
    if (exchange.verdict === 'not-presented') return []
    const { messageId, entryId, receivedAt, answeredAt, serviceId }: EntryFacts = exchange
    const reason = exchange.verdict === 'refused' ? html`<br>${both(exchange.reason)}` : ''
    return line(
      number,
      stacked(messageId, entryId),
      times(receivedAt, answeredAt),
      html`${serviceId}<br>${both(verdicts[exchange.verdict])}${reason}`,
      stacked(exchange.requestSha256, exchange.responseSha256),
    )
  })
  const head = [columns.number, columns.shownIds, columns.times, columns.verdict, columns.digests]
  return lines.length === 0 ? none : table(head, lines)
}

const none = html`<p>${both(words.notes.none)}</p>\n`

export function notCounted(act: Act): Markup {
  const head = [columns.shownIds, columns.times, columns.reason, columns.digests]
  return act.notCounted.length === 0 ? none : table(head, act.notCounted.map(notCountedLine))
}

const notCountedLine = (one: ActNotCounted): Markup =>
  line(
    stacked(one.messageId ?? '—', one.entryId),
    times(one.receivedAt, one.answeredAt),
    html`${one.serviceId ?? '—'}${one.reasons.map(({ rule, text }) => html`<br>${both(text)} (${rule})`)}`,
    stacked(one.requestSha256, one.responseSha256),
  )

export const clauses = ({ clauses: cited }: Act): Markup =>
  html`<table><tbody>${cited.map(({ id, basis, source, text }) =>
    line(id, html`${source} (${both(words.bases[basis])})`, both(text)),
  )}</tbody></table>\n`

export const limits = ({ limits: all }: Act): Markup =>
  html`<ol>${all.map((limit) => html`<li>${both(limit)}</li>\n`)}</ol>\n`

export const signatures = ({ signatures: sides }: Act): Markup =>
  html`<table><tbody>${sides.map(({ title, organisation }) =>
    line(
      html`<b>${both(title)}</b><br>${organisation}`,
      [
        words.signature.position,
        words.signature.name,
        words.signature.sign,
        words.signature.date,
        words.signature.stamp,
      ].map((label) => html`<p class="blank">${both(label)}</p>`),
    ),
  )}</tbody></table>\n`
