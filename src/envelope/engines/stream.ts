import { ShepFault } from '../../contract/faults.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import { canonicalize } from '../../xml/canonical.ts'
import { failedCheck } from '../report.ts'
import type { Engine, SignedBytes } from './engine.ts'

/** Canonicalizes by copying the received bytes and patching them, then hashes once (bench/verify). */
export const streamEngine: Engine = (message, key) => {
  const { document, signatureMethod, digestMethod } = message
  const body = canonicalize(document, message.body, message.bodyForm)
  const digest = Buffer.from(digestMethod.digest(body))
  const values = {
    expected: message.digestValue.toString('base64'),
    actual: digest.toString('base64'),
  }
  const digestFault = digest.equals(message.digestValue)
    ? undefined
    : new ShepFault('DIGEST_MISMATCH', {
        text: `digest of #${message.bodyId} does not match`,
        ...values,
      })
  const signedInfo = canonicalize(document, message.signedInfo, message.signedInfoForm)
  const signatureFault = signatureMethod.verify(key, signedInfo, message.signatureValue)
    ? undefined
    : new ShepFault('SIGNATURE_INVALID', {
        text: 'SignatureValue does not verify over the canonical SignedInfo under the named key',
      })
  const checks: CheckResult[] = [
    digestFault ? failedCheck('W-23', digestFault) : { rule: 'W-23', verdict: 'pass', ...values },
    signatureFault
      ? failedCheck('W-24', signatureFault)
      : { rule: 'W-24', verdict: 'pass', actual: `${key.kind}, ${key.bits} bits` },
  ]
  const fault = digestFault ?? signatureFault
  return fault ? { checks, fault } : { checks, signed: body as Uint8Array as SignedBytes }
}
