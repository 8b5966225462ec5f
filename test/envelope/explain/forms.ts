import { canonicalBody, info, sendMessage } from '../../../fixtures/support/body.ts'
import { keyIdentifier, reference } from '../../../fixtures/support/key-info.ts'
import {
  type Changes,
  letter,
  method,
  plainBody,
  plainEnvelope,
  referenceTo,
  sha256,
  transform,
} from '../../../fixtures/support/letter.ts'
import { INCLUSIVE, SOAP, SOAP12, WSU } from '../../../fixtures/support/namespaces.ts'
import { edit } from '../../../fixtures/support/texts.ts'
import { writePem } from '../../../src/eds/pem.ts'
import type { CauseId } from '../../../src/envelope/explain/texts/causes.ts'
import { signed, type Variant } from './support.ts'

const RSA_SHA1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'

const timestamp = `<wsu:Timestamp xmlns:wsu="${WSU}" wsu:Id="ts-1"><wsu:Created>2026-11-23T05:00:00Z</wsu:Created></wsu:Timestamp>`
const twoReferences =
  referenceTo('#id-1', sha256(Buffer.from(plainBody()))) +
  referenceTo('#ts-1', sha256(Buffer.from(timestamp)))

/** A right message whose text was changed after signing. */
const changed =
  (change: (text: string) => string | Uint8Array, changes: Changes = {}): Variant =>
  (signer) =>
    change(letter(signer, changes))

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Cyrillic of windows-1251 alone: the letters of the fixture. */
const in1251 = (text: string): Buffer => {
  const table = new TextDecoder('windows-1251').decode(
    Uint8Array.from({ length: 256 }, (_, i) => i),
  )
  return Buffer.from([...text].map((one) => table.indexOf(one)))
}

/** What the gate does not let as far as the signature; the rule, and the cause. */
export const forms: Readonly<Record<string, readonly [Variant, string, CauseId]>> = {
  'XMLDSig in Body': [
    signed({
      envelope: (_, body) =>
        edit(
          plainEnvelope('', body),
          '</soap:Body>',
          '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/></soap:Body>',
        ),
    }),
    'W-12',
    'PLAIN_XMLDSIG',
  ],
  'Timestamp signed too': [
    signed({
      references: twoReferences,
      security: (signature) =>
        `<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">${timestamp}${signature}</wsse:Security>`,
    }),
    'W-16',
    'TIMESTAMP_SIGNED',
  ],
  'Body signed twice': [
    signed({
      references: `${referenceTo('#id-1', sha256(Buffer.from(plainBody())))}`.repeat(2),
    }),
    'W-16',
    'OTHER_PARTS_SIGNED',
  ],
  'the whole document': [signed({ uri: '' }), 'W-19', 'WHOLE_DOCUMENT_SIGNED'],
  'another element': [
    signed({
      uri: '#content',
      body: canonicalBody(
        sendMessage(info('explained')).replace('<request>', '<request Id="content">'),
      ),
    }),
    'W-19',
    'OTHER_ELEMENT_SIGNED',
  ],
  'an Id that is not there': [signed({ uri: '#id-2' }), 'W-19', 'REFERENCE_NOWHERE'],
  'PEM in KeyInfo': [
    (signer) => {
      const pem = writePem('CERTIFICATE', signer.certificate.der)
      return letter(signer, { keyInfo: reference(keyIdentifier(pem)) })
    },
    'W-21',
    'CERTIFICATE_IS_PEM',
  ],
  'base64 of PEM in KeyInfo': [
    (signer) => {
      const pem = Buffer.from(writePem('CERTIFICATE', signer.certificate.der)).toString('base64')
      return letter(signer, { keyInfo: reference(keyIdentifier(pem)) })
    },
    'W-21',
    'CERTIFICATE_IS_PEM',
  ],
  'no KeyInfo': [
    (signer) => letter(signer).replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, ''),
    'W-14',
    'KEY_INFO_MISSING',
  ],
  'rsa-sha1': [
    signed({ signatureMethod: method('SignatureMethod', RSA_SHA1) }),
    'W-15',
    'SHA1_DECLARED',
  ],
  'inclusive canonicalization of SignedInfo': [
    signed({ canonicalization: method('CanonicalizationMethod', INCLUSIVE) }),
    'W-15',
    'INCLUSIVE_DECLARED',
  ],
  'inclusive canonicalization of Body': [
    signed({ transforms: transform(INCLUSIVE) }),
    'W-17',
    'INCLUSIVE_DECLARED',
  ],
  'SOAP 1.2': [changed((text) => text.replaceAll(SOAP, SOAP12)), 'W-10', 'SOAP_12'],
  'a message cut short': [
    changed((text) => Buffer.from(text).subarray(0, text.length)),
    'W-03',
    'MESSAGE_CUT',
  ],
  'a second byte order mark': [changed((text) => `\uFEFF\uFEFF${text}`), 'W-03', 'BYTES_BEFORE'],
  'a line end before the declaration': [
    changed((text) => `\n<?xml version="1.0" encoding="UTF-8"?>${text}`),
    'W-05',
    'BYTES_BEFORE',
  ],
  'an escaped message': [changed(escaped), 'W-03', 'ESCAPED_WHOLE'],
  'windows-1251 that is not declared': [changed(in1251), 'W-02', 'ENCODING_MISTAKEN'],
  'windows-1251 declared over UTF-8': [
    changed((text) => `<?xml version="1.0" encoding="windows-1251"?>${text}`),
    'W-23',
    'ENCODING_MISTAKEN',
  ],
}
