import type { Act, SignatureField } from '../shape.ts'
import { ink, makeRoom, type Pdf, page, use, width } from './page.ts'
import { both, heading, paragraph } from './parts.ts'
import { drawRow, heightOf } from './table.ts'
import * as words from './words.ts'

export function clauses(document: Pdf, act: Act): void {
  heading(document, 7, words.headings.clauses)
  for (const { id, basis, source, text } of act.clauses) {
    const cells = [
      both({ ru: id, kk: '' }, 'smallBold'),
      [...both({ ru: `${source} (${words.bases[basis].ru})`, kk: '' }, 'small')],
      both(text, 'small', 'smallKazakh'),
    ]
    const widths = [40, 150, width - 190]
    makeRoom(document, heightOf(document, widths, cells))
    drawRow(document, widths, cells)
  }
}

export function limits(document: Pdf, act: Act): void {
  heading(document, 8, words.headings.limits, 90)
  document.y += 2
  act.limits.forEach((limit, index) => {
    makeRoom(document, 50)
    paragraph(document, limit, `${index + 1}) `)
  })
}

const LINE = 27
const GUTTER = 24
const column = (width - GUTTER) / 2

/** Both sides on one page, side by side, each with lines to write on. */
export function signatures(document: Pdf, act: Act): void {
  const blanks = [
    words.signature.position,
    words.signature.name,
    words.signature.sign,
    words.signature.date,
  ]
  const organisations = act.signatures.map(({ organisation }) =>
    use(document, organisationStyle).heightOfString(organisation, { width: column }),
  )
  const keep = 92 + Math.max(18, ...organisations) + blanks.length * LINE
  heading(document, act.log === undefined ? 9 : 10, words.headings.signatures, keep)
  const top = document.y + 6
  const heads = act.signatures.map((side, index) => sideHead(document, side, leftOf(index), top))
  const start = Math.max(...heads)
  act.signatures.forEach((_, index) => {
    blanks.forEach((label, line) => {
      blank(document, label, leftOf(index), start + (line + 1) * LINE)
    })
    const stamp = start + blanks.length * LINE + 22
    use(document, { font: 'text', size: 9 }).text(
      `${words.signature.stamp.ru} / ${words.signature.stamp.kk}`,
      leftOf(index),
      stamp,
      { lineBreak: false },
    )
  })
}

const organisationStyle = { font: 'text', size: 9 } as const

const leftOf = (index: number): number => page.left + index * (column + GUTTER)

/** The title of a side and its organisation; returns where it ends. */
function sideHead(document: Pdf, side: SignatureField, left: number, top: number): number {
  document.y = top
  for (const { text, style } of both(side.title, 'bold')) {
    use(document, style).text(text, left, document.y, { width: column })
  }
  document.y += 3
  if (side.organisation) {
    use(document, organisationStyle).text(side.organisation, left, document.y, {
      width: column,
    })
    return document.y
  }
  blank(document, words.signature.organisation, left, document.y + 18)
  return document.y
}

/** A line to write on, and under it what goes there. */
function blank(document: Pdf, { ru, kk }: words.Pair, left: number, y: number): void {
  document
    .moveTo(left, y)
    .lineTo(left + column, y)
    .lineWidth(0.5)
    .strokeColor(ink.text)
    .stroke()
  use(document, { font: 'text', size: 6.8, color: ink.pale }).text(`${ru} / ${kk}`, left, y + 1.5, {
    width: column,
    align: 'center',
  })
}
