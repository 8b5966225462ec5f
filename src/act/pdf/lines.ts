import { type Pdf, page } from './page.ts'

/**
 * The lines of a text that fits a width as it is; undefined where it must be broken. Asking pdfkit to break what fits costs
 * ten times as much, and a line of the act has twenty such texts. To be asked with the font set.
 */
export function fittingLines(
  document: Pdf,
  text: string,
  width: number,
): readonly string[] | undefined {
  if (text === '') return []
  const lines = text.split('\n')
  return lines.every((line) => document.widthOfString(line) + ROUNDING <= width) ? lines : undefined
}

/** pdfkit adds up the words of a line, each rounded. */
const ROUNDING = 0.01

export function heightOfText(document: Pdf, text: string, width: number): number {
  const lines = fittingLines(document, text, width)
  if (lines === undefined) return document.heightOfString(text, { width })
  return lines.length * document.currentLineHeight(true)
}

/** Writes a text from where the document stands, and moves below it; what does not fit the page runs over to the next. */
export function writeText(document: Pdf, text: string, left: number, width: number): void {
  const lines = fittingLines(document, text, width)
  const height = document.currentLineHeight(true)
  if (lines === undefined || document.y + lines.length * height > page.bottom) {
    document.text(text, left, document.y, { width })
    return
  }
  for (const line of lines) {
    document.text(line, left, document.y, { lineBreak: false })
    document.y += height
  }
}
