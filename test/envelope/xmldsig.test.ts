import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { x509Certificate } from '../../fixtures/support/key-info.ts'
import { declaresDs } from '../../fixtures/support/letter.ts'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { parseCertificate } from '../../src/eds/certificate.ts'
import { identityOf } from '../../src/emulator/identity.ts'
import { signEnveloped } from '../../src/envelope/business/sign.ts'
import type { KeyFinder } from '../../src/envelope/verify.ts'
import { signaturesOf } from '../../src/envelope/xmldsig/signatures.ts'
import { judgeSignature, judgeSignatures } from '../../src/envelope/xmldsig.ts'
import { readXml } from '../../src/xml/scan.ts'
import { pemFile, sharedPki, temporaryDirectory } from '../eds/support.ts'
import { nationalFile, needsShared } from '../support/shared.ts'
import { type PlainSignature, plainSigned } from './plain-signature.ts'
import { hasXmlsec } from './support.ts'
import { plain, right } from './xmldsig-right.ts'
import { wrong } from './xmldsig-wrong.ts'

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

  it('eds.md 10, 9: the last first, each on what was there to sign; reports in document order', async () => {
    const [first, last] = [holder, (await sharedPki()).person]
    const once = await signEnveloped(Buffer.from('<r>1</r>'), identityOf(first))
    const twice = await signEnveloped(once, identityOf(last))
    const keyOf: KeyFinder = async (reference) => {
      assert.ok(reference.form === 'certificate')
      const found = [first, last].find(
        ({ certificate }) => Buffer.from(certificate.der).toString('base64') === reference.base64,
      )
      return { certificate: (found ?? last).certificate, checks: [] }
    }
    const ends = async (text: string) =>
      (await judgeSignatures(readXml(Buffer.from(text)), keyOf)).map(
        ({ checks, signer }) =>
          `${signer?.certificate.subject.key === first.certificate.subject.key} ${checks.at(-1)?.verdict}`,
      )
    assert.deepEqual(await ends(String(twice)), ['true pass', 'false pass'])
    assert.deepEqual(await ends(String(twice).replace('<r>1', '<r>2')), [
      'false fail',
      'false fail',
    ])
  })

  it('W-13: more signatures than anybody makes are not judged one by one', async () => {
    const many = `<r>${`<ds:Signature${declaresDs}/>`.repeat(51)}</r>`
    const [only, ...others] = await judgeSignatures(readXml(Buffer.from(many)), async () =>
      assert.fail(),
    )
    assert.deepEqual([only?.checks[0]?.fault, others.length], ['SIGNATURE_REPEATED', 0])
  })

  it('a document that is nothing but its signature is judged once', async () => {
    const alone = `<ds:Signature${declaresDs}/>`
    const reports = await judgeSignatures(readXml(Buffer.from(alone)), async () => assert.fail())
    assert.deepEqual(
      reports.map(({ checks }) => checks[0]?.fault),
      ['SIGNATURE_SHAPE'],
    )
  })

  for (const name of ['signed_gost2015_kalkan.xml', 'signed_rsa_ncanode.xml'])
    it(`${name}, of another house, is right, and wrong when changed`, async function () {
      needsShared.call(this)
      const text = readFileSync(nationalFile(name), 'utf8')
      const own: KeyFinder = async (reference) => {
        assert.ok(reference.form === 'certificate')
        return {
          certificate: parseCertificate(Buffer.from(reference.base64, 'base64')),
          checks: [],
        }
      }
      const end = async (bytes: string) =>
        (await judgeSignatures(readXml(Buffer.from(bytes)), own))[0]?.checks.at(-1)
      assert.deepEqual((await end(text))?.verdict, 'pass')
      const changed = await end(text.replace(/<(a|b)>(1|test)/, '<$1>other'))
      assert.equal(changed?.fault, 'DIGEST_MISMATCH')
    })

  it('an error of ours is not taken for a fault of the document', async () => {
    const found = readXml(Buffer.from(signed(plain)))
    const broken = () => Promise.reject(new TypeError('ours'))
    await assert.rejects(judgeSignature(found, signaturesOf(found)[0] ?? -1, broken), TypeError)
  })
})
