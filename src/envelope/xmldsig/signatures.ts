import type { XmlDocument } from '../../xml/document.ts'
import { DS } from '../namespaces.ts'

/** Signatures of a plain XMLDSig document, in document order. A Signature inside another is its content. */
export function signaturesOf(document: XmlDocument): number[] {
  const found: number[] = []
  for (let element = 0; element < document.elementCount; element++) {
    const last = found.at(-1)
    const inside = last !== undefined && document.contains(last, element)
    if (!inside && document.is(element, DS, 'Signature')) found.push(element)
  }
  return found
}
