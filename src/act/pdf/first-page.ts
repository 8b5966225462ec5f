import { buildText } from '../../certification/build.ts'
import { astana } from '../astana.ts'
import type { Act } from '../shape.ts'
import { ink, type Pdf, page, use, width } from './page.ts'
import { both, heading, piece, row } from './parts.ts'
import type { Cell } from './table.ts'
import * as words from './words.ts'

const INSET = 8

/** The title, and at once in a frame where the act comes from. */
export function origin(document: Pdf, act: Act, digest: string): void {
  titles(document)
  const top = document.y + 8
  document.y = top + INSET - 2
  const { build, profile, engines, gatewayCertificates, statement, timeStamp } = act.origin
  const { heading: warning } = words.origin
  use(document, { font: 'bold', size: 10 }).text(
    `${warning.ru} / ${warning.kk}`,
    page.left + INSET,
    document.y,
  )
  document.y += 2
  inset(document, both(statement))
  document.y += 2
  const left = page.left + INSET - 3
  row(document, words.origin.build, [piece(buildText(build))], left)
  row(document, words.origin.profile, [piece(profile)], left)
  row(document, words.origin.engines, [piece(engines.join(', '))], left)
  const certificates = gatewayCertificates.map(({ keyKind, fingerprint }) =>
    piece(`${fingerprint} ${keyKind}`, 'mono'),
  )
  row(document, words.origin.gateway, certificates, left)
  row(document, words.origin.json, [piece(digest, 'mono')], left)
  row(document, words.origin.timeStamp, both(timeStamp.statement), left)
  const height = document.y + 3 - top
  document.rect(page.left, top, width, height).lineWidth(1.2).strokeColor(ink.text).stroke()
  document.y = top + height
}

export function participant(document: Pdf, { participant: { name, bin, senderId } }: Act): void {
  heading(document, 1, words.headings.participant)
  row(document, words.participant.name, [piece(name, 'bold')])
  row(document, words.participant.bin, [piece(bin)])
  row(document, words.participant.senderId, [piece(senderId)])
}

export function totals(document: Pdf, { totals: counted, session, log }: Act): void {
  const { accepted, refused, notPresented } = counted.exchanges
  const { required } = words.totals
  const count = (value: number): Cell => [piece(String(value), 'bold')]
  heading(document, 2, words.headings.totals)
  row(document, words.totals.responses, [
    piece(`${counted.responses} (${required.ru} / ${required.kk}: ${counted.required})`, 'bold'),
  ])
  row(document, words.totals.accepted, count(accepted))
  row(document, words.totals.refused, count(refused))
  row(document, words.totals.notPresented, count(notPresented))
  row(document, words.totals.received, count(counted.received))
  row(document, words.totals.notCounted, count(counted.notCounted))
  row(document, words.totals.session, [piece(session.id, 'mono')])
  row(document, words.totals.opened, [piece(astana(session.openedAt).join(' '))])
  row(document, words.totals.closed, [piece(astana(session.closedAt).join(' '))])
  if (log === undefined) return
  row(document, words.totals.log, [piece(log.words.join(' '), 'bold')])
}

export function application(document: Pdf, { application: filed }: Act): void {
  const { id, method, approvedAt, fields, proactiveCodes, proactiveUntil } = filed
  heading(document, 3, words.headings.application)
  row(document, words.application.id, [piece(id, 'mono')])
  row(document, words.application.approved, [piece(astana(approvedAt).join(' '))])
  row(document, words.application.method, both(method.name))
  for (const { title, value } of fields) row(document, title, [piece(value)])
  if (proactiveCodes) row(document, words.application.codes, [piece(proactiveCodes.join(', '))])
  if (proactiveUntil) {
    row(document, words.application.until, [piece(astana(proactiveUntil).join(' '))])
  }
}

function titles(document: Pdf): void {
  const centred = { width, align: 'center' } as const
  const { title, subtitle } = words
  use(document, { font: 'bold', size: 17 }).text(
    title.ru.toUpperCase(),
    page.left,
    page.top,
    centred,
  )
  use(document, { font: 'bold', size: 12 }).text(title.kk.toUpperCase(), centred)
  document.y += 2
  use(document, { font: 'text', size: 9 }).text(subtitle.ru, centred)
  use(document, { font: 'italic', size: 9, color: ink.pale }).text(subtitle.kk, centred)
}

function inset(document: Pdf, cell: Cell): void {
  for (const { text, style } of cell) {
    use(document, style).text(text, page.left + INSET, document.y, { width: width - 2 * INSET })
  }
}
