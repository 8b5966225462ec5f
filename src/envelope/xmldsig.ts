import { type FaultCode, ShepFault } from '../contract/faults.ts'
import type { RuleId } from '../contract/rules.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { SignatureAlgorithm } from '../eds/algorithms/algorithm.ts'
import { digestAlgorithms, signatureAlgorithms } from '../eds/algorithms/registry.ts'
import {
  type CanonicalForm,
  canonicalize,
  canonicalizeDocument,
  inclusive,
} from '../xml/canonical.ts'
import type { XmlDocument } from '../xml/document.ts'
import { readBase64 } from './base64.ts'
import { type KeyReference, readKeyInfo } from './key-info.ts'
import {
  DS,
  EC,
  ENVELOPED,
  EXCLUSIVE,
  EXCLUSIVE_WITH_COMMENTS,
  INCLUSIVE,
  INCLUSIVE_WITH_COMMENTS,
} from './namespaces.ts'
import { failedCheck } from './report.ts'
import { usableKey } from './usable-key.ts'
import type { Signer } from './verify.ts'

/** Signatures of a plain XMLDSig document, in document order. A Signature inside another is its content. */
export function signaturesOf(document: XmlDocument): number[] {
  const found: number[] = []
  for (let element = 0; element < document.elementCount; element++) {
    const last = found.at(-1)
    const inside = last !== undefined && document.contains(last, element)
    if (!inside && document.is(element, DS, 'Signature')) found.push(element)
  }
  return found
}

/** How one signature of a document stands, check by check (XMLDSig core validation, 3.2). */
export interface SignatureReport {
  readonly checks: readonly CheckResult[]
  readonly signer?: Signer
}

/** Judges one signature under the key that `keyOf` finds for its KeyInfo. Never throws for what is wrong with the document. */
export async function judgeSignature(
  document: XmlDocument,
  signature: number,
  keyOf: (reference: KeyReference) => Promise<Signer>,
): Promise<SignatureReport> {
  const checks: CheckResult[] = []
  const step = async <T>(rule: RuleId, work: () => T | Promise<T>): Promise<T> => {
    try {
      const value = await work()
      checks.push({ rule, verdict: 'pass', ...foundIn(value) })
      return value
    } catch (error) {
      if (error instanceof ShepFault) checks.push(failedCheck(rule, error))
      throw error
    }
  }
  try {
    const parts = await step('W-14', () => partsOf(document, signature))
    const method = await step('W-15', () => algorithmOf(document, parts.signatureMethod))
    const form = await step('W-17', () => formOf(document, parts.canonicalization))
    const value = await step('W-18', () => readBase64(document, parts.signatureValue))
    const signer = await step('W-21', () => keyOf(keyReference(document, parts)))
    const key = await step('W-22', () => usableKey(signer.certificate, method))
    for (const reference of parts.references)
      await step('W-23', () => checkReference(document, signature, reference))
    await step('W-24', () => {
      const signed = canonicalize(document, parts.signedInfo, form)
      if (!method.verify(key, signed, value))
        throw new ShepFault('SIGNATURE_INVALID', {
          text: 'SignatureValue does not verify under the named key',
        })
    })
    return { checks, signer }
  } catch (error) {
    if (error instanceof ShepFault) return { checks }
    throw error
  }
}

/** A step that returns a text tells what it found. */
const foundIn = (value: unknown): Pick<CheckResult, 'actual'> =>
  typeof value === 'string' ? { actual: value } : {}

interface Parts {
  readonly signedInfo: number
  readonly canonicalization: number
  readonly signatureMethod: number
  readonly references: readonly number[]
  readonly signatureValue: number
  readonly keyInfo: number | undefined
}

