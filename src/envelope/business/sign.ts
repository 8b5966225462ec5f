import { ShepFault } from '../../contract/faults.ts'
import {
  type CanonicalForm,
  canonicalize,
  canonicalizeDocument,
  exclusive,
  inclusive,
} from '../../xml/canonical.ts'
import * as doc from '../../xml/document.ts'
import { defaultLimits, type Limits } from '../../xml/limits.ts'
import { readXml } from '../../xml/scan.ts'
import { readReceived } from '../lexical.ts'
import { DS, ENVELOPED, EXCLUSIVE, INCLUSIVE, INCLUSIVE_WITH_COMMENTS } from '../namespaces.ts'
import type { SigningIdentity } from '../security-header.ts'

/** `national`: inclusive, as NCALayer and Kalkan write it; `exclusive`: the other style met in the wild (shep.md 6). */
export type EnvelopedStyle = 'national' | 'exclusive'

export interface EnvelopedOptions {
  readonly style?: EnvelopedStyle
  readonly limits?: Limits
}

interface Algorithms {
  readonly form: CanonicalForm
  readonly signedInfo: string
  readonly transform: string
}

const algorithms: Readonly<Record<EnvelopedStyle, Algorithms>> = {
  national: { form: inclusive, signedInfo: INCLUSIVE, transform: INCLUSIVE_WITH_COMMENTS },
  exclusive: { form: exclusive, signedInfo: EXCLUSIVE, transform: EXCLUSIVE },
}

/**
 * Signs a document in UTF-8 by an enveloped XMLDSig over all of it (`URI=""`), as the last child of its root. The bytes
 * given stay as they are; signatures that are there already are signed too, so that the last signer covers the others.
 */
export async function signEnveloped(
  xml: Uint8Array,
  identity: SigningIdentity,
  { style = 'national', limits = defaultLimits }: EnvelopedOptions = {},
): Promise<Buffer> {
  const { form, ...uris } = algorithms[style]
  const document = readReceived(xml, '', limits)
  const mark = markOf(xml, document)
  const digest = identity.digest.digest(canonicalizeDocument(document, form))
  const signedInfo = signedInfoOf(digest, identity, uris)
  const withSignature = (value: string) =>
    asLastChild(document, signatureOf(signedInfo, value, identity))
  const draft = readXml(withSignature(''), roomier(limits))
  const signature = draft.children(0).at(-1) as number
  const [toSign] = draft.children(signature) as [number]
  const value = await identity.sign(canonicalize(draft, toSign, form))
  return Buffer.concat([mark, withSignature(Buffer.from(value).toString('base64'))])
}

/** The document may be as large as its limits; one Signature more must find room too. */
const roomier = (limits: Limits): Limits => ({
  ...limits,
  bytes: Number.MAX_SAFE_INTEGER,
  depth: limits.depth + 6,
  elements: limits.elements + 20,
})

/** The byte order mark, or nothing; a document in another encoding cannot stay as it is beside text in ours. */
function markOf(xml: Uint8Array, { bytes }: doc.XmlDocument): Uint8Array {
  const mark = xml.subarray(0, Math.max(0, xml.length - bytes.length))
  if (bytes.equals(xml.subarray(mark.length))) return mark
  throw new ShepFault('ENCODING_UNSUPPORTED', { expected: 'UTF-8' })
}

/** The document with a text before the end of its root; a root written `<a/>` gets its end tag. */
function asLastChild(document: doc.XmlDocument, text: string): Buffer {
  const { bytes, names } = document
  const close = document.element(0, doc.E_CLOSE)
  if (close < document.element(0, doc.E_END))
    return Buffer.concat([bytes.subarray(0, close), Buffer.from(text), bytes.subarray(close)])
  const name = names.qualified.bytes[document.element(0, doc.E_NAME)] as Buffer
  const open = bytes.subarray(0, close - '/>'.length)
  const rest = [Buffer.from(`>${text}</`), name, Buffer.from('>'), bytes.subarray(close)]
  return Buffer.concat([open, ...rest])
}

function signedInfoOf(
  digest: Uint8Array,
  { signatureMethod, digest: { uri } }: SigningIdentity,
  { signedInfo, transform }: Omit<Algorithms, 'form'>,
): string {
  const method = (name: string, algorithm: string) => `<ds:${name} Algorithm="${algorithm}"/>`
  return (
    `<ds:SignedInfo>${method('CanonicalizationMethod', signedInfo)}` +
    `${method('SignatureMethod', signatureMethod)}<ds:Reference URI=""><ds:Transforms>` +
    `${method('Transform', ENVELOPED)}${method('Transform', transform)}</ds:Transforms>` +
    `${method('DigestMethod', uri)}<ds:DigestValue>${Buffer.from(digest).toString('base64')}</ds:DigestValue>` +
    '</ds:Reference></ds:SignedInfo>'
  )
}

/** No white space between its parts: egov.kz is told to break on it (eds.md 2). */
const signatureOf = (signedInfo: string, value: string, { certificate }: SigningIdentity) =>
  `<ds:Signature xmlns:ds="${DS}">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue>` +
  `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`
