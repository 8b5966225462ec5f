import { type FaultCode, ShepFault } from '../contract/faults.ts'
import type { RuleId } from '../contract/rules.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { DigestAlgorithm, SignatureAlgorithm } from '../eds/algorithms/algorithm.ts'
import { digestAlgorithms, signatureAlgorithms } from '../eds/algorithms/registry.ts'
import type { CanonicalForm } from '../xml/canonical.ts'
import type { XmlDocument } from '../xml/document.ts'
import type { Limits } from '../xml/limits.ts'
import { XML_NAMESPACE } from '../xml/names.ts'
import { readBase64 } from './base64.ts'
import { type KeyReference, readKeyInfo } from './key-info.ts'
import { readReceived } from './lexical.ts'
import { DS, EC, EXCLUSIVE, SOAP, WSSE, WSU } from './namespaces.ts'
import { failedCheck } from './report.ts'

export interface GateSettings {
  readonly limits: Limits
  /** Whether exclusive canonicalization may carry an InclusiveNamespaces PrefixList, as WSS4J writes it. */
  readonly inclusiveNamespaces: boolean
}

/** A message whose form lets its signature be judged. Elements are numbers in `document`. */
export interface GatedMessage {
  readonly document: XmlDocument
  readonly body: number
  readonly bodyId: string
  readonly bodyForm: CanonicalForm
  readonly signature: number
  readonly signedInfo: number
  readonly signedInfoForm: CanonicalForm
  readonly signatureMethod: SignatureAlgorithm
  readonly digestMethod: DigestAlgorithm
  readonly digestValue: Buffer
  readonly signatureValue: Buffer
  readonly key: KeyReference
}

export interface GateReport {
  /** A row a rule, in the order of the gate; after a failure the rest is `untestable`. */
  readonly checks: readonly CheckResult[]
  readonly message?: GatedMessage
  /** Why the gate stayed shut. */
  readonly fault?: ShepFault
}

