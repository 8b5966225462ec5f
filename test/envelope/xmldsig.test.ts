import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { x509Certificate } from '../../fixtures/support/key-info.ts'
import { declaresDs, method } from '../../fixtures/support/letter.ts'
import { EC, EXCLUSIVE, INCLUSIVE } from '../../fixtures/support/namespaces.ts'
import { edit } from '../../fixtures/support/texts.ts'
import type { FaultCode } from '../../src/contract/faults.ts'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { judgeSignature, signaturesOf } from '../../src/envelope/xmldsig.ts'
import { readXml } from '../../src/xml/scan.ts'
import { pemFile, sharedPki, temporaryDirectory } from '../eds/support.ts'
import {
  enveloped,
  exclusive,
  inclusive,
  inclusiveWithComments,
  type PlainSignature,
  plainSigned,
  XPATH,
} from './plain-signature.ts'
import { hasXmlsec } from './support.ts'

const document = '<r xmlns="urn:r" xmlns:u="urn:u"><a Id="a1">1<!-- c --></a>SIGNATURE</r>'
/** The document above without its signature: the comment never counts (XMLDSig 4.4.3.3). */
const wholeInclusive = '<r xmlns="urn:r" xmlns:u="urn:u"><a Id="a1">1</a></r>'
const wholeExclusive = '<r xmlns="urn:r"><a Id="a1">1</a></r>'
const aInclusive = '<a xmlns="urn:r" xmlns:u="urn:u" Id="a1">1</a>'
const aExclusive = '<a xmlns="urn:r" Id="a1">1</a>'
const list = `<ec:InclusiveNamespaces xmlns:ec="${EC}" PrefixList="u"></ec:InclusiveNamespaces>`
/** Inclusive form of SignedInfo there: all namespaces around it. */
const inScope = (form: string) =>
  edit(form, declaresDs, ` xmlns="urn:r"${declaresDs} xmlns:u="urn:u"`)
const inclusiveMethod = method('CanonicalizationMethod', INCLUSIVE)

const business: PlainSignature = {
  document,
  references: [{ uri: '', transforms: enveloped + inclusiveWithComments, hashed: wholeInclusive }],
  canonicalization: inclusiveMethod,
  signedForm: inScope,
}
const plain: PlainSignature = {
  document,
  references: [{ uri: '#a1', transforms: exclusive, hashed: aExclusive }],
}

const right: Readonly<Record<string, PlainSignature>> = {
  'shep.md 6: enveloped, inclusive with comments': business,
  'enveloped, exclusive': {
    document,
    references: [{ uri: '', transforms: enveloped + exclusive, hashed: wholeExclusive }],
  },
  'enveloped, without canonicalization: the inclusive one': {
    document,
    references: [{ uri: '', transforms: enveloped, hashed: wholeInclusive }],
  },
  'by Id, exclusive': plain,
  'by Id, inclusive': {
    document,
    references: [{ uri: '#a1', transforms: inclusive, hashed: aInclusive }],
  },
  'by Id, without Transforms': { document, references: [{ uri: '#a1', hashed: aInclusive }] },
  'by Id, exclusive with a PrefixList': {
    document,
    references: [
      {
        uri: '#a1',
        transforms: method('Transform', EXCLUSIVE, list),
        hashed: '<a xmlns="urn:r" xmlns:u="urn:u" Id="a1">1</a>',
      },
    ],
  },
  'xml: attributes of those around, inclusive': {
    document: '<r xml:lang="kk"><a Id="a1">1</a>SIGNATURE</r>',
    references: [{ uri: '#a1', transforms: inclusive, hashed: '<a Id="a1" xml:lang="kk">1</a>' }],
  },
  'two references': {
    document,
    references: [...plain.references, ...business.references],
  },
  'comments in SignedInfo, counted': {
    ...plain,
    canonicalization: method('CanonicalizationMethod', `${EXCLUSIVE}WithComments`),
    sentSignedInfo: (form) => edit(form, '<ds:Transforms>', '<!--c--><ds:Transforms>'),
    signedForm: (form) => edit(form, '<ds:Transforms>', '<!--c--><ds:Transforms>'),
  },
  'comments in SignedInfo, inclusive, counted': {
    ...plain,
    canonicalization: method('CanonicalizationMethod', `${INCLUSIVE}#WithComments`),
    sentSignedInfo: (form) =>
      edit(edit(form, declaresDs, ''), '<ds:Transforms>', '<!--c--><ds:Transforms>'),
    signedForm: (form) => inScope(edit(form, '<ds:Transforms>', '<!--c--><ds:Transforms>')),
  },
}

