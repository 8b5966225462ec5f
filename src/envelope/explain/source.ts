import { type CanonicalForm, canonicalize } from '../../xml/canonical.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { XmlError } from '../../xml/error.ts'
import { E_END, E_START } from '../../xml/layout.ts'
import type { Limits } from '../../xml/limits.ts'
import { readXml } from '../../xml/scan.ts'
import { signaturesOf } from '../xmldsig/signatures.ts'

/** An element that a signature covers, and how it is made canonical. `without`: an element inside that is left out, or -1. */
export interface Target {
  readonly document: XmlDocument
  readonly element: number
  readonly without: number
  readonly form: CanonicalForm
}

/** The element as it stands in its document. */
export const sourceOf = ({ document, element }: Target): string =>
  document.bytes.toString(
    'utf8',
    document.element(element, E_START),
    document.element(element, E_END),
  )

/** The same target with another source in its place; undefined where that is no document any more. */
export function withSource(target: Target, source: string, limits: Limits): Target | undefined {
  const { document, element, without, form } = target
  const bytes = Buffer.concat([
    document.bytes.subarray(0, document.element(element, E_START)),
    Buffer.from(source, 'utf8'),
    document.bytes.subarray(document.element(element, E_END)),
  ])
  try {
    const changed = readXml(bytes, limits)
    const place = signaturesOf(document).indexOf(without)
    return {
      document: changed,
      element,
      without: place < 0 ? -1 : (signaturesOf(changed)[place] ?? -1),
      form,
    }
  } catch (error) {
    if (error instanceof XmlError) return undefined
    throw error
  }
}

export const canonicalOf = ({ document, element, form, without }: Target): Buffer =>
  canonicalize(document, element, form, without)

/** The source of well-formed XML in pieces: comments, sections, tags, and text between them. */
const piece =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?:[^>"']+|"[^"]*"|'[^']*')*>|[^<]+/g

export const isTag = (one: string): boolean => /^<[^!?]/.test(one)
export const isText = (one: string): boolean => !one.startsWith('<')
export const opens = (one: string): boolean =>
  isTag(one) && !one.startsWith('</') && !one.endsWith('/>')

export const piecesOf = (source: string): string[] => source.match(piece) ?? []

/** Changes what stands between tags, and nothing else. */
export const mapText = (source: string, change: (text: string) => string): string =>
  source.replace(piece, (one) => (isText(one) ? change(one) : one))

export const mapTags = (source: string, change: (tag: string) => string): string =>
  source.replace(piece, (one) => (isTag(one) ? change(one) : one))
