import { type FaultCode, ShepFault } from '../contract/faults.ts'
import type { XmlDocument } from '../xml/document.ts'
import { toUtf8, type Utf8Text } from '../xml/encoding.ts'
import { XmlError, type XmlProblem } from '../xml/error.ts'
import type { Limits } from '../xml/limits.ts'
import { readXml } from '../xml/scan.ts'

export type { XmlDocument }

const faultOf: Readonly<Record<XmlProblem, FaultCode>> = {
  'too-large': 'TOO_LARGE',
  'encoding-unsupported': 'ENCODING_UNSUPPORTED',
  'encoding-broken': 'ENCODING_BROKEN',
  'not-well-formed': 'NOT_WELL_FORMED',
  'prefix-undeclared': 'PREFIX_UNDECLARED',
  'attribute-repeated': 'ATTRIBUTE_REPEATED',
  doctype: 'DOCTYPE_FORBIDDEN',
  'processing-instruction': 'INSTRUCTION_FORBIDDEN',
  'too-deep': 'TOO_DEEP',
  'too-many-elements': 'TOO_MANY_ELEMENTS',
  'too-many-attributes': 'TOO_MANY_ATTRIBUTES',
  'name-too-long': 'NAME_TOO_LONG',
}

/** Reads received bytes, in whatever encoding they came; what is wrong with them is a refusal with its place. */
export function readReceived(bytes: Uint8Array, contentType: string, limits: Limits): XmlDocument {
  let text: Utf8Text | undefined
  try {
    if (bytes.length > limits.bytes)
      throw new XmlError('too-large', `more than ${limits.bytes} bytes`)
    text = toUtf8(bytes, contentType)
    return readXml(text.bytes, limits)
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    const place = text === undefined ? {} : placeOf(text.bytes, error.at)
    throw new ShepFault(faultOf[error.problem], { text: error.message, ...place }, error)
  }
}

/** For what was read within limits once, and is read again in part, or with a little more in it. */
export const boundedBefore: Limits = {
  bytes: Number.MAX_SAFE_INTEGER,
  depth: 10_100,
  elements: Number.MAX_SAFE_INTEGER,
  attributes: Number.MAX_SAFE_INTEGER,
  name: Number.MAX_SAFE_INTEGER,
}

function placeOf(bytes: Buffer, at: number): { at: number; line: number; column: number } {
  const before = bytes.toString('utf8', 0, at)
  const line = before.split('\n').length
  return { at, line, column: before.length - before.lastIndexOf('\n') }
}
