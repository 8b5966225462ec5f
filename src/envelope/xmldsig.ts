import { ShepFault } from '../contract/faults.ts'
import type { RuleId } from '../contract/rules.ts'
import type { CheckResult } from '../contract/verdict.ts'
import { canonicalize } from '../xml/canonical.ts'
import type { XmlDocument } from '../xml/document.ts'
import { signatureMethodOf } from './algorithms.ts'
import { readBase64 } from './base64.ts'
import { failedCheck } from './report.ts'
import { usableKey } from './usable-key.ts'
import type { KeyFinder, Signer } from './verify.ts'
import { canonicalFormOf } from './xmldsig/canonical-form.ts'
import { keyReferenceOf, partsOf } from './xmldsig/parts.ts'
import { readReference, referencedBytes, requireDigest } from './xmldsig/reference.ts'
import { signaturesOf } from './xmldsig/signatures.ts'
import { withoutElements } from './xmldsig/without.ts'

/** How one signature of a document stands, check by check (XMLDSig core validation, 3.2). */
export interface SignatureReport {
  readonly checks: readonly CheckResult[]
  readonly signer?: Signer
}

/** Each signature after the first costs one more reading of the document. */
const MOST_SIGNATURES = 50

/**
 * Judges every signature of a plain XMLDSig document, the last first, each on the document without those that came after
 * it: whoever signs a signed document signs the signatures that are there (eds.md 10, 9). Reports are in document order.
 */
export async function judgeSignatures(
  document: XmlDocument,
  keyOf: KeyFinder,
): Promise<SignatureReport[]> {
  const count = signaturesOf(document).length
  if (count > MOST_SIGNATURES) {
    const fault = new ShepFault('SIGNATURE_REPEATED', { expected: MOST_SIGNATURES, actual: count })
    return [{ checks: [failedCheck('W-13', fault)] }]
  }
  const reports: SignatureReport[] = []
  let rest = document
  for (;;) {
    const last = signaturesOf(rest).at(-1)
    if (last === undefined) return reports
    reports.unshift(await judgeSignature(rest, last, keyOf))
    if (last === 0) return reports
    rest = withoutElements(rest, [last])
  }
}

/** Judges one signature under the key that `keyOf` finds for its KeyInfo. Never throws for what is wrong with the document. */
export async function judgeSignature(
  document: XmlDocument,
  signature: number,
  keyOf: KeyFinder,
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
    const method = await step('W-15', () => signatureMethodOf(document, parts.signatureMethod))
    const form = await step('W-17', () => canonicalFormOf(document, parts.canonicalization))
    const value = await step('W-18', () => readBase64(document, parts.signatureValue))
    const signer = await step('W-21', () => keyOf(keyReferenceOf(document, parts)))
    const key = await step('W-22', () => usableKey(signer.certificate, method))
    for (const reference of parts.references)
      await step('W-23', () => checkReference(document, signature, reference))
    await step('W-24', () => {
      if (!method.verify(key, canonicalize(document, parts.signedInfo, form), value))
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

function checkReference(document: XmlDocument, signature: number, element: number): string {
  const reference = readReference(document, element)
  const bytes = referencedBytes(document, signature, reference)
  requireDigest(reference, bytes)
  const start = bytes.toString('utf8', 0, 80).split('>', 1)[0]
  const digest = reference.digestValue.toString('base64')
  return `URI="${reference.uri ?? ''}": ${bytes.length} bytes of ${start}>, ${digest}`
}
