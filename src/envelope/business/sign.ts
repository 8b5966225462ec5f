import type { ResponseData } from '../../contract/messages.ts'
import {
  type CanonicalForm,
  canonicalize,
  canonicalizeDocument,
  exclusive,
  inclusive,
} from '../../xml/canonical.ts'
import { defaultLimits, type Limits } from '../../xml/limits.ts'
import { readXml } from '../../xml/scan.ts'
import { readReceived } from '../lexical.ts'
import { DS, ENVELOPED, EXCLUSIVE, INCLUSIVE, INCLUSIVE_WITH_COMMENTS } from '../namespaces.ts'
import type { SigningIdentity } from '../security-header.ts'
import { markOf, roomier, withTextIn } from '../splice.ts'
import { writeData } from '../write.ts'

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
    withTextIn(document, 0, 'last', signatureOf(signedInfo, value, identity))
  const draft = readXml(withSignature(''), roomier(limits))
  const signature = draft.children(0).at(-1) as number
  const [toSign] = draft.children(signature) as [number]
  const value = await identity.sign(canonicalize(draft, toSign, form))
  return Buffer.concat([mark, withSignature(Buffer.from(value).toString('base64'))])
}

/** `data` with its business signature, in the bytes it is sent in (mode `data`). */
export const signData = async (data: ResponseData, identity: SigningIdentity): Promise<string> =>
  String(await signEnveloped(Buffer.from(writeData(data)), identity))

function signedInfoOf(
  digest: Uint8Array,
  { signatureMethod, digest: { uri } }: SigningIdentity,
  { signedInfo, transform }: Omit<Algorithms, 'form'>,
): string {
  const method = (name: string, algorithm: string) =>
    `<ds:${name} Algorithm="${algorithm}"></ds:${name}>`
  return (
    `<ds:SignedInfo>${method('CanonicalizationMethod', signedInfo)}` +
    `${method('SignatureMethod', signatureMethod)}<ds:Reference URI=""><ds:Transforms>` +
    `${method('Transform', ENVELOPED)}${method('Transform', transform)}</ds:Transforms>` +
    `${method('DigestMethod', uri)}<ds:DigestValue>${Buffer.from(digest).toString('base64')}</ds:DigestValue>` +
    '</ds:Reference></ds:SignedInfo>'
  )
}

/**
 * No white space between its parts: egov.kz is told to break on it (eds.md 2). In exclusive canonical form, so that it may
 * stand in a Body that is.
 */
const signatureOf = (signedInfo: string, value: string, { certificate }: SigningIdentity) =>
  `<ds:Signature xmlns:ds="${DS}">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue>` +
  `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`
