/** Object identifiers of OCSP (RFC 6960). */
export const ocspOids = {
  basic: '1.3.6.1.5.5.7.48.1.1',
  nonce: '1.3.6.1.5.5.7.48.1.2',
  extendedRevoke: '1.3.6.1.5.5.7.48.1.9',
  /** Of a responder's certificate: nobody need ask whether it is revoked itself (RFC 6960 4.2.2.2.1). */
  noCheck: '1.3.6.1.5.5.7.48.1.5',
  /** As an extended key usage: may answer for the authority that issued it. */
  signing: '1.3.6.1.5.5.7.3.9',
} as const
