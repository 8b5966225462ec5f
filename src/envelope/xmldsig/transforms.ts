import { ShepFault } from '../../contract/faults.ts'
import { type CanonicalForm, inclusive } from '../../xml/canonical.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { DS, ENVELOPED, XPATH } from '../namespaces.ts'
import { canonicalFormOf } from './canonical-form.ts'

/** What the transforms of one Reference do. */
export interface Transformation {
  readonly form: CanonicalForm
  /** Which signatures are left out before canonicalization: none, the one that refers, or every one there is. */
  readonly leavesOut: 'none' | 'own' | 'every'
}

/** The one XPath filter that is taken: it says of every signature what enveloped-signature says of its own. */
const NO_SIGNATURES = 'not(ancestor-or-self::ds:Signature)'

/**
 * Reads Transforms (-1: there are none): what leaves signatures out, then at most one canonicalization, which is the last.
 * A reference into the same document never brings comments along, WithComments or not (XMLDSig 4.4.3.3).
 */
export function readTransforms(document: XmlDocument, transforms: number): Transformation {
  const found = transforms < 0 ? [] : document.children(transforms)
  const left = found.map((transform) => leftOutBy(document, transform))
  const canonical = left.length > 0 && left.at(-1) === undefined ? found.at(-1) : undefined
  const filters = canonical === undefined ? left : left.slice(0, -1)
  const unknown = found[filters.indexOf(undefined)]
  if (unknown !== undefined) throw forbidden(document, unknown)
  const form =
    canonical === undefined
      ? inclusive
      : canonicalFormOf(document, canonical, 'TRANSFORM_FORBIDDEN')
  const leavesOut = (['every', 'own'] as const).find((one) => filters.includes(one)) ?? 'none'
  return { form: { ...form, comments: false }, leavesOut }
}

/** Undefined: no filter of ours; what it is then, the caller knows by its place. */
function leftOutBy(document: XmlDocument, transform: number): 'own' | 'every' | undefined {
  if (!document.is(transform, DS, 'Transform')) throw forbidden(document, transform)
  const uri = document.valueOf(transform, 'Algorithm')
  const [filter = -1, ...others] = document.children(transform)
  if (uri === ENVELOPED && filter < 0) return 'own'
  if (uri !== XPATH) return undefined
  if (others.length > 0 || !namesNoSignatures(document, filter))
    throw forbidden(document, transform)
  return 'every'
}

const namesNoSignatures = (document: XmlDocument, xpath: number): boolean =>
  xpath >= 0 &&
  document.is(xpath, DS, 'XPath') &&
  document.hasOnlyText(xpath) &&
  document.text(xpath).trim() === NO_SIGNATURES &&
  document.namespaceOfPrefix(xpath, 'ds') === DS

const forbidden = (document: XmlDocument, transform: number) =>
  new ShepFault('TRANSFORM_FORBIDDEN', {
    actual: (document.valueOf(transform, 'Algorithm') ?? document.localName(transform)).slice(
      0,
      200,
    ),
  })
