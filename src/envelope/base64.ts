import { ShepFault } from '../contract/faults.ts'
import type { XmlDocument } from '../xml/document.ts'

/** The bytes of an element that holds base64 and nothing else; white space, also as `&#13;`, does not count. */
export function readBase64(document: XmlDocument, element: number): Buffer {
  const bytes = decodeBase64(document, element)
  if (!bytes) throw new ShepFault('VALUE_NOT_PLAIN', { actual: document.localName(element) })
  return bytes
}

/** The same, or undefined when it holds anything else or nothing. */
export function decodeBase64(document: XmlDocument, element: number): Buffer | undefined {
  const value = document.hasOnlyText(element) ? document.text(element).replace(/\s+/g, '') : ''
  const plain = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)
  return plain && value ? Buffer.from(value, 'base64') : undefined
}
