import { heightOfText, writeText } from './lines.ts'
import { ink, makeRoom, measure, type Pdf, page, rule, type Style, use } from './page.ts'

/** One paragraph of a cell. */
export interface Piece {
  readonly text: string
  readonly style: Style
  /** What goes on in the same line in another style; the two must fit one line. */
  readonly tail?: { readonly text: string; readonly style: Style }
}

export type Cell = readonly Piece[]

export interface Column {
  /** Points; the gap to the next column included. */
  readonly width: number
  readonly head: Cell
}

const GAP = 6
export const PAD = 2

/** A table whose head is repeated on every page and whose rows are never cut. */
export function table(
  document: Pdf,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): void {
  const widths = columns.map((column) => column.width)
  const head = columns.map((column) => column.head)
  makeRoom(document, heightOf(document, widths, head) + heightOf(document, widths, rows[0] ?? []))
  drawHead(document, widths, head)
  for (const row of rows) {
    const height = heightOf(document, widths, row)
    if (makeRoom(document, height)) drawHead(document, widths, head)
    drawRow(document, widths, row, page.left, height)
    rule(document, document.y, 0.3)
  }
}

function drawHead(document: Pdf, widths: readonly number[], head: readonly Cell[]): void {
  const top = document.y
  const height = heightOf(document, widths, head)
  document.rect(page.left, top, page.right - page.left, height).fill(ink.tint)
  document.y = top
  drawRow(document, widths, head, page.left, height)
  rule(document, document.y, 0.8)
}

/** Draws the cells side by side from `from`, and moves below the highest. */
export function drawRow(
  document: Pdf,
  widths: readonly number[],
  cells: readonly Cell[],
  from: number = page.left,
  height: number = heightOf(document, widths, cells),
): void {
  const top = document.y
  let left = from
  widths.forEach((width, index) => {
    document.y = top + PAD
    for (const piece of cells[index] ?? []) write(document, piece, left + GAP / 2, width - GAP)
    left += width
  })
  document.x = page.left
  document.y = top + height
}

function write(document: Pdf, { text, style, tail }: Piece, left: number, width: number): void {
  document.y += dropOf(style)
  use(document, style)
  if (tail === undefined) writeText(document, text, left, width)
  else {
    document.text(text, left, document.y, { width, continued: true })
    use(document, tail.style).text(tail.text)
  }
}

const dropOf = ({ drop = 0 }: Style): number => drop

/** The height of the highest cell, padding included. */
export function heightOf(document: Pdf, widths: readonly number[], cells: readonly Cell[]): number {
  const heights = widths.map((width, index) =>
    (cells[index] ?? []).reduce(
      (sum, { text, style }) =>
        sum + dropOf(style) + heightOfText(measure(document, style), text, width - GAP),
      0,
    ),
  )
  return Math.max(...heights) + 2 * PAD
}
