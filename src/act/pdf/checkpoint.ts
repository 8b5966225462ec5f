import { qrOf } from '../qr/qr.ts'
import type { Act, ActLog } from '../shape.ts'
import { ink, makeRoom, type Pdf, page, use, width } from './page.ts'
import { both, heading, styles } from './parts.ts'
import * as words from './words.ts'

const MODULE = 2.4
/** Four light modules around, without which no reader finds it. */
const QUIET = 4 * MODULE
const SIDE = 41 * MODULE

/** What the QR says: the checkpoint, for whoever wants to compare it without reading aloud. */
export const qrTextOf = ({ size, sha256 }: Pick<ActLog, 'size' | 'sha256'>): string =>
  `SHEP-LOG/1 ${size} ${sha256}`

/** The checkpoint of the event log: in words, in digits, and as QR. */
export function checkpoint(document: Pdf, { log }: Act): void {
  if (log === undefined) return
  heading(document, 9, words.headings.log, SIDE + 3 * QUIET + 30)
  makeRoom(document, SIDE + 2 * QUIET)
  const top = document.y + QUIET
  drawQr(document, qrTextOf(log), page.right - SIDE - QUIET, top)
  const column = { width: width - SIDE - 3 * QUIET }
  document.y = top
  for (const { text, style } of both(words.checkpoint))
    use(document, style).text(text, page.left, document.y, column)
  document.y += 5
  use(document, { font: 'bold', size: 11 }).text(log.words.join(' '), page.left, document.y, column)
  document.y += 5
  use(document, styles.mono).text(`${log.size} · ${log.sha256}`, page.left, document.y, column)
  document.y = Math.max(document.y, top + SIDE + QUIET)
}

/** Dark modules that touch are one rectangle: no light lines between them, in print or on a screen. */
function drawQr(document: Pdf, text: string, left: number, top: number): void {
  qrOf(text).forEach((row, down) => {
    const line = row.map((dark) => (dark ? '#' : ' ')).join('')
    for (const { 0: run, index } of line.matchAll(/#+/g))
      document.rect(left + index * MODULE, top + down * MODULE, run.length * MODULE, MODULE)
  })
  document.fillColor(ink.text).fill()
}
