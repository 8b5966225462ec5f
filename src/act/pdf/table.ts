import { ink, makeRoom, type Pdf, page, rule, type Style, use } from './page.ts'

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
    if (makeRoom(document, heightOf(document, widths, row))) drawHead(document, widths, head)
    drawRow(document, widths, row)
    rule(document, document.y, 0.3)
  }
}

function drawHead(document: Pdf, widths: readonly number[], head: readonly Cell[]): void {
  const top = document.y
  const height = heightOf(document, widths, head)
  document.rect(page.left, top, page.right - page.left, height).fill(ink.tint)
  document.y = top
  drawRow(document, widths, head)
  rule(document, document.y, 0.8)
}

/** Draws the cells side by side from `from`, and moves below the highest. */
export function drawRow(
  document: Pdf,
  widths: readonly number[],
  cells: readonly Cell[],
  from: number = page.left,
): void {
  const top = document.y
  const height = heightOf(document, widths, cells)
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
  const continued = tail !== undefined
  document.y += dropOf(style)
  use(document, style).text(text, left, document.y, { width, continued })
  if (tail) use(document, tail.style).text(tail.text)
}

const dropOf = ({ drop = 0 }: Style): number => drop

/** The height of the highest cell, padding included. */
export function heightOf(document: Pdf, widths: readonly number[], cells: readonly Cell[]): number {
  const heights = widths.map((width, index) =>
    (cells[index] ?? []).reduce(
      (sum, { text, style }) =>
        sum + dropOf(style) + use(document, style).heightOfString(text, { width: width - GAP }),
      0,
    ),
  )
  return Math.max(...heights) + 2 * PAD
}
