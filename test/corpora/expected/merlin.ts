import type { SignatureRow } from '../sets/signatures.ts'

const unsupported = (what: string, loosely?: string, key?: string): SignatureRow => ({
  gives: 'no SIGNATURE_METHOD_FORBIDDEN',
  because: `unsupported: ${what}`,
  ...(loosely ? { loosely } : {}),
  ...(key ? { key } : {}),
})
const DSA = 'DSA-SHA1'
const away = `${DSA}, and a reference to another document`

const twentyThree: Readonly<Record<string, SignatureRow>> = {
  'signature-enveloped-dsa.xml': unsupported(DSA, 'valid'),
  'signature-enveloping-dsa.xml': unsupported(DSA, 'valid'),
  'signature-enveloping-rsa.xml': {
    ...unsupported('RSA-SHA1', 'valid'),
    gives: 'no ALGORITHM_SHA1',
  },
  'signature-enveloping-hmac-sha1.xml': unsupported('HMAC-SHA1', 'valid', 'the word "secret"'),
  'signature-enveloping-hmac-sha1-40.xml': unsupported(
    'HMAC-SHA1 cut to 40 bits',
    'SIGNATURE_METHOD_FORBIDDEN',
  ),
  'signature-enveloping-b64-dsa.xml': unsupported(
    `${DSA} and the base64 transform`,
    'TRANSFORM_FORBIDDEN',
  ),
  'signature-external-b64-dsa.xml': unsupported(`${away} through base64`, 'TRANSFORM_FORBIDDEN'),
  'signature-external-dsa.xml': unsupported(away, 'BODY_ID_MISSING'),
  'signature-x509-crt.xml': unsupported(away, 'BODY_ID_MISSING'),
  'signature-x509-crt-crl.xml': unsupported(away, 'BODY_ID_MISSING'),
  'signature-x509-is.xml': unsupported(away),
  'signature-x509-ski.xml': unsupported(away),
  'signature-x509-sn.xml': unsupported(away),
  'signature-keyname.xml': unsupported(`${away}; KeyName`),
  'signature-retrievalmethod-rawx509crt.xml': unsupported(`${away}; RetrievalMethod`),
  'signature.xml': {
    gives: 'no DOCTYPE_FORBIDDEN',
    because: 'unsupported: DOCTYPE; and DSA, XSLT, XPath, Manifest inside',
  },
}

/** The interoperability signatures of Merlin Hughes, 2002. */
export const merlinRows: Readonly<Record<string, SignatureRow>> = {
  'merlin-exc-c14n-one/exc-signature.xml': unsupported(
    `${DSA}, and references by xpointer, which keep comments`,
    'BODY_ID_MISSING',
  ),
  ...Object.fromEntries(
    Object.entries(twentyThree).map(([file, row]) => [`merlin-xmldsig-twenty-three/${file}`, row]),
  ),
}