function partsOf(document: XmlDocument, signature: number): Parts {
  const children = document.children(signature)
  const foreign = children.find((child) => !allowedIn(document, child))
  if (foreign !== undefined)
    throw shape('SignedInfo, SignatureValue, KeyInfo, Object', document.localName(foreign))
  const one = (name: string): number => {
    const found = children.filter((child) => document.is(child, DS, name))
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
  const keyInfo = children.find((child) => document.is(child, DS, 'KeyInfo'))
  return {
    signedInfo,
    canonicalization,
    signatureMethod,
    references,
    signatureValue: one('SignatureValue'),
    keyInfo,
  }
}

/** What ds:Signature may hold (XMLDSig 4.1); anything else could hide a second SignedInfo from one reader and not from another. */
const allowedIn = (document: XmlDocument, child: number): boolean =>
  document.namespace(child) === DS &&
  ['SignedInfo', 'SignatureValue', 'KeyInfo', 'Object'].includes(document.localName(child))

const shape = (expected: string, actual: number | string) =>
  new ShepFault('SIGNATURE_SHAPE', { expected, actual })

function keyReference(document: XmlDocument, { keyInfo }: Parts): KeyReference {
  if (keyInfo === undefined)
    throw new ShepFault('KEY_INFO_UNKNOWN', { text: 'the signature has no KeyInfo' })
  const data = document.children(keyInfo).find((child) => document.is(child, DS, 'X509Data'))
  return readKeyInfo(document, keyInfo, document.parent(keyInfo), data)
}

function algorithmOf(document: XmlDocument, element: number): SignatureAlgorithm {
  const uri = document.valueOf(element, 'Algorithm')
  const found = signatureAlgorithms.get(uri ?? '')
  if (found && document.children(element).length === 0) return found
  const expected = [...signatureAlgorithms.keys()].join(' | ')
  throw new ShepFault('SIGNATURE_METHOD_FORBIDDEN', { expected, actual: uri })
}

const forms: Readonly<Record<string, CanonicalForm>> = {
  [EXCLUSIVE]: { mode: 'exclusive', comments: false },
  [EXCLUSIVE_WITH_COMMENTS]: { mode: 'exclusive', comments: true },
  [INCLUSIVE]: inclusive,
  [INCLUSIVE_WITH_COMMENTS]: { mode: 'inclusive', comments: true },
}

function formOf(
  document: XmlDocument,
  element: number,
  fault: FaultCode = 'CANONICALIZATION_FORBIDDEN',
): CanonicalForm {
  const uri = document.valueOf(element, 'Algorithm')
  const form = forms[uri ?? '']
  if (!form) throw new ShepFault(fault, { expected: Object.keys(forms).join(' | '), actual: uri })
  const list = document
    .children(element)
    .find((child) => document.is(child, EC, 'InclusiveNamespaces'))
  if (list === undefined) return form
  const prefixes = (document.valueOf(list, 'PrefixList') ?? '').split(/\s+/).filter(Boolean)
  return { ...form, prefixes }
}

/** Same-document references only; they never bring comments along (XMLDSig 4.4.3.3). */
function checkReference(document: XmlDocument, signature: number, reference: number): string {
  const parts = document.children(reference)
  const find = (name: string) => parts.find((child) => document.is(child, DS, name)) ?? -1
  const [method, value] = [find('DigestMethod'), find('DigestValue')]
  if (method < 0 || value < 0) throw new ShepFault('REFERENCE_SHAPE')
  const digest = digestAlgorithms.get(document.valueOf(method, 'Algorithm') ?? '')
  if (!digest)
    throw new ShepFault('DIGEST_METHOD_FORBIDDEN', {
      expected: [...digestAlgorithms.keys()].join(' | '),
      actual: document.valueOf(method, 'Algorithm'),
    })
  const { form, enveloped } = transformsOf(document, find('Transforms'))
  const uri = document.valueOf(reference, 'URI')
  const bytes = referenced(document, uri, form, enveloped ? signature : -1)
  const expected = readBase64(document, value)
  const actual = Buffer.from(digest.digest(bytes))
  if (!actual.equals(expected))
    throw new ShepFault('DIGEST_MISMATCH', {
      expected: expected.toString('base64'),
      actual: actual.toString('base64'),
    })
  return `URI="${uri ?? ''}": ${bytes.length} bytes of ${bytes.toString('utf8', 0, 80).split('>', 1)[0]}>, ${actual.toString('base64')}`
}

function transformsOf(
  document: XmlDocument,
  transforms: number,
): { form: CanonicalForm; enveloped: boolean } {
  let form: CanonicalForm = inclusive
  let enveloped = false
  for (const transform of transforms < 0 ? [] : document.children(transforms)) {
    if (document.valueOf(transform, 'Algorithm') === ENVELOPED) enveloped = true
    else form = formOf(document, transform, 'TRANSFORM_FORBIDDEN')
  }
  return { form: { ...form, comments: false }, enveloped }
}

function referenced(
  document: XmlDocument,
  uri: string | undefined,
  form: CanonicalForm,
  without: number,
): Buffer {
  if (uri === '') return canonicalizeDocument(document, form, without)
  const id = uri?.startsWith('#') ? uri.slice(1) : undefined
  const owners = new Set(
    document.ids
      .filter((at) => document.attributeValue(at) === id)
      .map((at) => document.ownerOf(at)),
  )
  if (id === undefined || owners.size !== 1)
    throw new ShepFault(owners.size > 1 ? 'ID_REPEATED' : 'BODY_ID_MISSING', { actual: uri })
  return canonicalize(document, [...owners][0] as number, form, without)
}
