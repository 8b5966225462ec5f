import { type FaultCode, ShepFault } from '../../contract/faults.ts'
import type { QuirkId } from '../../contract/quirks.ts'
import type { DigestAlgorithm, SignatureAlgorithm } from '../../eds/algorithms/algorithm.ts'
import type { CanonicalForm } from '../../xml/canonical.ts'
import type { XmlDocument } from '../../xml/document.ts'
import type { Limits } from '../../xml/limits.ts'
import { XML_NAMESPACE } from '../../xml/names.ts'
import type { KeyReference } from '../key-info.ts'
import { DS, WSSE, WSU } from '../namespaces.ts'

export interface GateSettings {
  readonly limits: Limits
  /** Whether exclusive canonicalization may carry an InclusiveNamespaces PrefixList, as WSS4J writes it. */
  readonly inclusiveNamespaces: boolean
  /** What is taken beyond the rules; every message judged so is marked (W-29). */
  readonly quirks?: readonly QuirkId[]
}

/** What the walk has found so far; each step may rely on the steps before it. */
export interface Walk {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly settings: GateSettings
  document: XmlDocument
  /** Absent where Envelope holds Body alone. */
  header: number | undefined
  body: number
  bodyId: string
  bodyForm: CanonicalForm
  security: number
  signature: number
  signedInfo: number
  signedInfoForm: CanonicalForm
  reference: number
  transforms: number
  signatureMethod: SignatureAlgorithm
  digestMethod: DigestAlgorithm
  digestValue: Buffer
  signatureValue: Buffer
  key: KeyReference
}

/** Namespaces in which an attribute named Id, ID or id counts as one; '' is that of attributes without a prefix. */
export const ID_NAMESPACES: ReadonlySet<string> = new Set(['', WSU, WSSE, XML_NAMESPACE])

/** The values of the attributes of an element that count as its Id, in document order. */
export const idsOf = (document: XmlDocument, element: number): string[] =>
  document
    .attributesOf(element)
    .filter((at) => /^(?:Id|ID|id)$/.test(document.attributeLocalName(at)))
    .filter((at) => ID_NAMESPACES.has(document.attributeNamespace(at)))
    .map((at) => document.attributeValue(at))

/** The children of an XMLDSig element are exactly these, in this order. */
export function requireNames(
  document: XmlDocument,
  found: readonly number[],
  expected: readonly string[],
  fault: FaultCode,
): void {
  const right =
    found.length === expected.length &&
    found.every((element, i) => document.is(element, DS, expected[i] as string))
  if (right) return
  const actual = found.map((element) => nameOf(document, element)).join(', ')
  throw new ShepFault(fault, { expected: expected.join(', '), actual })
}

/** `{namespace}name`, for a refusal. */
export function nameOf(document: XmlDocument, element: number): string {
  return `{${document.namespace(element)}}${document.localName(element)}`.slice(0, 200)
}
