import { issuerSerial, x509Certificate } from '../../../fixtures/support/key-info.ts'
import { edit } from '../../../fixtures/support/texts.ts'
import type { FaultCode } from '../../../src/contract/faults.ts'

/** A signed `data`, changed in a way that honest clients and their libraries do. */
export const honest: Readonly<Record<string, (data: string) => string>> = {
  'XMLDSig 4.4.3.3: a comment in the data, for URI="" brings none': (data) =>
    edit(data, '991231500016', '9912<!-- c -->31500016'),
  '&#13; and line ends in base64, as Kalkan writes it': (data) =>
    data.replace(/(<ds:(?:SignatureValue|X509Certificate)>)([^<]{20})/g, '$1\n$2&#13;\n'),
  'a SecurityTokenReference after X509Data, as one capture shows': (data) =>
    edit(data, '</ds:X509Data>', '</ds:X509Data><ds:KeyName>x</ds:KeyName>'),
  'attributes and end tags written otherwise': (data) =>
    edit(
      edit(data, '<data xmlns:k="urn:k" type="k:r">', `<data  type='k:r'\n xmlns:k="urn:k" >`),
      '</data>',
      '</data >',
    ),
  'references for letters': (data) => edit(data, '«Ә»', '&#171;&#x4D8;»'),
}

