import { sha256 } from './json.ts'
import { annotations } from './pdf/annotations.ts'
import { checkpoint } from './pdf/checkpoint.ts'
import { clauses, limits, signatures } from './pdf/closing.ts'
import { application, origin, participant, totals } from './pdf/first-page.ts'
import { exchanges, notCounted, responses } from './pdf/messages.ts'
import { packs } from './pdf/packs.ts'
import {
  closeDocument,
  ink,
  openDocument,
  type Pdf,
  page,
  rule,
  use,
  type WritePdf,
} from './pdf/page.ts'
import { scenarios } from './pdf/scenarios.ts'
import { notes, pageOf, title } from './pdf/words.ts'
import type { Act } from './shape.ts'
import { actIn } from './stored.ts'

/**
 * Prints act.json: it is given the stored text, prints its facts with its SHA-256 and decides nothing.
 * The same text gives the same bytes on one build. Rejects when the text is no act.
 * Takes about a third of a second of the event loop.
 */
export async function printAct(text: string, write: WritePdf): Promise<void> {
  const act = actIn(text)
  const digest = sha256(text)
  const facts = {
    title: `${title.ru} / ${title.kk}`,
    subject: `${act.session.id}, ${notes.emulator.ru} / ${notes.emulator.kk}`,
    createdAt: new Date(act.session.closedAt),
  }
  const document = await openDocument(facts, write)
  origin(document, act, digest)
  for (const part of [
    participant,
    totals,
    application,
    responses,
    exchanges,
    notCounted,
    clauses,
    limits,
    checkpoint,
    signatures,
    scenarios,
    packs,
    annotations,
  ]) {
    part(document, act)
  }
  headersAndFooters(document, act, digest)
  return closeDocument(document)
}

/** The same as bytes, for what is small. */
export async function renderAct(text: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  await printAct(text, (bytes) => parts.push(bytes))
  return Buffer.concat(parts)
}

/** On every page: what it is, that it was made on an emulator, of which act.json, and how many pages there are. */
function headersAndFooters(document: Pdf, act: Act, digest: string): void {
  const { count } = document.bufferedPageRange()
  for (let index = 0; index < count; index += 1) {
    document.switchToPage(index)
    // Text below the bottom margin would open a new page.
    document.page.margins.bottom = 0
    const pale = { font: 'text', size: 7, color: ink.pale } as const
    ends(
      document,
      38,
      `${title.ru} / ${title.kk} · ${act.session.id}`,
      `${notes.emulator.ru} / ${notes.emulator.kk}`,
      pale,
    )
    rule(document, 50, 0.5)
    rule(document, 796, 0.5)
    ends(document, 801, `act.json SHA-256 ${digest}`, pageOf(index + 1, count), pale)
  }
}

function ends(
  document: Pdf,
  y: number,
  left: string,
  right: string,
  style: Parameters<typeof use>[1],
): void {
  use(document, style).text(left, page.left, y, { lineBreak: false })
  use(document, style).text(right, page.left, y, {
    width: page.right - page.left,
    align: 'right',
    lineBreak: false,
  })
}
