import { ShepFault } from '../../contract/faults.ts'
import type { QuirkId } from '../../contract/quirks.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { idsAreUnique } from '../gate/positions.ts'
import { nameOf } from '../gate/walk.ts'
import { partsOf, type SignatureParts } from '../xmldsig/parts.ts'
import { elementWithId, type Reference, readReference } from '../xmldsig/reference.ts'
import { signaturesOf } from '../xmldsig/signatures.ts'

/** Each signer costs a reading of the document. */
const MOST_SIGNERS = 16

const ROOT = 0

/** W-51: the signatures of a document, in its order. */
export function requireSignatures(document: XmlDocument): readonly number[] {
  const signatures = signaturesOf(document)
  if (signatures.length === 0) throw new ShepFault('BUSINESS_SIGNATURE_MISSING')
  return signatures
}

/** W-52: the signatures are the last children of the root, there is no other anywhere, and no Id repeats. */
export function requirePlaces(document: XmlDocument, signatures: readonly number[]): void {
  const { length } = signatures
  if (length > MOST_SIGNERS)
    throw new ShepFault('BUSINESS_SIGNERS_TOO_MANY', {
      expected: `<= ${MOST_SIGNERS}`,
      actual: length,
    })
  const last = document.children(ROOT).slice(-length)
  const wrong = signatures.find((signature) => !last.includes(signature))
  if (wrong !== undefined)
    throw new ShepFault('BUSINESS_SIGNATURE_MISPLACED', {
      expected: `the last children of ${nameOf(document, ROOT)}`,
      actual: `inside ${nameOf(document, Math.max(ROOT, document.parent(wrong)))}`,
    })
  idsAreUnique({ document })
}

/** W-53: nothing beside the three parts, so that no Object hides a Manifest or a second SignedInfo. */
export const businessPartsOf = (document: XmlDocument, signature: number): SignatureParts =>
  partsOf(document, signature, ['SignedInfo', 'SignatureValue', 'KeyInfo'])

/** W-55: one Reference, which is the whole signed element without its signature. */
export function wholeReferenceOf(
  document: XmlDocument,
  { references }: SignatureParts,
  quirks?: readonly QuirkId[],
): Reference {
  const [only = -1, ...others] = references
  if (others.length > 0)
    throw new ShepFault('BUSINESS_REFERENCE_SHAPE', { expected: 1, actual: references.length })
  const reference = readReference(document, only, quirks)
  const { uri, leavesOut } = reference
  if (uri !== '' && elementWithId(document, uri) !== ROOT)
    throw new ShepFault('BUSINESS_NOT_SIGNED_WHOLE', {
      expected: 'URI="" or the Id of the root',
      actual: uri?.slice(0, 200),
    })
  if (leavesOut === 'none')
    throw new ShepFault('BUSINESS_TRANSFORM_FORBIDDEN', {
      expected: 'enveloped-signature',
      actual: 'none',
    })
  return reference
}
