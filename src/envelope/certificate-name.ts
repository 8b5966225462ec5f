import type { Certificate } from '../eds/certificate.ts'
import { parseNameText } from '../eds/name.ts'
import type { CertificateName } from './key-info.ts'

/** What was looked for, in words: for a refusal and for the journal. */
export function nameInWords(name: CertificateName): string {
  const words = name.form === 'issuer-serial' ? `${name.issuer}, serial ${name.serial}` : name.id
  return `${name.form} ${words}`.slice(0, 300)
}

/** Whether a certificate is the one that a message names. Throws ShepFault KEY_INFO_UNKNOWN when the issuer is no name. */
export function isNamedBy(name: CertificateName): (certificate: Certificate) => boolean {
  switch (name.form) {
    case 'issuer-serial': {
      const { key } = parseNameText(name.issuer)
      return ({ issuer, serial }) => issuer.key === key && serial.toString() === name.serial
    }
    case 'ski':
      return ({ subjectKeyId }) => subjectKeyId === name.id
    case 'thumbprint':
      return ({ thumbprint }) => thumbprint === name.id
    default:
      return name satisfies never
  }
}
