import { E_END, E_START, type XmlDocument } from '../xml/document.ts'
import { toUtf8 } from '../xml/encoding.ts'
import { readXml } from '../xml/scan.ts'
import { unlimited } from './read.ts'

/** An element in the bytes of a message: from (inclusive), to (exclusive). */
export interface Located {
  readonly element: string
  readonly from: number
  readonly to: number
}

/**
 * Where an element stands in a message as it was received or sent. `path`: local names, each somewhere inside the one before;
 * where the path ends early, the last element that is there. Of what is no XML, or is not in UTF-8, the whole.
 */
export function locate(bytes: Uint8Array, path: readonly string[]): Located {
  const whole: Located = { element: '', from: 0, to: bytes.length }
  let document: XmlDocument
  try {
    const { bytes: text } = toUtf8(bytes)
    if (text.length !== bytes.length) return whole
    document = readXml(text, unlimited)
  } catch {
    return whole
  }
  let found: number | undefined
  for (const name of path) {
    const inner = firstInside(document, found, name)
    if (inner === undefined) break
    found = inner
  }
  return found === undefined ? whole : placeOf(document, found)
}

function firstInside(
  document: XmlDocument,
  outer: number | undefined,
  name: string,
): number | undefined {
  const first = outer === undefined ? 0 : outer + 1
  for (let element = first; element < document.elementCount; element++) {
    if (outer !== undefined && !document.contains(outer, element)) return undefined
    if (document.localName(element) === name) return element
  }
  return undefined
}

const placeOf = (document: XmlDocument, element: number): Located => ({
  element: document.localName(element),
  from: document.element(element, E_START),
  to: document.element(element, E_END),
})
