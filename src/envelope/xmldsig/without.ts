import type { XmlDocument } from '../../xml/document.ts'
import { E_END, E_START } from '../../xml/layout.ts'
import { readXml } from '../../xml/scan.ts'
import { boundedBefore } from '../lexical.ts'

/** The same document without some of its elements, given in document order and none inside another. */
export function withoutElements(document: XmlDocument, elements: readonly number[]): XmlDocument {
  const { bytes } = document
  const kept: Buffer[] = []
  let from = 0
  for (const element of elements) {
    kept.push(bytes.subarray(from, document.element(element, E_START)))
    from = document.element(element, E_END)
  }
  return readXml(Buffer.concat([...kept, bytes.subarray(from)]), boundedBefore)
}
