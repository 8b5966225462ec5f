import { readFileSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { letGoOfPages } from './let-go.ts'

export type Pdf = PDFKit.PDFDocument
export type Font = keyof typeof fontFiles

/** PT Serif and PT Mono (OFL 1.1) hold every Kazakh letter; src/ ships beside dist/. */
const fontFiles = {
  text: 'PTSerif-Regular.ttf',
  bold: 'PTSerif-Bold.ttf',
  italic: 'PTSerif-Italic.ttf',
  mono: 'PTMono-Regular.ttf',
}

/** A4 in points; the left margin leaves room for a binder. */
export const page = { left: 54, right: 555, top: 62, bottom: 786 } as const
export const width = page.right - page.left

export const ink = { text: '#111111', pale: '#555555', line: '#9a9a9a', tint: '#f3f3ee' } as const

export interface Style {
  readonly font: Font
  readonly size: number
  readonly color?: string
  /** Points down to the base line of the larger letters beside it. */
  readonly drop?: number
}

export interface Facts {
  readonly title: string
  readonly subject: string
  /** The only time in the file. */
  readonly createdAt: Date
}

/** Takes the bytes of a document as they come, in small pieces. */
export type WritePdf = (bytes: Uint8Array) => unknown

/** An empty A4 document, its fonts embedded, without anything that differs between two runs. What is done with is written at once. */
export async function openDocument(
  { title, subject, createdAt }: Facts,
  write: WritePdf,
): Promise<Pdf> {
  // Loaded with the first act: a third of what a start takes, and most starts print none.
  const { default: PDFDocument } = await import('pdfkit')
  const document = new PDFDocument({
    size: 'A4',
    bufferPages: true,
    autoFirstPage: false,
    lang: 'ru',
    displayTitle: true,
    margins: {
      left: page.left,
      right: 595.28 - page.right,
      top: page.top,
      bottom: 841.89 - page.bottom,
    },
    info: {
      Title: title,
      Subject: subject,
      Creator: 'shep-emulator',
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  })
  document.on('data', write)
  // It flows from the next turn of the event loop on; what is pushed before that is held.
  await nextTurn()
  letGoOfPages(document)
  for (const [name, file] of Object.entries(fontFiles)) {
    document.registerFont(
      name,
      readFileSync(new URL(`../../../src/act/fonts/${file}`, import.meta.url)),
    )
  }
  document.addPage()
  return document
}

/** Writes what is left of the document. */
export function closeDocument(document: Pdf): Promise<void> {
  return new Promise((resolve, reject) => {
    document.on('error', reject)
    document.on('end', resolve)
    document.end()
  })
}

export function use(document: Pdf, { font, size, color = ink.text }: Style): Pdf {
  return document.font(font).fontSize(size).fillColor(color)
}

/** The same for what is only measured: nothing is written of it. */
export const measure = (document: Pdf, { font, size }: Style): Pdf =>
  document.font(font).fontSize(size)

/** Begins a new page when less than `height` is left on this one; true when it did. */
export function makeRoom(document: Pdf, height: number): boolean {
  if (document.y + height <= page.bottom) return false
  document.addPage()
  document.y = page.top
  return true
}

export function rule(document: Pdf, y: number, weight = 0.5): void {
  document
    .moveTo(page.left, y)
    .lineTo(page.right, y)
    .lineWidth(weight)
    .strokeColor(ink.line)
    .stroke()
}
