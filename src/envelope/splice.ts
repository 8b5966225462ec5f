import { ShepFault } from '../contract/faults.ts'
import type { XmlDocument } from '../xml/document.ts'
import { E_CLOSE, E_CONTENT, E_END, E_NAME } from '../xml/layout.ts'
import type { Limits } from '../xml/limits.ts'

/** The document may be as large as its limits; one Signature more must find room too. */
export const roomier = (limits: Limits): Limits => ({
  ...limits,
  bytes: Number.MAX_SAFE_INTEGER,
  depth: limits.depth + 8,
  elements: limits.elements + 30,
  attributes: limits.attributes + 2,
})

/**
 * The byte order mark of received bytes, or nothing. Throws ShepFault ENCODING_UNSUPPORTED where they are not UTF-8: a
 * document in another encoding cannot stay as it is beside text in ours.
 */
export function markOf(xml: Uint8Array, { bytes }: XmlDocument): Uint8Array {
  const mark = xml.subarray(0, Math.max(0, xml.length - bytes.length))
  if (bytes.equals(xml.subarray(mark.length))) return mark
  throw new ShepFault('ENCODING_UNSUPPORTED', { expected: 'UTF-8' })
}

/** The bytes of a document with a text put in at a position; everything else stays as it is. */
export const withTextAt = ({ bytes }: XmlDocument, at: number, text: string): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes.subarray(at)])

/** The document with a text as the first or the last thing in an element; one written `<a/>` gets its end tag. */
export function withTextIn(
  document: XmlDocument,
  element: number,
  place: 'first' | 'last',
  text: string,
): Buffer {
  const close = document.element(element, E_CLOSE)
  const end = document.element(element, E_END)
  if (close < end)
    return withTextAt(
      document,
      place === 'last' ? close : document.element(element, E_CONTENT),
      text,
    )
  const { bytes } = document
  const open = bytes.subarray(0, end - '/>'.length)
  const rest = `>${text}</${qualifiedName(document, element)}>`
  return Buffer.concat([open, Buffer.from(rest), bytes.subarray(end)])
}

/** The name of an element as it is written, prefix and all. */
export const qualifiedName = (document: XmlDocument, element: number): string =>
  document.names.qualified.text(document.element(element, E_NAME))