/** What the walk has found so far; each step may rely on the steps before it. */
interface Walk {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly settings: GateSettings
  document: XmlDocument
  header: number
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

/** The rules of the bytes themselves: the reader keeps them all in its one pass, so they stand or fall together. */
const lexicalRules: readonly RuleId[] = ['W-01', 'W-02', 'W-03', 'W-04', 'W-05', 'W-06']

/** The gate, in this order, and the first that fails decides the answer. Positions are absolute: nothing is searched for. */
const steps: readonly (readonly [RuleId, (walk: Walk) => void])[] = [
  ['W-07', idsAreUnique],
  ['W-10', rootIsEnvelope],
  ['W-11', envelopeHoldsHeaderAndBody],
  ['W-12', oneSecurityForUs],
  ['W-13', oneSignatureInSecurity],
  ['W-14', signatureHoldsThree],
  ['W-15', algorithmsAreKnown],
  ['W-16', oneReference],
  ['W-17', oneTransform],
  ['W-18', valuesArePlain],
  ['W-19', referencePointsAtBody],
  ['W-20', bodyHoldsOneElement],
  ['W-21', keyIsNamed],
]

/** Every rule the gate reports on, in its order. */
export const gateRules: readonly RuleId[] = [...lexicalRules, ...steps.map(([rule]) => rule)]

/** Judges the form of a signed message (`anchors.md` 7.2); never throws for what is wrong with the message. */
export function passGate(
  bytes: Uint8Array,
  contentType: string,
  settings: GateSettings,
): GateReport {
  const walk = { bytes, contentType, settings } as Walk
  const checks: CheckResult[] = []
  try {
    walk.document = readReceived(bytes, contentType, settings.limits)
    for (const rule of lexicalRules) checks.push({ rule, verdict: 'pass' })
    for (const [rule, step] of steps) {
      step(walk)
      checks.push({ rule, verdict: 'pass' })
    }
    return { checks, message: walk }
  } catch (error) {
    if (!(error instanceof ShepFault)) throw error
    return { checks: closedAt(error, checks), fault: error }
  }
}

function closedAt(fault: ShepFault, passed: readonly CheckResult[]): CheckResult[] {
  const failed = passed.length === 0 ? lexicalRuleOf(fault) : (gateRules[passed.length] as RuleId)
  return gateRules.map((rule, i): CheckResult => {
    const known = passed[i]
    if (known) return known
    return rule === failed ? failedCheck(rule, fault) : { rule, verdict: 'untestable' }
  })
}

function lexicalRuleOf(fault: ShepFault): RuleId {
  const rule = rulesOfFaults[fault.code]
  return rule ?? 'W-03'
}

const rulesOfFaults: Partial<Record<FaultCode, RuleId>> = {
  TOO_LARGE: 'W-01',
  ENCODING_UNSUPPORTED: 'W-02',
  ENCODING_BROKEN: 'W-02',
  DOCTYPE_FORBIDDEN: 'W-04',
  INSTRUCTION_FORBIDDEN: 'W-05',
  TOO_DEEP: 'W-06',
  TOO_MANY_ELEMENTS: 'W-06',
  TOO_MANY_ATTRIBUTES: 'W-06',
  NAME_TOO_LONG: 'W-06',
}

const ID_NAMESPACES = new Set(['', WSU, WSSE, XML_NAMESPACE])

/** The values of one element may agree (`wsu:Id` beside `Id`); those of two elements may not. */
function idsAreUnique({ document }: Walk): void {
  if (document.ids.length < 2) return
  const owners = new Map<string, number>()
  for (const attribute of document.ids) {
    if (!ID_NAMESPACES.has(document.attributeNamespace(attribute))) continue
    const value = document.attributeValue(attribute)
    const owner = document.ownerOf(attribute)
    const earlier = owners.get(value)
    if (earlier !== undefined && earlier !== owner)
      throw new ShepFault('ID_REPEATED', { actual: value.slice(0, 100) })
    owners.set(value, owner)
  }
}

function rootIsEnvelope({ document }: Walk): void {
  if (!document.is(0, SOAP, 'Envelope'))
    throw new ShepFault('NOT_AN_ENVELOPE', {
      expected: `{${SOAP}}Envelope`,
      actual: nameOf(document, 0),
    })
}

function envelopeHoldsHeaderAndBody(walk: Walk): void {
  const { document } = walk
  const children = document.children(0)
  const [header = -1, body = -1] = children
  const right =
    children.length === 2 && document.is(header, SOAP, 'Header') && document.is(body, SOAP, 'Body')
  if (!right)
    throw new ShepFault(isBodyAlone(document, children) ? 'SECURITY_MISSING' : 'ENVELOPE_SHAPE', {
      expected: 'Header, Body',
      actual: children.map((child) => nameOf(document, child)).join(', '),
    })
  walk.header = header
  walk.body = body
}

/** A Body without Header is an unsigned message: the plainest mistake gets its own name. */
const isBodyAlone = (document: XmlDocument, [only, ...others]: readonly number[]): boolean =>
  only !== undefined && others.length === 0 && document.is(only, SOAP, 'Body')

function oneSecurityForUs(walk: Walk): void {
  const { document } = walk
  const all = document.children(walk.header).filter((child) => document.is(child, WSSE, 'Security'))
  const ours = all.filter((child) => !document.valueOf(child, 'actor', SOAP))
  if (ours.length > 1)
    throw new ShepFault('SECURITY_REPEATED', { expected: 1, actual: ours.length })
  if (ours.length === 0)
    throw new ShepFault(all.length > 0 ? 'SECURITY_FOR_ANOTHER' : 'SECURITY_MISSING')
  walk.security = ours[0] as number
}

function oneSignatureInSecurity(walk: Walk): void {
  const { document, security } = walk
  const found = document.children(security).filter((child) => document.is(child, DS, 'Signature'))
  if (found.length === 0) throw new ShepFault('SIGNATURE_MISSING')
  if (found.length > 1)
    throw new ShepFault('SIGNATURE_REPEATED', { expected: 1, actual: found.length })
  walk.signature = found[0] as number
}

function signatureHoldsThree(walk: Walk): void {
  const { document, signature } = walk
  const children = document.children(signature)
  requireNames(document, children, ['SignedInfo', 'SignatureValue', 'KeyInfo'], 'SIGNATURE_SHAPE')
  walk.signedInfo = children[0] as number
}

function algorithmsAreKnown(walk: Walk): void {
  const { document, signedInfo } = walk
  const [canonicalization = -1, method = -1] = document.children(signedInfo)
  if (canonicalization < 0 || !document.is(canonicalization, DS, 'CanonicalizationMethod'))
    throw new ShepFault('SIGNATURE_SHAPE', { expected: 'CanonicalizationMethod first' })
  if (method < 0 || !document.is(method, DS, 'SignatureMethod'))
    throw new ShepFault('SIGNATURE_SHAPE', { expected: 'SignatureMethod second' })
  walk.signedInfoForm = exclusiveForm(walk, canonicalization, 'CANONICALIZATION_FORBIDDEN')
  const uri = document.valueOf(method, 'Algorithm')
  const algorithm = signatureAlgorithms.get(uri ?? '')
  if (!algorithm || document.children(method).length > 0)
    throw new ShepFault('SIGNATURE_METHOD_FORBIDDEN', {
      expected: [...signatureAlgorithms.keys()].join(' | '),
      actual: uri,
    })
  walk.signatureMethod = algorithm
}

function oneReference(walk: Walk): void {
  const { document, signedInfo } = walk
  const references = document.children(signedInfo).slice(2)
  if (references.length !== 1 || !document.is(references[0] as number, DS, 'Reference'))
    throw new ShepFault('REFERENCE_COUNT', { expected: 1, actual: references.length })
  walk.reference = references[0] as number
  const parts = document.children(walk.reference)
  requireNames(document, parts, ['Transforms', 'DigestMethod', 'DigestValue'], 'REFERENCE_SHAPE')
  walk.transforms = parts[0] as number
  const uri = document.valueOf(parts[1] as number, 'Algorithm')
  const digest = digestAlgorithms.get(uri ?? '')
  if (!digest)
    throw new ShepFault('DIGEST_METHOD_FORBIDDEN', {
      expected: [...digestAlgorithms.keys()].join(' | '),
      actual: uri,
    })
  walk.digestMethod = digest
}

function oneTransform(walk: Walk): void {
  const { document, transforms } = walk
  const found = document.children(transforms)
  if (found.length !== 1 || !document.is(found[0] as number, DS, 'Transform'))
    throw new ShepFault('TRANSFORM_FORBIDDEN', { expected: 1, actual: found.length })
  walk.bodyForm = exclusiveForm(walk, found[0] as number, 'TRANSFORM_FORBIDDEN')
}

/** Exclusive canonicalization without comments, with a PrefixList where the settings allow one. */
function exclusiveForm(walk: Walk, element: number, fault: FaultCode): CanonicalForm {
  const { document, settings } = walk
  const uri = document.valueOf(element, 'Algorithm')
  if (uri !== EXCLUSIVE) throw new ShepFault(fault, { expected: EXCLUSIVE, actual: uri })
  const parameters = document.children(element)
  if (parameters.length === 0) return { mode: 'exclusive', comments: false }
  const list = document.valueOf(parameters[0] as number, 'PrefixList')
  const known =
    parameters.length === 1 && document.is(parameters[0] as number, EC, 'InclusiveNamespaces')
  if (!known || list === undefined || !settings.inclusiveNamespaces)
    throw new ShepFault('TRANSFORM_PARAMETER', {
      actual: nameOf(document, parameters[0] as number),
    })
  return { mode: 'exclusive', comments: false, prefixes: list.split(/\s+/).filter(Boolean) }
}

function valuesArePlain(walk: Walk): void {
  const { document, signature, reference } = walk
  walk.digestValue = readBase64(document, document.children(reference)[2] as number)
  walk.signatureValue = readBase64(document, document.children(signature)[1] as number)
}

function referencePointsAtBody(walk: Walk): void {
  const { document, reference, body } = walk
  const uri = document.valueOf(reference, 'URI')
  const ids = document
    .attributesOf(body)
    .filter((at) => /^(?:Id|ID|id)$/.test(document.attributeLocalName(at)))
    .filter((at) => ID_NAMESPACES.has(document.attributeNamespace(at)))
    .map((at) => document.attributeValue(at))
  if (ids.length === 0) throw new ShepFault('BODY_ID_MISSING', { expected: uri })
  const id = ids.find((one) => uri === `#${one}`)
  if (!id)
    throw new ShepFault('BODY_NOT_SIGNED', {
      expected: ids.map((one) => `#${one}`).join(' | '),
      actual: uri,
    })
  walk.bodyId = id
}

function bodyHoldsOneElement({ document, body }: Walk): void {
  const count = document.children(body).length
  if (count !== 1) throw new ShepFault('BODY_SHAPE', { expected: 1, actual: count })
}

function keyIsNamed(walk: Walk): void {
  const { document, signature, security } = walk
  walk.key = readKeyInfo(document, document.children(signature)[2] as number, security)
}

function requireNames(
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

function nameOf(document: XmlDocument, element: number): string {
  return `{${document.namespace(element)}}${document.localName(element)}`.slice(0, 200)
}
