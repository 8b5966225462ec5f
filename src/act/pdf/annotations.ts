import type { ActConfirmation, ActOverride } from '../annex-shape.ts'
import { annexNumber } from '../annexes.ts'
import { astana } from '../astana.ts'
import type { Act } from '../shape.ts'
import { makeRoom, type Pdf, page } from './page.ts'
import { heading, paragraph, piece, row } from './parts.ts'
import * as words from './words.ts'

/** Annex, on a page of its own after the signatures: what people put on record beside the verdicts of the machine. */
export function annotations(document: Pdf, act: Act): void {
  if (act.annotations === undefined) return
  const { note, overrides, confirmations } = act.annotations
  const number = annexNumber(act, 'annotations', act.log === undefined ? 9 : 10)
  heading(document, number, words.headings.annotations, page.bottom - page.top)
  paragraph(document, note)
  if (overrides.length > 0) paragraph(document, words.annotations.overrides)
  for (const one of overrides) override(document, one)
  if (confirmations.length > 0) paragraph(document, words.annotations.confirmations)
  for (const one of confirmations) confirmation(document, one)
}

const { columns, machine, person, row: rowWord } = words.annotations

type Recorded = Pick<ActOverride, 'by' | 'at' | 'row'>

function who(document: Pdf, { by, at, row: seq }: Recorded): void {
  makeRoom(document, 70)
  const when = `${astana(at).join(' ')} · ${rowWord.ru} / ${rowWord.kk}: ${seq}`
  row(document, columns.who, [piece(by, 'bold'), piece(when)])
}

function override(document: Pdf, one: ActOverride): void {
  who(document, one)
  row(document, columns.check, [piece(one.rule, 'bold'), piece(one.entryId, 'mono')])
  row(document, columns.verdicts, [
    piece(`${machine.ru} / ${machine.kk}: ${one.machine}`, 'bold'),
    piece(`${person.ru} / ${person.kk}: ${one.verdict}`, 'bold'),
  ])
  row(document, columns.reason, [piece(one.reason)])
  row(document, columns.signed, [piece(one.signer, 'tiny'), piece(one.statementSha256, 'tiny')])
  document.y += 6
}

function confirmation(document: Pdf, one: ActConfirmation): void {
  who(document, one)
  row(document, columns.statement, [piece(one.statement)])
  row(
    document,
    columns.places,
    one.places.map((place) => piece(place, 'tiny')),
  )
  document.y += 6
}
