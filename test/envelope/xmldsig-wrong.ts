import { method } from '../../fixtures/support/letter.ts'
import { EXCLUSIVE } from '../../fixtures/support/namespaces.ts'
import { edit } from '../../fixtures/support/texts.ts'
import type { FaultCode } from '../../src/contract/faults.ts'
import { enveloped, exclusive, type PlainSignature, XPATH } from './plain-signature.ts'
import { aExclusive, aInclusive, business, document, plain } from './xmldsig-right.ts'

/** Rule, reason, what is signed, and what is done to it afterwards. */
type Broken = readonly [string, FaultCode, PlainSignature, ((signed: string) => string)?]
export const wrong: Readonly<Record<string, Broken>> = {
  'what was signed is changed': ['W-23', 'DIGEST_MISMATCH', plain, (it) => edit(it, '>1<', '>2<')],
  'an enveloped document is changed': [
    'W-23',
    'DIGEST_MISMATCH',
    business,
    (it) => edit(it, '<r ', '<r b="" '),
  ],
  'the second of two references': [
    'W-23',
    'DIGEST_MISMATCH',
    {
      document,
      references: [...plain.references, { uri: '', transforms: enveloped, hashed: 'x' }],
    },
  ],
  'SignedInfo is changed': [
    'W-24',
    'SIGNATURE_INVALID',
    plain,
    (it) => edit(it, '<ds:SignedInfo>', '<ds:SignedInfo> '),
  ],
  'a comment where comments count': [
    'W-24',
    'SIGNATURE_INVALID',
    { ...plain, canonicalization: method('CanonicalizationMethod', `${EXCLUSIVE}WithComments`) },
    (it) => edit(it, '<ds:SignedInfo>', '<ds:SignedInfo><!--c-->'),
  ],
  'SHA-1': [
    'W-23',
    'ALGORITHM_SHA1',
    {
      document,
      references: [
        {
          uri: '#a1',
          transforms: exclusive,
          hashed: aExclusive,
          hash: 'sha1',
          digestMethod: method('DigestMethod', 'http://www.w3.org/2000/09/xmldsig#sha1'),
        },
      ],
    },
  ],
  'RSA with SHA-1': [
    'W-15',
    'ALGORITHM_SHA1',
    {
      ...plain,
      signatureMethod: method('SignatureMethod', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'),
    },
  ],
  'a length of HMAC': [
    'W-15',
    'SIGNATURE_METHOD_FORBIDDEN',
    plain,
    (it) =>
      it.replace(
        '</ds:SignatureMethod>',
        '<ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>',
      ),
  ],
  'a canonicalization nobody knows': [
    'W-17',
    'CANONICALIZATION_FORBIDDEN',
    { ...plain, canonicalization: method('CanonicalizationMethod', 'urn:x') },
  ],
  'a transform nobody allows': [
    'W-23',
    'TRANSFORM_FORBIDDEN',
    {
      document,
      references: [
        { uri: '#a1', transforms: method('Transform', XPATH) + exclusive, hashed: aExclusive },
      ],
    },
  ],
  'an XPath filter of its own': [
    'W-23',
    'TRANSFORM_FORBIDDEN',
    {
      document,
      references: [
        {
          uri: '#a1',
          transforms: method('Transform', XPATH, '<ds:XPath>not(self::b)</ds:XPath>') + exclusive,
          hashed: aExclusive,
        },
      ],
    },
  ],
  'a transform after canonicalization': [
    'W-23',
    'TRANSFORM_FORBIDDEN',
    {
      document,
      references: [{ uri: '#a1', transforms: exclusive + enveloped, hashed: aExclusive }],
    },
  ],
  'two of KeyInfo': [
    'W-14',
    'SIGNATURE_SHAPE',
    plain,
    (it) => it.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, '$&$&'),
  ],
  'two of DigestValue': [
    'W-23',
    'REFERENCE_SHAPE',
    plain,
    (it) => it.replace(/<ds:DigestValue>.*<\/ds:DigestValue>/, '$&$&'),
  ],
  'no KeyInfo': ['W-21', 'KEY_INFO_UNKNOWN', { ...plain, keyInfo: '' }],
  'a KeyInfo without a certificate': [
    'W-21',
    'KEY_INFO_UNKNOWN',
    { ...plain, keyInfo: '<ds:KeyInfo><ds:KeyName>x</ds:KeyName></ds:KeyInfo>' },
  ],
  'no SignatureValue': [
    'W-14',
    'SIGNATURE_SHAPE',
    plain,
    (it) => it.replace(/<ds:SignatureValue>.*<\/ds:SignatureValue>/, ''),
  ],
  'two of SignatureValue': [
    'W-14',
    'SIGNATURE_SHAPE',
    plain,
    (it) => it.replace(/<ds:SignatureValue>.*<\/ds:SignatureValue>/, '$&$&'),
  ],
  'two of SignedInfo': [
    'W-14',
    'SIGNATURE_SHAPE',
    plain,
    (it) => it.replace(/<ds:SignedInfo>.*<\/ds:SignedInfo>/, '$&$&'),
  ],
  'a child that XMLDSig does not know': [
    'W-14',
    'SIGNATURE_SHAPE',
    plain,
    (it) => edit(it, '</ds:Signature>', '<x/></ds:Signature>'),
  ],
  'no Reference': ['W-14', 'SIGNATURE_SHAPE', { document, references: [] }],
  'a SignatureValue with a comment': [
    'W-18',
    'VALUE_NOT_PLAIN',
    plain,
    (it) => edit(it, '<ds:SignatureValue>', '<ds:SignatureValue><!---->'),
  ],
  'a DigestValue with a comment': [
    'W-23',
    'VALUE_NOT_PLAIN',
    plain,
    (it) => edit(it, '<ds:DigestValue>', '<ds:DigestValue><!---->'),
  ],
  'no DigestMethod': [
    'W-23',
    'REFERENCE_SHAPE',
    { document, references: [{ uri: '#a1', hashed: aInclusive, digestMethod: '' }] },
  ],
  'an Id nobody has': [
    'W-23',
    'BODY_ID_MISSING',
    { document, references: [{ uri: '#x', hashed: '' }] },
  ],
  'an Id that two have': [
    'W-23',
    'ID_REPEATED',
    { ...plain, document: document.replace('SIGNATURE', '<b Id="a1"/>SIGNATURE') },
  ],
  'a reference outside of the document': [
    'W-23',
    'BODY_ID_MISSING',
    { document, references: [{ uri: 'http://127.0.0.1/a', hashed: '' }] },
  ],
  'a reference without URI': ['W-23', 'BODY_ID_MISSING', plain, (it) => edit(it, ' URI="#a1"', '')],
}
