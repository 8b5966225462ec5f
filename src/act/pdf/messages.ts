import { astana } from '../astana.ts'
import type { Act, ActNotCounted, ActResponse, EntryFacts } from '../shape.ts'
import type { Pdf } from './page.ts'
import { both, heading, paragraph, piece } from './parts.ts'
import { type Cell, type Column, table } from './table.ts'
import * as words from './words.ts'

const head = (label: words.Pair): Cell => both(label, 'smallBold', 'smallKazakh')

const ID_LENGTH = 108

/** An id as it came; a hostile one is cut here and stands whole in act.json. */
const idPiece = (id: string, style: 'tiny' | 'tinyPale' | 'small' = 'tiny') =>
  piece(id.length > ID_LENGTH ? `${id.slice(0, ID_LENGTH)}…` : id, style)

/** The day, the time of receiving and the time of answering; the second day only when it is another. */
function times(received: string, answered?: string): Cell {
  const [day, from] = astana(received)
  const [lastDay, to] = astana(answered ?? received)
  const lines = [day, from, ...(lastDay === day ? [] : [lastDay]), ...(answered ? [to] : [])]
  return [piece(lines.join('\n'), 'small')]
}

/** 64 hex digits in two lines, the request first. */
const digests = (...hashes: readonly string[]): Cell =>
  hashes.map((hash, index) =>
    piece(`${hash.slice(0, 32)}\n${hash.slice(32)}`, index === 0 ? 'tiny' : 'tinyPale'),
  )

const verdict = (pair: words.Pair): Cell => both(pair, 'smallBold', 'smallKazakh')

const responseColumns: readonly Column[] = [
  { width: 22, head: head(words.columns.number) },
  { width: 143, head: head(words.columns.ids) },
  { width: 62, head: head(words.columns.times) },
  { width: 70, head: head(words.columns.service) },
  { width: 78, head: head(words.columns.owner) },
  { width: 126, head: head(words.columns.digests) },
]

/** One line for each counted response. */
export function responses(document: Pdf, act: Act): void {
  heading(document, 4, words.headings.responses, 120)
  paragraph(document, words.notes.times)
  table(document, responseColumns, act.responses.map(responseLine))
}

function responseLine(response: ActResponse): Cell[] {
  const { number, messageId, tokenId, entryId, receivedAt, answeredAt, serviceId } = response
  return [
    [piece(String(number), 'smallBold')],
    [idPiece(messageId), idPiece(tokenId, 'tinyPale'), idPiece(entryId, 'tinyPale')],
    times(receivedAt, answeredAt),
    [idPiece(serviceId, 'small'), ...verdict(words.verdicts.token)],
    ownerSaid(response),
    digests(response.requestSha256, response.responseSha256),
  ]
}

const ownerSaid = ({ exchange }: ActResponse): Cell => [
  ...verdict(words.verdicts[exchange.verdict]),
  ...(exchange.verdict === 'refused' ? [piece(exchange.wire, 'small')] : []),
]

/** What the data owner said to each token that was shown to it. */
export function exchanges(document: Pdf, act: Act): void {
  heading(document, 5, words.headings.exchanges, 120)
  const lines = act.responses.flatMap(exchangeLine)
  if (lines.length === 0) paragraph(document, words.notes.none)
  else table(document, exchangeColumns, lines)
}

const exchangeColumns: readonly Column[] = [
  { width: 22, head: head(words.columns.number) },
  { width: 143, head: head(words.columns.shownIds) },
  { width: 62, head: head(words.columns.times) },
  { width: 148, head: head(words.columns.verdict) },
  { width: 126, head: head(words.columns.digests) },
]

function exchangeLine({ number, exchange }: ActResponse): Cell[][] {
  if (exchange.verdict === 'not-presented') return []
  const reason = exchange.verdict === 'refused' ? both(exchange.reason, 'small', 'smallKazakh') : []
  const { messageId, entryId, receivedAt, answeredAt, serviceId }: EntryFacts = exchange
  return [
    [
      [piece(String(number), 'smallBold')],
      [idPiece(messageId), idPiece(entryId, 'tinyPale')],
      times(receivedAt, answeredAt),
      [idPiece(serviceId, 'small'), ...verdict(words.verdicts[exchange.verdict]), ...reason],
      digests(exchange.requestSha256, exchange.responseSha256),
    ],
  ]
}

const notCountedColumns: readonly Column[] = [
  { width: 143, head: head(words.columns.shownIds) },
  { width: 62, head: head(words.columns.times) },
  { width: 170, head: head(words.columns.reason) },
  { width: 126, head: head(words.columns.digests) },
]

/** Every other message of the session, so that nothing is picked. */
export function notCounted(document: Pdf, act: Act): void {
  heading(document, 6, words.headings.notCounted, 100)
  if (act.notCounted.length === 0) paragraph(document, words.notes.none)
  else table(document, notCountedColumns, act.notCounted.map(notCountedLine))
}

function notCountedLine(one: ActNotCounted): Cell[] {
  const { messageId = '—', entryId, receivedAt, answeredAt, serviceId = '—', reasons } = one
  const hashes = [one.requestSha256, one.responseSha256].filter((hash) => hash !== undefined)
  return [
    [idPiece(messageId), idPiece(entryId, 'tinyPale')],
    times(receivedAt, answeredAt),
    [
      idPiece(serviceId, 'small'),
      ...reasons.flatMap(({ rule, text }) =>
        both({ ru: `${text.ru} (${rule})`, kk: text.kk }, 'small', 'smallKazakh'),
      ),
    ],
    digests(...hashes),
  ]
}
