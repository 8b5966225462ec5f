import { ShepFault } from '../../contract/faults.ts'
import type { QuirkId } from '../../contract/quirks.ts'
import type { RuleId } from '../../contract/rules.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { Certificate } from '../../eds/certificate.ts'
import { canonicalize } from '../../xml/canonical.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { signatureMethodOf } from '../algorithms.ts'
import { readBase64 } from '../base64.ts'
import type { EngineName } from '../engines/engine.ts'
import { secondOpinion } from '../engines/second-opinion.ts'
import { usableKey } from '../usable-key.ts'
import type { KeyFinder, Signer } from '../verify.ts'
import { canonicalFormOf } from '../xmldsig/canonical-form.ts'
import { keyReferenceOf } from '../xmldsig/parts.ts'
import { holdsDigest, referencedBytes, requireDigest } from '../xmldsig/reference.ts'
import { requireSameDigest, requireSameValue } from './agreement.ts'
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

export interface SignerSettings {
  readonly keyOf: KeyFinder
  /** What is taken beyond the rules; the mark of it (W-29) is the message's. */
  readonly quirks?: readonly QuirkId[]
  /** `both`: xml-crypto is asked too, and has to agree (W-28). */
  readonly engine?: EngineName
}

/** Judges the signature at the end of a cut-out document, alone. Never throws for what is wrong with the document. */
export async function judgeSigner(
  document: XmlDocument,
  signature: number,
  { keyOf, quirks, engine }: SignerSettings,
): Promise<SignerVerdict> {
  const rules: readonly RuleId[] = engine === 'both' ? [...signerRules, 'W-28'] : signerRules
  const passed = new Map<RuleId, string>()
  let certificate: Certificate | undefined
  try {
    const parts = businessPartsOf(document, signature)
    passed.set('W-53', 'SignedInfo, SignatureValue, KeyInfo')
    const method = signatureMethodOf(document, parts.signatureMethod, quirks)
    const form = canonicalFormOf(document, parts.canonicalization)
    passed.set('W-54', method.uri)
    const reference = wholeReferenceOf(document, parts, quirks)
    passed.set('W-55', `URI="${reference.uri}", ${reference.form.mode}`)
    const value = readBase64(document, parts.signatureValue)
    const signed = referencedBytes(document, signature, reference)
    const algorithms = { signatureMethod: method, digestMethod: reference.digest }
    const second = engine === 'both' ? secondOpinion(document, algorithms) : undefined
    if (second) requireSameDigest(second, signed, holdsDigest(reference, signed))
    requireDigest(reference, signed)
    passed.set('W-56', reference.digestValue.toString('base64'))
    const signer = await keyOf(keyReferenceOf(document, parts))
    certificate = signer.certificate
    const key = usableKey(certificate, method)
    const holds = method.verify(key, canonicalize(document, parts.signedInfo, form), value)
    if (second) requireSameValue(second, method, key, holds)
    passed.set('W-28', 'xml-crypto')
    if (!holds) throw new ShepFault('SIGNATURE_INVALID', { actual: certificate.subject.text })
    passed.set('W-57', certificate.subject.text)
    requireGoodCertificate(signer)
    passed.set('W-58', certificate.subject.text)
    return { checks: withOcsp(rowsOf(rules, passed), signer), certificate, signed }
  } catch (error) {
    const fault = businessFault(error)
    return {
      checks: rowsOf(rules, passed, fault),
      fault,
      ...(certificate ? { certificate } : {}),
    }
  }
}

/** W-58 rests on what W-40 of this certificate rested on. */
function withOcsp(rows: readonly CheckResult[], { checks }: Signer): readonly CheckResult[] {
  const ocsp = checks.flatMap((one) => one.ocsp ?? [])
  return rows.map((row) => (row.rule === 'W-58' && ocsp.length > 0 ? { ...row, ocsp } : row))
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
