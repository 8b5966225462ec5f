import type { XmlDocument } from '../../xml/document.ts'
import { toUtf8 } from '../../xml/encoding.ts'
import { E_END, E_START } from '../../xml/layout.ts'

/** A byte of the received message, from 0; line and column in characters, from 1. */
export interface Place {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** Positions in the UTF-8 text of a document, told as positions in the message as it was received. */
export type PlaceOf = (at: number) => Place

/** Characters of a single-byte encoding take one byte each, UTF-16 two, and UTF-8 is read in place behind its mark. */
export function placesIn(
  received: Uint8Array,
  contentType: string,
  document: XmlDocument,
): PlaceOf {
  const { encoding } = toUtf8(received, contentType)
  const wide = encoding.startsWith('utf-16')
  const mark = markLength(received)
  return (at) => {
    const before = document.bytes.toString('utf8', 0, at)
    const width = wide ? 2 * before.length : before.length
    const offset = mark + (/^utf-?8$|^us-ascii$/.test(encoding) ? at : width)
    const line = before.split('\n').length
    return { offset, line, column: before.length - before.lastIndexOf('\n') }
  }
}

function markLength([first, second, third]: Uint8Array): number {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 3
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return wide ? 2 : 0
}

/** Where an element begins and ends. */
export const spanOf = (document: XmlDocument, element: number, placeOf: PlaceOf) => ({
  from: placeOf(document.element(element, E_START)),
  to: placeOf(document.element(element, E_END)),
})
