import assert from 'node:assert/strict'
import { copyFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { x509Certificate } from '../../fixtures/support/key-info.ts'
import { JUDGED_AT } from '../../fixtures/support/moment.ts'
import { edit } from '../../fixtures/support/texts.ts'
import { type FileVerdict, type VerifyOptions, verifyFile } from '../../src/client/verify-file.ts'
import { rules } from '../../src/contract/rules.ts'
import { sharedPki, temporaryDirectory } from '../eds/support.ts'
import { enveloped, exclusive, type PlainSignature, plainSigned } from './plain-signature.ts'
import { certificateFile, fixture } from './support.ts'

/** The authority of the fixtures, as an operator would trust it. */
function trustDirectory(): string {
  const directory = temporaryDirectory()
  for (const name of ['root', 'issuing'])
    copyFileSync(certificateFile(name), join(directory, `${name}.pem`))
  return directory
}
const trust = trustDirectory()

const ofChain = ['W-25', 'W-26', 'W-27']
const ofRevocation = ['W-40', 'W-41', 'W-42', 'W-43', 'W-44']

const verify = (bytes: Uint8Array, options: Partial<VerifyOptions> = {}) =>
  verifyFile({ bytes, trust, at: JUDGED_AT, signatureOnly: false, ...options })
const failedIn = ({ checks }: FileVerdict) =>
  checks
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive')
    .map(({ rule, fault }) => `${rule} ${fault}`)

describe('client/verify-file, an envelope', () => {
  it('a right one: yes, by every check of the gate and both engines', async () => {
    const verdict = await verify(fixture('honest/base'))
    assert.equal(verdict.form, 'SOAP envelope with WS-Security')
    assert.equal(verdict.result, 'yes')
    assert.match(verdict.signer ?? '', /TEST ONLY/)
    assert.match(verdict.scope, /2026-11-23T05:00:00\.000Z; revocation was NOT checked/)
    assert.equal(verdict.checks.at(-1)?.rule, 'W-44')
    assert.ok(verdict.checks.every(({ rule, text }) => text === rules[rule].text))
  })

  it('without trust: no, and W-25 says why', async () => {
    const { trust: _, ...untrusting } = {
      bytes: fixture('honest/base'),
      at: JUDGED_AT,
      signatureOnly: false,
      trust,
    }
    const verdict = await verifyFile(untrusting)
    assert.equal(verdict.result, 'no')
    assert.deepEqual(failedIn(verdict), ['W-25 CERTIFICATE_UNTRUSTED'])
  })

  it('the signature alone: yes, and the scope says what was not checked', async () => {
    const verdict = await verify(fixture('hostile/W-26_certificate-expired'), {
      signatureOnly: true,
    })
    assert.equal(verdict.result, 'yes')
    assert.match(verdict.scope, /chain, dates, usage and revocation were NOT checked/)
    const left = verdict.checks.filter(({ verdict: one }) => one === 'not-applicable')
    assert.deepEqual(
      left.map(({ rule }) => rule),
      [...ofChain, ...ofRevocation],
    )
  })

  it('judged at another moment: no', async () => {
    const verdict = await verify(fixture('honest/base'), { at: new Date('2026-01-01T00:00:00Z') })
    assert.equal(verdict.result, 'no')
    assert.deepEqual(failedIn(verdict), ['W-26 CERTIFICATE_NOT_YET_VALID'])
  })

  it('issuer and serial of a certificate that was not given: could not tell', async () => {
    const verdict = await verify(fixture('honest/issuer-and-serial'))
    assert.equal(verdict.result, 'unknown')
    assert.deepEqual(failedIn(verdict), ['W-21 CERTIFICATE_UNREGISTERED'])
  })

  for (const name of ['issuer-and-serial', 'issuer-in-another-order'])
    it(`${name} of a certificate that was given: yes`, async () => {
      const certificates = await readFile(certificateFile('registered'))
      assert.equal((await verify(fixture(`honest/${name}`), { certificates })).result, 'yes')
    })

  it('engines that disagree: could not tell', async () => {
    const text = fixture('honest/base').toString()
    const other = edit(text, '<soap:Header>', '<soap:Header><x:a xmlns:x="urn:x" x:Id="id-1"/>')
    const verdict = await verify(Buffer.from(other))
    assert.equal(verdict.result, 'unknown')
    assert.deepEqual(failedIn(verdict), ['W-28 ENGINES_DISAGREE'])
  })

  const refused = {
    'W-12_security-missing': 'W-12 SECURITY_MISSING',
    'W-19_signed-body-moved-into-header': 'W-19 BODY_NOT_SIGNED',
    'W-23_body-changed': 'W-23 DIGEST_MISMATCH',
    'W-24_key-of-another': 'W-24 SIGNATURE_INVALID',
    'W-27_certificate-for-encryption': 'W-27 CERTIFICATE_USAGE',
  }
  for (const [name, expected] of Object.entries(refused))
    it(`${name}: no, ${expected}`, async () => {
      const verdict = await verify(fixture(`hostile/${name}`))
      assert.equal(verdict.form, 'SOAP envelope with WS-Security')
      assert.equal(verdict.result, 'no')
      assert.deepEqual(failedIn(verdict), [expected])
    })

  it('what cannot be read: no, and it is no signed document', async () => {
    const verdict = await verify(Buffer.from('not XML'))
    assert.equal(verdict.form, 'no signed document')
    assert.equal(verdict.result, 'no')
    assert.deepEqual(failedIn(verdict), ['W-03 NOT_WELL_FORMED'])
    assert.equal(verdict.signer, undefined)
  })
})

describe('client/verify-file, XMLDSig', () => {
  const parts: PlainSignature = {
    document: '<r><a>1</a>SIGNATURE</r>',
    references: [{ uri: '', transforms: enveloped + exclusive, hashed: '<r><a>1</a></r>' }],
  }
  const signed = async (changes: Partial<PlainSignature> = {}) => {
    const { initiator } = await sharedPki()
    const base64 = Buffer.from(initiator.certificate.der).toString('base64')
    const keyInfo = `<ds:KeyInfo>${x509Certificate(base64)}</ds:KeyInfo>`
    return plainSigned(initiator.key.native as never, { ...parts, keyInfo, ...changes })
  }
  const judge = async (text: string, options: Partial<VerifyOptions> = {}) =>
    verify(Buffer.from(text), { trust: (await sharedPki()).trustDirectory, ...options })

  it('a right one: yes', async () => {
    const verdict = await judge(await signed())
    assert.deepEqual([verdict.form, verdict.result], ['XMLDSig document', 'yes'])
    assert.match(verdict.signer ?? '', /TEST ONLY/)
    assert.deepEqual(
      verdict.checks.slice(-8).map(({ rule }) => rule),
      [...ofChain, ...ofRevocation],
    )
  })

  it('a changed one: no', async () => {
    const verdict = await judge(edit(await signed(), '<a>1', '<a>2'))
    assert.equal(verdict.result, 'no')
    assert.deepEqual(failedIn(verdict), ['W-23 DIGEST_MISMATCH'])
  })

  it('by a certificate nobody trusts: no; the signature alone: yes', async () => {
    const text = await signed()
    assert.deepEqual(failedIn(await judge(text, { trust })), ['W-25 CERTIFICATE_UNTRUSTED'])
    assert.equal((await judge(text, { trust, signatureOnly: true })).result, 'yes')
  })

  it('two signatures, the second broken: no', async () => {
    const inner = (content: string) => ({
      document: `<b Id="b">${content}SIGNATURE</b>`,
      references: [{ uri: '#b', transforms: enveloped + exclusive, hashed: '<b Id="b">1</b>' }],
    })
    const good = await signed(inner('1'))
    const twice = (second: string) =>
      `<r>${good}${second.replaceAll('"b"', '"c"').replace('#b', '#c')}</r>`
    assert.equal((await judge(`<r>${good}</r>`)).result, 'yes')
    assert.equal((await judge(twice(await signed(inner('1'))))).result, 'no')
  })

  it('no KeyInfo: no', async () => {
    assert.deepEqual(failedIn(await judge(await signed({ keyInfo: '' }))), [
      'W-21 KEY_INFO_UNKNOWN',
    ])
  })

  it('a document without any signature: no', async () => {
    const verdict = await judge('<r><a>1</a></r>')
    assert.deepEqual([verdict.form, verdict.result], ['no signed document', 'no'])
    assert.deepEqual(failedIn(verdict), ['W-13 SIGNATURE_MISSING'])
  })
})
