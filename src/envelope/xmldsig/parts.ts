import { ShepFault } from '../../contract/faults.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { type KeyReference, readKeyInfo } from '../key-info.ts'
import { DS } from '../namespaces.ts'

/** What stands in one `ds:Signature`; elements by number. */
export interface SignatureParts {
  readonly signedInfo: number
  readonly canonicalization: number
  readonly signatureMethod: number
  readonly references: readonly number[]
  readonly signatureValue: number
  readonly keyInfo: number | undefined
}

/** What ds:Signature may hold (XMLDSig 4.1); anything else could hide a second SignedInfo from one reader and not from another. */
export const anyPart: readonly string[] = ['SignedInfo', 'SignatureValue', 'KeyInfo', 'Object']

/** Takes a Signature apart; a ShepFault of SIGNATURE_SHAPE when it is not made of `allowed` parts alone. */
export function partsOf(
  document: XmlDocument,
  signature: number,
  allowed: readonly string[] = anyPart,
): SignatureParts {
  const children = document.children(signature)
  const foreign = children.find((child) => !allowed.some((name) => document.is(child, DS, name)))
  if (foreign !== undefined) throw shape(allowed.join(', '), document.localName(foreign))
  const named = (name: string) => children.filter((child) => document.is(child, DS, name))
  const one = (name: string): number => {
    const found = named(name)
    if (found.length !== 1) throw shape(`one ${name}`, found.length)
    return found[0] as number
  }
  const signedInfo = one('SignedInfo')
  const [canonicalization = -1, signatureMethod = -1, ...references] = document.children(signedInfo)
  const shaped =
    references.length > 0 &&
    document.is(canonicalization, DS, 'CanonicalizationMethod') &&
    document.is(signatureMethod, DS, 'SignatureMethod') &&
    references.every((reference) => document.is(reference, DS, 'Reference'))
  if (!shaped) throw shape('CanonicalizationMethod, SignatureMethod, Reference…', references.length)
  const signatureValue = one('SignatureValue')
  const [keyInfo, ...others] = named('KeyInfo')
  if (others.length > 0) throw shape('one KeyInfo', others.length + 1)
  return { signedInfo, canonicalization, signatureMethod, references, signatureValue, keyInfo }
}

const shape = (expected: string, actual: number | string) =>
  new ShepFault('SIGNATURE_SHAPE', { expected, actual })

/** The key that a Signature names. Where KeyInfo says it in several forms, X509Data is taken. */
export function keyReferenceOf(document: XmlDocument, { keyInfo }: SignatureParts): KeyReference {
  if (keyInfo === undefined)
    throw new ShepFault('KEY_INFO_UNKNOWN', { text: 'the signature has no KeyInfo' })
  const data = document.children(keyInfo).find((child) => document.is(child, DS, 'X509Data'))
  return readKeyInfo(document, keyInfo, document.parent(keyInfo), data)
}
