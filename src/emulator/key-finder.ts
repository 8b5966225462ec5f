import { ShepFault } from '../contract/faults.ts'
import type { CertificateJudge } from '../eds/certificate-cache.ts'
import { parseNameText } from '../eds/name.ts'
import type { KeyFinder, Signer } from '../envelope/verify.ts'
import type { Storage } from '../storage/database.ts'

/** A certificate in the message selects itself; issuer and serial number select from the registry, retired ones aside. Both are judged alike. */
export function createKeyFinder(judge: CertificateJudge, storage: Storage): KeyFinder {
  return async (reference) => {
    if (reference.form === 'certificate') return signerOf(judge, reference.base64)
    const { issuer, serial } = reference
    const issuerKey = issuerKeyOf(issuer)
    const found = await storage.read(({ certificates }) =>
      certificates.findByIssuerSerial(issuerKey, serial),
    )
    const registered = found.find(({ retiredAt }) => retiredAt === undefined)
    if (!registered)
      throw new ShepFault('CERTIFICATE_UNREGISTERED', {
        text: `${issuer}, serial ${serial}`.slice(0, 300),
      })
    return signerOf(judge, registered.der)
  }
}

function signerOf(judge: CertificateJudge, certificate: string | Uint8Array): Signer {
  const judged = judge(certificate)
  return { certificate: judged.certificate, checks: judged.verdict.checks }
}

function issuerKeyOf(issuer: string): string {
  try {
    return parseNameText(issuer).key
  } catch (cause) {
    throw new ShepFault(
      'KEY_INFO_UNKNOWN',
      { text: `X509IssuerName "${issuer.slice(0, 200)}" is not a name` },
      cause,
    )
  }
}
