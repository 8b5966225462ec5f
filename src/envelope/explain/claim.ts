import type { DigestAlgorithm, SignatureAlgorithm } from '../../eds/algorithms/algorithm.ts'
import type { CanonicalForm } from '../../xml/canonical.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { signatureMethodOf } from '../algorithms.ts'
import { readBase64 } from '../base64.ts'
import type { GatedMessage } from '../gate.ts'
import { canonicalFormOf } from '../xmldsig/canonical-form.ts'
import { partsOf } from '../xmldsig/parts.ts'
import { elementWithId, readReference } from '../xmldsig/reference.ts'
import { signaturesOf } from '../xmldsig/signatures.ts'
import { withoutElements } from '../xmldsig/without.ts'
import type { Target } from './source.ts'

/** One digest that a signature claims, and the element it is of. */
export interface ClaimedDigest extends Target {
  readonly uri: string
  readonly digest: DigestAlgorithm
  readonly expected: Buffer
}

/** What one signature says: these digests, and this value over this SignedInfo. Elements are numbers in `document`. */
export interface Claim {
  readonly document: XmlDocument
  readonly digests: readonly ClaimedDigest[]
  readonly signedInfo: number
  readonly signedInfoForm: CanonicalForm
  readonly method: SignatureAlgorithm
  readonly value: Buffer
}

/** The claim of an envelope that passed the gate. */
export function claimOfEnvelope(message: GatedMessage): Claim {
  const { document, signedInfo, signedInfoForm } = message
  const { signatureMethod: method, signatureValue: value } = message
  const body = {
    document,
    uri: `#${message.bodyId}`,
    element: message.body,
    without: -1,
    form: message.bodyForm,
    digest: message.digestMethod,
    expected: message.digestValue,
  }
  return { document, digests: [body], signedInfo, signedInfoForm, method, value }
}

/** The claim of one signature of a plain XMLDSig document. Throws a ShepFault where it cannot be read. */
export function claimOfSignature(document: XmlDocument, signature: number): Claim {
  const parts = partsOf(document, signature)
  return {
    document,
    digests: parts.references.map((one) => digestOf(document, signature, one)),
    signedInfo: parts.signedInfo,
    signedInfoForm: canonicalFormOf(document, parts.canonicalization),
    method: signatureMethodOf(document, parts.signatureMethod),
    value: readBase64(document, parts.signatureValue),
  }
}

/** `URI=""` is the whole document, and without comments that is its root. */
function digestOf(received: XmlDocument, signature: number, reference: number): ClaimedDigest {
  const { uri, form, leavesOut, digest, digestValue } = readReference(received, reference)
  const document =
    leavesOut === 'every' ? withoutElements(received, signaturesOf(received)) : received
  return {
    document,
    uri: uri ?? '',
    element: uri === '' ? 0 : elementWithId(document, uri),
    without: leavesOut === 'own' ? signature : -1,
    form,
    digest,
    expected: digestValue,
  }
}