/** A signed `data`, and what an attacker does to it. */
export const hostile: Readonly<Record<string, readonly [FaultCode, (data: string) => string]>> = {
  'no signature': [
    'BUSINESS_SIGNATURE_MISSING',
    (data) => data.replace(/<ds:Signature .*<\/ds:Signature>/, ''),
  ],
  'a signature of another namespace': [
    'BUSINESS_SIGNATURE_MISSING',
    (data) => data.replace('xmlns:ds="http://www.w3.org/2000/09/xmldsig#"', 'xmlns:ds="urn:x"'),
  ],
  'wrapped: the signed data inside another': [
    'BUSINESS_SIGNATURE_MISPLACED',
    (data) => `<data><uin>1</uin>${data.replace(/<(\/?)data\b/g, '<$1signed')}</data>`,
  ],
  'wrapped: the signature moved into a child': [
    'BUSINESS_SIGNATURE_MISPLACED',
    (data) =>
      edit(data, '<uin>', `<uin>${signatureIn(data)}`).replace(
        /<\/company>.*<\/data>/,
        '</company></data>',
      ),
  ],
  'a second signature elsewhere': [
    'BUSINESS_SIGNATURE_MISPLACED',
    (data) => edit(data, '<uin>', `${signatureIn(data)}<uin>`),
  ],
  'a second signature, a copy': [
    'BUSINESS_DIGEST_MISMATCH',
    (data) => data.replace('</data>', `${signatureIn(data)}</data>`),
  ],
  'more signatures than anybody makes': [
    'BUSINESS_SIGNERS_TOO_MANY',
    (data) => data.replace('</data>', `${signatureIn(data).repeat(16)}</data>`),
  ],
  'an Object': [
    'BUSINESS_SIGNATURE_SHAPE',
    (data) => edit(data, '</ds:KeyInfo>', '</ds:KeyInfo><ds:Object><uin>1</uin></ds:Object>'),
  ],
  'a Manifest': [
    'BUSINESS_SIGNATURE_SHAPE',
    (data) => edit(data, '<ds:SignedInfo>', '<ds:Manifest/><ds:SignedInfo>'),
  ],
  'a second SignedInfo': [
    'BUSINESS_SIGNATURE_SHAPE',
    (data) => data.replace(/<ds:SignedInfo>.*<\/ds:SignedInfo>/, '$&$&'),
  ],
  'a second Reference': [
    'BUSINESS_REFERENCE_SHAPE',
    (data) => data.replace(/<ds:Reference .*<\/ds:Reference>/, '$&$&'),
  ],
  'a second DigestValue': [
    'BUSINESS_REFERENCE_SHAPE',
    (data) => data.replace(/<ds:DigestValue>.*<\/ds:DigestValue>/, '$&$&'),
  ],
  'a part alone is signed': [
    'BUSINESS_NOT_SIGNED_WHOLE',
    (data) => edit(edit(data, '<uin>', '<uin Id="u">'), 'URI=""', 'URI="#u"'),
  ],
  'an Id nobody has': ['BUSINESS_NOT_SIGNED_WHOLE', (data) => edit(data, 'URI=""', 'URI="#u"')],
  'something outside is signed': [
    'BUSINESS_NOT_SIGNED_WHOLE',
    (data) => edit(data, 'URI=""', 'URI="http://127.0.0.1/"'),
  ],
  'an Id that two have': [
    'BUSINESS_ID_REPEATED',
    (data) => edit(edit(data, '<uin>', '<uin Id="u">'), '<company>', '<company Id="u">'),
  ],
  'without enveloped-signature': [
    'BUSINESS_TRANSFORM_FORBIDDEN',
    (data) =>
      data.replace(/<ds:Transform Algorithm="[^"]*enveloped-signature"><\/ds:Transform>/, ''),
  ],
  'an XPath filter of its own': [
    'BUSINESS_TRANSFORM_FORBIDDEN',
    (data) =>
      data.replace(
        /(<ds:Transform Algorithm=")[^"]*enveloped-signature">/,
        '$1http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>not(self::uin)</ds:XPath>',
      ),
  ],
  'a stylesheet': [
    'BUSINESS_TRANSFORM_FORBIDDEN',
    (data) =>
      data.replace(
        /(<ds:Transform Algorithm=")[^"]*WithComments">/,
        '$1http://www.w3.org/TR/1999/REC-xslt-19991116">',
      ),
  ],
  'a transform after canonicalization': [
    'BUSINESS_TRANSFORM_FORBIDDEN',
    (data) => data.replace(/<ds:Transform Algorithm="[^"]*WithComments"><\/ds:Transform>/, '$&$&'),
  ],
  'a canonicalization nobody knows': [
    'BUSINESS_CANONICALIZATION_FORBIDDEN',
    (data) => data.replace(/(<ds:CanonicalizationMethod Algorithm=")[^"]*"/, '$1urn:x"'),
  ],
  'a method nobody knows': [
    'BUSINESS_METHOD_FORBIDDEN',
    (data) => data.replace(/(<ds:SignatureMethod Algorithm=")[^"]*"/, '$1urn:x"'),
  ],
  'a digest nobody knows': [
    'BUSINESS_DIGEST_METHOD_FORBIDDEN',
    (data) => data.replace(/(<ds:DigestMethod Algorithm=")[^"]*"/, '$1urn:x"'),
  ],
  'RSA with SHA-1': [
    'BUSINESS_ALGORITHM_SHA1',
    (data) =>
      data.replace(
        /(<ds:SignatureMethod Algorithm=")[^"]*"/,
        '$1http://www.w3.org/2000/09/xmldsig#rsa-sha1"',
      ),
  ],
  'algorithm confusion: RSA under a GOST key': [
    'BUSINESS_KEY_UNFIT',
    (data) =>
      data.replace(
        /(<ds:SignatureMethod Algorithm=")[^"]*"/,
        '$1http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"',
      ),
  ],
  'SHA-1': [
    'BUSINESS_ALGORITHM_SHA1',
    (data) =>
      data.replace(
        /(<ds:DigestMethod Algorithm=")[^"]*"/,
        '$1http://www.w3.org/2000/09/xmldsig#sha1"',
      ),
  ],
  'a comment in DigestValue': [
    'BUSINESS_VALUE_NOT_PLAIN',
    (data) => edit(data, '<ds:DigestValue>', '<ds:DigestValue><!---->'),
  ],
  'a comment in SignatureValue': [
    'BUSINESS_VALUE_NOT_PLAIN',
    (data) => edit(data, '<ds:SignatureValue>', '<ds:SignatureValue><!---->'),
  ],
  'no KeyInfo': [
    'BUSINESS_KEY_UNKNOWN',
    (data) => data.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, ''),
  ],
  'two of KeyInfo': [
    'BUSINESS_SIGNATURE_SHAPE',
    (data) => data.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, '$&$&'),
  ],
  'a certificate that is none': [
    'BUSINESS_KEY_UNKNOWN',
    (data) => data.replace(/<ds:X509Data>.*<\/ds:X509Data>/, x509Certificate('AAAA')),
  ],
  'a certificate that is not here': [
    'BUSINESS_KEY_UNKNOWN',
    (data) => data.replace(/<ds:X509Data>.*<\/ds:X509Data>/, issuerSerial('CN=TEST ONLY', '1')),
  ],
  'SignedInfo changed': [
    'BUSINESS_SIGNATURE_INVALID',
    (data) => edit(data, '<ds:SignedInfo>', '<ds:SignedInfo Id="i">'),
  ],
}

const signatureIn = (data: string): string =>
  /<ds:Signature .*<\/ds:Signature>/.exec(data)?.[0] ?? ''
