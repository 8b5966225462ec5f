import { ShepFault } from '../../contract/faults.ts'
import type { RuleId } from '../../contract/rules.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { Certificate } from '../../eds/certificate.ts'
import { canonicalize } from '../../xml/canonical.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { signatureMethodOf } from '../algorithms.ts'
import { readBase64 } from '../base64.ts'
import { usableKey } from '../usable-key.ts'
import type { KeyFinder, Signer } from '../verify.ts'
import { canonicalFormOf } from '../xmldsig/canonical-form.ts'
import { keyReferenceOf } from '../xmldsig/parts.ts'
import { referencedBytes, requireDigest } from '../xmldsig/reference.ts'
import { businessPartsOf, wholeReferenceOf } from './gate.ts'
import { businessFault, rowsOf } from './rows.ts'

/** How one business signer stands. `signed` is what the signature covers, there when every check passed. */
export interface SignerVerdict {
  readonly checks: readonly CheckResult[]
  readonly certificate?: Certificate
  readonly signed?: Buffer
  readonly fault?: ShepFault
}

const signerRules: readonly RuleId[] = ['W-53', 'W-54', 'W-55', 'W-56', 'W-57', 'W-58']

/** Judges one signature of a cut-out document, alone. Never throws for what is wrong with the document. */
export async function judgeSigner(
  document: XmlDocument,
  signature: number,
  keyOf: KeyFinder,
): Promise<SignerVerdict> {
  const passed = new Map<RuleId, string>()
  let certificate: Certificate | undefined
  try {
    const parts = businessPartsOf(document, signature)
    passed.set('W-53', 'SignedInfo, SignatureValue, KeyInfo')
    const method = signatureMethodOf(document, parts.signatureMethod)
    const form = canonicalFormOf(document, parts.canonicalization)
    passed.set('W-54', method.uri)
    const reference = wholeReferenceOf(document, parts)
    passed.set('W-55', `URI="${reference.uri}", ${reference.form.mode}`)
    const value = readBase64(document, parts.signatureValue)
    const signed = referencedBytes(document, signature, reference)
    requireDigest(reference, signed)
    passed.set('W-56', reference.digestValue.toString('base64'))
    const signer = await keyOf(keyReferenceOf(document, parts))
    certificate = signer.certificate
    const key = usableKey(certificate, method)
    if (!method.verify(key, canonicalize(document, parts.signedInfo, form), value))
      throw new ShepFault('SIGNATURE_INVALID', { actual: certificate.subject.text })
    passed.set('W-57', certificate.subject.text)
    requireGoodCertificate(signer)
    passed.set('W-58', certificate.subject.text)
    return { checks: rowsOf(signerRules, passed), certificate, signed }
  } catch (error) {
    const fault = businessFault(error)
    return {
      checks: rowsOf(signerRules, passed, fault),
      fault,
      ...(certificate ? { certificate } : {}),
    }
  }
}

/** W-58: what the transport asks of its certificate is asked of this one: chain, dates, usage, revocation. */
function requireGoodCertificate({ certificate, checks }: Signer): void {
  const bad = checks.find(({ verdict }) => ['fail', 'inconclusive', 'untestable'].includes(verdict))
  if (!bad) return
  const { fault, expected, actual } = bad
  throw new ShepFault('BUSINESS_CERTIFICATE_REJECTED', {
    expected,
    actual: [fault ?? bad.rule, certificate.subject.text, actual].filter(Boolean).join(': '),
  })
}