type Broken = readonly [string, FaultCode, PlainSignature, ((signed: string) => string)?]
const wrong: Readonly<Record<string, Broken>> = {
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
    'DIGEST_METHOD_FORBIDDEN',
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
    'SIGNATURE_METHOD_FORBIDDEN',
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

describe('envelope/xmldsig', () => {
  let holder: Holder
  before(async () => {
    holder = (await sharedPki()).initiator
  })

  const signed = (parts: PlainSignature) => {
    const { certificate, key } = holder
    const keyInfo = `<ds:KeyInfo>${x509Certificate(Buffer.from(certificate.der).toString('base64'))}</ds:KeyInfo>`
    return plainSigned(key.native as never, { keyInfo, ...parts })
  }
  const judge = (text: string, certificate = holder.certificate) => {
    const document = readXml(Buffer.from(text))
    const [signature = -1] = signaturesOf(document)
    return judgeSignature(document, signature, async () => ({ certificate, checks: [] }))
  }

  for (const [what, parts] of Object.entries(right)) {
    it(`XMLDSig 3.2: ${what} is right`, async () => {
      const { checks, signer } = await judge(signed(parts))
      assert.equal(signer?.certificate, holder.certificate)
      const references = parts.references.map(() => 'W-23 pass')
      assert.deepEqual(
        checks.map(({ rule, verdict }) => `${rule} ${verdict}`),
        ['W-14', 'W-15', 'W-17', 'W-18', 'W-21', 'W-22']
          .map((rule) => `${rule} pass`)
          .concat(references, 'W-24 pass'),
      )
    })

    it(`${what}, as xmlsec1 sees it`, function () {
      if (!hasXmlsec()) this.skip()
      const path = join(temporaryDirectory(), 'signed.xml')
      writeFileSync(path, signed({ ...parts, keyInfo: '' }))
      const certificate = pemFile(holder.certificate)
      const options = ['--verify', '--id-attr:Id', 'a', '--id-attr:Id', 'urn:r:a']
      const { status } = spawnSync('xmlsec1', [...options, '--pubkey-cert-pem', certificate, path])
      assert.equal(status, 0)
    })
  }

  for (const [what, [rule, code, parts, change]] of Object.entries(wrong))
    it(`${rule}: ${what} is refused with ${code}, and nothing is judged after it`, async () => {
      const text = signed(parts)
      const { checks, signer } = await judge(change?.(text) ?? text)
      const last = checks.at(-1)
      assert.deepEqual([last?.rule, last?.verdict, last?.fault], [rule, 'fail', code])
      assert.ok(checks.slice(0, -1).every(({ verdict }) => verdict === 'pass'))
      assert.equal(signer, undefined)
    })

  it('W-22: a certificate with a key of another kind', async () => {
    const { publicKey, ...rest } = holder.certificate
    assert.ok(publicKey)
    const gost = { ...rest, publicKey: { ...publicKey, kind: 'gost-2015' } as const }
    const { checks } = await judge(signed(plain), gost)
    assert.deepEqual([checks.at(-1)?.rule, checks.at(-1)?.fault], ['W-22', 'KEY_KIND_MISMATCH'])
  })

  it('W-24: a right signature under the certificate of another', async () => {
    const { person } = await sharedPki()
    const { checks } = await judge(signed(plain), person.certificate)
    assert.deepEqual([checks.at(-1)?.rule, checks.at(-1)?.fault], ['W-24', 'SIGNATURE_INVALID'])
  })

  it('signatures stand in document order, and one inside another is its content', () => {
    const one = `<ds:Signature${declaresDs} Id="1"><ds:Object><ds:Signature Id="2"/></ds:Object></ds:Signature>`
    const found = readXml(
      Buffer.from(`<r>${one}<a><ds:Signature${declaresDs} Id="3"/></a><Signature Id="4"/></r>`),
    )
    assert.deepEqual(
      signaturesOf(found).map((at) => found.valueOf(at, 'Id')),
      ['1', '3'],
    )
  })

  it('an error of ours is not taken for a fault of the document', async () => {
    const found = readXml(Buffer.from(signed(plain)))
    const broken = () => Promise.reject(new TypeError('ours'))
    await assert.rejects(judgeSignature(found, signaturesOf(found)[0] ?? -1, broken), TypeError)
  })
})
