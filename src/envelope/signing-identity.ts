import type { SigningProvider } from '../eds/signing-provider.ts'
import type { SigningIdentity } from './security-header.ts'

/** What a signed message says of its signer, from the certificate and the algorithm of who signs. */
export const signingIdentity = ({
  certificate,
  algorithm,
  sign,
}: SigningProvider): SigningIdentity => ({
  issuer: certificate.issuer.text,
  serial: certificate.serial.toString(),
  certificate: Buffer.from(certificate.der).toString('base64'),
  thumbprint: certificate.thumbprint,
  subjectKeyId: certificate.subjectKeyId,
  signatureMethod: algorithm.uri,
  digest: algorithm.digest,
  sign,
})
