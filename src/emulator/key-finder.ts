import { ShepFault } from '../contract/faults.ts'
import { parseNameText } from '../eds/name.ts'
import { nameInWords } from '../envelope/certificate-name.ts'
import type { CertificateName } from '../envelope/key-info.ts'
import type { KeyFinder } from '../envelope/verify.ts'
import type { CertificateStore, RegisteredCertificate } from '../storage/certificates.ts'
import type { Storage } from '../storage/database.ts'
import type { SignerJudge } from './signer-judge.ts'

/**
 * A certificate in the message selects itself; a name selects from the registry. Both are judged alike, and whose it is,
 * and whether it is retired, is asked of the sender (W-32) in the same way.
 */
export function createKeyFinder(judge: SignerJudge, storage: Pick<Storage, 'read'>): KeyFinder {
  return async (reference) => {
    if (reference.form === 'certificate') return judge(reference.base64)
    const find = lookupOf(reference)
    const found = await storage.read(({ certificates }) => find(certificates))
    return judge(theOne(found, reference).der)
  }
}

function lookupOf(
  name: CertificateName,
): (certificates: CertificateStore) => Promise<RegisteredCertificate[]> {
  switch (name.form) {
    case 'issuer-serial': {
      const { key } = parseNameText(name.issuer)
      return (certificates) => certificates.findByIssuerSerial(key, name.serial)
    }
    case 'ski':
      return (certificates) => certificates.findBySubjectKeyId(name.id)
    case 'thumbprint':
      return (certificates) => certificates.findByThumbprint(name.id)
    default:
      return name satisfies never
  }
}

/** Those in service go before retired ones. Several certificates may have one key id: which is meant is not guessed. */
function theOne(
  found: readonly RegisteredCertificate[],
  name: CertificateName,
): RegisteredCertificate {
  const inService = found.filter(({ retiredAt }) => retiredAt === undefined)
  const candidates = inService.length > 0 ? inService : found
  const [one, ...others] = new Map(candidates.map((row) => [row.fingerprint, row])).values()
  const text = nameInWords(name)
  if (!one) throw new ShepFault('CERTIFICATE_UNREGISTERED', { text })
  if (others.length > 0) throw new ShepFault('CERTIFICATE_AMBIGUOUS', { text })
  return one
}
