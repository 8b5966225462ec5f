import { setImmediate as nextTurn } from 'node:timers/promises'
import { ShepFault } from '../../contract/faults.ts'
import type { PlacedSubject } from '../../storage/breach-subjects.ts'
import { subjectOf, wrongIn } from './subjects.ts'

/** Lines that are read, and written, without a pause: a few milliseconds of work. */
const BATCH = 500

/**
 * Reads a list of subjects: UTF-8, a line each, `IIN,phone,name`, what is unknown left empty. Gives batches, so that a long
 * list does not hold up the messages. BREACH_LIST_SHAPE names the line that is wrong.
 */
export async function readSubjectLines(
  bytes: Uint8Array,
  { list, lines }: { readonly list: number; readonly lines: number },
): Promise<PlacedSubject[][]> {
  const texts = textOf(bytes).split(/\r?\n/)
  if (texts.at(-1) === '') texts.pop()
  if (texts.length !== lines)
    throw new ShepFault('BREACH_LIST_SHAPE', { expected: lines, actual: texts.length })
  const batches: PlacedSubject[][] = []
  for (let at = 0; at < texts.length; at += BATCH) {
    const batch = texts.slice(at, at + BATCH)
    batches.push(batch.map((text, index) => ({ ...readLine(text, at + index + 1), list })))
    await nextTurn()
  }
  return batches
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new ShepFault('BREACH_LIST_SHAPE', { text: 'not UTF-8' }, cause)
  }
}

function readLine(text: string, line: number): Omit<PlacedSubject, 'list'> {
  const wrong = (why: string) => new ShepFault('BREACH_LIST_SHAPE', { line, text: why })
  const parts = text.split(',').map((part) => part.trim())
  if (parts.length !== 3) throw wrong('IIN,phone,name is expected')
  const [iin, phone, name] = parts
  const said = { iin, phone, name }
  const bad = wrongIn(said)
  if (bad) throw wrong(`${bad.field}: ${bad.text}`)
  const subject = subjectOf(said)
  if (!subject) throw wrong('a subject without name, IIN and phone')
  return { ...subject, line }
}
