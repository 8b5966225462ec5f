import type { CutMode } from '../../contract/business-signature.ts'
import { ShepFault } from '../../contract/faults.ts'
import { canonicalize } from '../../xml/canonical.ts'
import type { XmlDocument } from '../../xml/document.ts'
import type { Limits } from '../../xml/limits.ts'
import { readReceived } from '../lexical.ts'
import { DS } from '../namespaces.ts'
import { alone } from './alone.ts'

/** The signed part as a document of its own; BUSINESS_DATA_UNREADABLE when it cannot be one. */
export function cutOut(
  document: XmlDocument,
  data: number,
  mode: CutMode,
  limits: Limits,
): XmlDocument {
  const { bytes, contentType } = partOf(document, data, mode)
  try {
    return readReceived(bytes, contentType, limits)
  } catch (error) {
    if (!(error instanceof ShepFault)) throw error
    const { code, detail } = error
    throw unreadable(mode, `${code}: ${detail['text']}`)
  }
}

const AS_CHARACTERS = 'text/xml; charset=utf-8'

interface Part {
  readonly bytes: Buffer
  readonly contentType: string
}

function partOf(document: XmlDocument, data: number, mode: CutMode): Part {
  switch (mode) {
    case 'text':
      return { bytes: textOf(document, data, mode), contentType: AS_CHARACTERS }
    case 'parsed-text':
      return { bytes: textOf(document, data, mode), contentType: '' }
    case 'data':
      return { bytes: alone(document, data), contentType: AS_CHARACTERS }
    case 'child':
      return { bytes: alone(document, firstChild(document, data)), contentType: AS_CHARACTERS }
    case 'in-place': {
      const bytes = canonicalize(document, data, { mode: 'inclusive', comments: true })
      return { bytes, contentType: AS_CHARACTERS }
    }
  }
}

function textOf(document: XmlDocument, data: number, mode: CutMode): Buffer {
  if (document.children(data).length > 0) throw unreadable(mode, 'data holds elements, not text')
  return Buffer.from(document.text(data), 'utf8')
}

function firstChild(document: XmlDocument, data: number): number {
  const [child] = document.children(data)
  if (child === undefined) throw unreadable('child', 'data holds no element')
  return child
}

const unreadable = (mode: CutMode, text: string) =>
  new ShepFault('BUSINESS_DATA_UNREADABLE', { expected: mode, text })

/** The mode that the form of `data` suggests, where nobody set one: as public clients choose it (shep.md 2.5, 6). */
export function modeByForm(document: XmlDocument, data: number): CutMode {
  const children = document.children(data)
  const [first] = children
  if (first === undefined) return 'text'
  const isSignature = (element: number) => document.is(element, DS, 'Signature')
  const inside = document.children(first).some(isSignature)
  return inside && !children.some(isSignature) ? 'child' : 'data'
}
