import { ShepFault } from '../../contract/faults.ts'
import type { QuirkId } from '../../contract/quirks.ts'
import type { DigestAlgorithm } from '../../eds/algorithms/algorithm.ts'
import { canonicalize, canonicalizeDocument } from '../../xml/canonical.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { digestMethodOf } from '../algorithms.ts'
import { readBase64 } from '../base64.ts'
import { DS } from '../namespaces.ts'
import { signaturesOf } from './signatures.ts'
import { readTransforms, type Transformation } from './transforms.ts'
import { withoutElements } from './without.ts'

/** One Reference as it says itself; nothing is hashed yet. */
export interface Reference extends Transformation {
  readonly uri: string | undefined
  readonly digest: DigestAlgorithm
  readonly digestValue: Buffer
}

export function readReference(
  document: XmlDocument,
  element: number,
  quirks?: readonly QuirkId[],
): Reference {
  const parts = document.children(element)
  const named = (name: string) => parts.filter((child) => document.is(child, DS, name))
  const [method = -1, ...methods] = named('DigestMethod')
  const [value = -1, ...values] = named('DigestValue')
  const [transforms = -1, ...others] = named('Transforms')
  const repeated = methods.length + values.length + others.length
  const known = [method, value, transforms].filter((part) => part >= 0).length
  if (method < 0 || value < 0 || repeated > 0 || parts.length !== known)
    throw new ShepFault('REFERENCE_SHAPE')
  return {
    uri: document.valueOf(element, 'URI'),
    digest: digestMethodOf(document, method, quirks),
    ...readTransforms(document, transforms),
    digestValue: readBase64(document, value),
  }
}

/** The bytes that a Reference of a signature stands for: the whole document, or the element with an Id. */
export function referencedBytes(
  document: XmlDocument,
  signature: number,
  { uri, form, leavesOut }: Reference,
): Buffer {
  if (leavesOut === 'every') {
    const rest = withoutElements(document, signaturesOf(document))
    return uri === ''
      ? canonicalizeDocument(rest, form)
      : canonicalize(rest, elementWithId(rest, uri), form)
  }
  const without = leavesOut === 'own' ? signature : -1
  return uri === ''
    ? canonicalizeDocument(document, form, without)
    : canonicalize(document, elementWithId(document, uri), form, without)
}

/** The one element that `#Id` names; nothing outside of the document is ever fetched. */
export function elementWithId(document: XmlDocument, uri: string | undefined): number {
  const id = uri?.startsWith('#') ? uri.slice(1) : undefined
  const owners = new Set(
    document.ids
      .filter((at) => document.attributeValue(at) === id)
      .map((at) => document.ownerOf(at)),
  )
  const [owner] = owners
  if (id === undefined || owner === undefined || owners.size > 1)
    throw new ShepFault(owners.size > 1 ? 'ID_REPEATED' : 'BODY_ID_MISSING', { actual: uri })
  return owner
}

/** Whether the bytes are those whose digest the Reference holds. */
export const holdsDigest = ({ digest, digestValue }: Reference, bytes: Uint8Array): boolean =>
  digestValue.equals(digest.digest(bytes))

/** Refuses bytes that are not those whose digest the Reference holds. */
export function requireDigest({ digest, digestValue }: Reference, bytes: Uint8Array): void {
  const actual = Buffer.from(digest.digest(bytes))
  if (!actual.equals(digestValue))
    throw new ShepFault('DIGEST_MISMATCH', {
      expected: digestValue.toString('base64'),
      actual: actual.toString('base64'),
    })
}
