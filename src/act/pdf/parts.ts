import { ink, makeRoom, type Pdf, page, rule, type Style, use, width } from './page.ts'
import { type Cell, drawRow, heightOf, PAD, type Piece } from './table.ts'
import type { Pair } from './words.ts'

export const styles = {
  text: { font: 'text', size: 8.5 },
  kazakh: { font: 'italic', size: 8.5, color: ink.pale },
  bold: { font: 'bold', size: 8.5 },
  small: { font: 'text', size: 7.2 },
  smallKazakh: { font: 'italic', size: 7.2, color: ink.pale },
  smallBold: { font: 'bold', size: 7.2 },
  label: { font: 'bold', size: 7.8, drop: 0.7 },
  labelKazakh: { font: 'italic', size: 7.8, color: ink.pale, drop: 0.2 },
  mono: { font: 'mono', size: 6.9, drop: 1.6 },
  tiny: { font: 'mono', size: 6, drop: 0.5 },
  tinyPale: { font: 'mono', size: 6, color: ink.pale, drop: 0.5 },
} as const satisfies Record<string, Style>

type StyleName = keyof typeof styles

export const piece = (text: string, style: StyleName = 'text'): Piece => ({
  text,
  style: styles[style],
})

/** Russian, and Kazakh under it; once when they are the same. */
export function both(
  { ru, kk }: Pair,
  style: StyleName = 'text',
  kazakh: StyleName = 'kazakh',
): Cell {
  return kk === '' || kk === ru ? [piece(ru, style)] : [piece(ru, style), piece(kk, kazakh)]
}

/** `1. Участник / Қатысушы`, never alone at the foot of a page. */
export function heading(document: Pdf, number: number, { ru, kk }: Pair, keep = 60): void {
  makeRoom(document, keep)
  document.y += document.y > page.top ? 9 : 0
  use(document, { font: 'bold', size: 10.5 }).text(`${number}. ${ru} `, page.left, document.y, {
    continued: true,
  })
  use(document, { font: 'italic', size: 10.5, color: ink.pale }).text(`/ ${kk}`)
  document.y += 2
  rule(document, document.y, 0.8)
  document.y += 1
}

/** A bilingual paragraph of the full width; it may run over to the next page. */
export function paragraph(document: Pdf, { ru, kk }: Pair, prefix = ''): void {
  for (const { text, style } of both({ ru: `${prefix}${ru}`, kk })) {
    use(document, style).text(text, page.left, document.y, { width })
  }
  document.y += 3
}

const LABEL = 200

/** A label in two languages and its value. A value longer than half a page runs on over the next ones. */
export function row(document: Pdf, label: Pair, value: Cell, left: number = page.left): void {
  const widths = [LABEL, page.right - left - LABEL]
  const cells = [labelCell(document, label), value]
  const height = heightOf(document, widths, cells)
  const fits = height < (page.bottom - page.top) / 2
  makeRoom(document, fits ? height : heightOf(document, widths, cells.slice(0, 1)))
  drawRow(document, widths, fits ? cells : cells.slice(0, 1), left)
  if (fits) return
  for (const { text, style } of value) {
    use(document, style).text(text, left + PAD, document.y, { width: page.right - left - 2 * PAD })
  }
  document.y += PAD
}

/** On one line where both languages fit, else Kazakh under Russian. */
function labelCell(document: Pdf, { ru, kk }: Pair): Cell {
  const line = ru === kk ? ru : `${ru} / `
  const russian = use(document, styles.label).widthOfString(line)
  const kazakh = ru === kk ? 0 : use(document, styles.labelKazakh).widthOfString(kk)
  if (russian + kazakh > LABEL - 2 * PAD) return both({ ru, kk }, 'label', 'labelKazakh')
  return [
    {
      text: line,
      style: styles.label,
      ...(ru !== kk && { tail: { text: kk, style: styles.labelKazakh } }),
    },
  ]
}
