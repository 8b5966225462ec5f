import { ShepFault } from '../contract/faults.ts'
import { type RuleId, rules } from '../contract/rules.ts'
import type { CheckResult } from '../contract/verdict.ts'
import { type Certificate, certificatesIn, parseCertificate } from '../eds/certificate.ts'
import { judgeCertificate } from '../eds/chain.ts'
import { readTrust } from '../eds/trust.ts'
import { isNamedBy, nameInWords } from '../envelope/certificate-name.ts'
import type { KeyReference } from '../envelope/key-info.ts'
import type { XmlDocument } from '../envelope/lexical.ts'
import { readReceived } from '../envelope/lexical.ts'
import { SOAP } from '../envelope/namespaces.ts'
import { type Outcome, resultOf } from '../envelope/report.ts'
import { createVerifier, type KeyFinder } from '../envelope/verify.ts'
import { judgeSignatures } from '../envelope/xmldsig.ts'
import { defaultGate } from './default-gate.ts'
import { type GivenRevocation, judgeOfGiven } from './given-revocation.ts'

export interface VerifyOptions extends GivenRevocation {
  readonly bytes: Uint8Array
  /** A directory of trusted CA certificates. */
  readonly trust?: string
  /** PEM or DER: certificates that issuer and serial number may name. */
  readonly certificates?: Uint8Array
  readonly at: Date
  readonly signatureOnly: boolean
}

export interface FileVerdict {
  /** What the file is. */
  readonly form: 'SOAP envelope with WS-Security' | 'XMLDSig document' | 'no signed document'
  readonly result: Outcome
  /** What was, and what was not, looked at. */
  readonly scope: string
  /** Subject of the certificate that signed. */
  readonly signer?: string
  readonly checks: readonly (CheckResult & { readonly text: string })[]
}

/** Judges a signed file: an envelope by the gate, anything else as XMLDSig. Nothing unchecked counts as passed. */
export async function verifyFile(options: VerifyOptions): Promise<FileVerdict> {
  const trust = options.trust === undefined ? [] : await readTrust(options.trust)
  const keyOf = keyFinder(options, trust)
  const document = readOrRefuse(options.bytes)
  if (document instanceof ShepFault || document.is(0, SOAP, 'Envelope')) {
    const verify = createVerifier({ ...defaultGate, engine: 'both', keyOf })
    const judged = await verify({ bytes: options.bytes, contentType: '' })
    const form =
      document instanceof ShepFault ? 'no signed document' : 'SOAP envelope with WS-Security'
    return verdictOf(form, judged.checks, judged.certificate, options)
  }
  const reports = await judgeSignatures(document, keyOf)
  if (reports.length === 0)
    return verdictOf(
      'no signed document',
      [{ rule: 'W-13', verdict: 'fail', fault: 'SIGNATURE_MISSING' }],
      undefined,
      options,
    )
  const checks = reports.flatMap((one) => [...one.checks, ...(one.signer?.checks ?? [])])
  return verdictOf('XMLDSig document', checks, reports[0]?.signer?.certificate, options)
}

function readOrRefuse(bytes: Uint8Array): XmlDocument | ShepFault {
  try {
    return readReceived(bytes, '', defaultGate.limits)
  } catch (error) {
    if (error instanceof ShepFault) return error
    throw error
  }
}

/** Finds a certificate in the message itself, or among those that were given. */
export function keyFinder(
  { certificates, at, signatureOnly, ...given }: Omit<VerifyOptions, 'bytes'>,
  trust: readonly Certificate[],
): KeyFinder {
  const known = [...trust, ...(certificates ? certificatesIn(certificates) : [])]
  const isRevoked = judgeOfGiven(given, trust, at)
  return async (reference) => {
    const certificate = select(reference, known)
    if (signatureOnly) return { certificate, checks: [] }
    const verdict = judgeCertificate(certificate, trust, at)
    return { certificate, checks: [...verdict.checks, ...(await isRevoked(verdict))] }
  }
}

function select(reference: KeyReference, known: readonly Certificate[]): Certificate {
  if (reference.form === 'certificate')
    return parseCertificate(Buffer.from(reference.base64, 'base64'))
  const found = known.find(isNamedBy(reference))
  if (found) return found
  throw new ShepFault('CERTIFICATE_UNREGISTERED', {
    text: `${nameInWords(reference)}; give it by --certificate`,
  })
}

function verdictOf(
  form: FileVerdict['form'],
  checks: readonly CheckResult[],
  certificate: Certificate | undefined,
  { signatureOnly, at, crls = [], ocsp = false }: VerifyOptions,
): FileVerdict {
  const asked = signatureOnly ? withoutChain(checks) : checks
  const scope = signatureOnly
    ? 'digest and signature only, under the key that the message names: chain, dates, usage and revocation were NOT checked'
    : `certificate judged at ${at.toISOString()}; ${ocsp || crls.length > 0 ? 'revocation as W-40…W-44 tell' : 'revocation was NOT checked'}`
  return {
    form,
    result: resultOf(asked),
    scope,
    ...(certificate ? { signer: certificate.subject.text } : {}),
    checks: asked.map((one) => ({ ...one, text: rules[one.rule].text })),
  }
}

const ofCertificate: readonly RuleId[] = [
  ...(['W-25', 'W-26', 'W-27'] as const),
  ...(['W-40', 'W-41', 'W-42', 'W-43', 'W-44'] as const),
]

/** What `signatureOnly` does not ask is told as not applicable, never as passed; the scope says it too. */
const withoutChain = (checks: readonly CheckResult[]): CheckResult[] => [
  ...checks.filter(({ rule }) => !ofCertificate.includes(rule)),
  ...ofCertificate.map((rule) => ({ rule, verdict: 'not-applicable' }) as const),
]
