/** Content types and attributes of CMS (RFC 5652), ESS (RFC 5035) and time stamps (RFC 3161). */
export const cmsOids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  /** The first version names the certificate by SHA-1; old time stamps have it. */
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

/** Extended key usage of whoever signs time stamps (RFC 3161 2.3). */
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
