import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { issueFor } from '../../../src/eds/authority/issue-for.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { judgeSigner } from '../../../src/eds/cms/judge.ts'
import { cmsOids } from '../../../src/eds/cms/oids.ts'
import { readSignedData } from '../../../src/eds/cms/read.ts'
import { writeSignedData } from '../../../src/eds/cms/write.ts'
import { NOW, needsOpenssl, openssl, sharedPki, temporaryDirectory } from '../support.ts'

const content = Buffer.from('{"акт":1}\n')

describe('eds/cms', () => {
  let pki: TestPki
  before(async () => {
    pki = await sharedPki()
  })

  /** Signed by the demonstration initiator. */
  const sign = (detached: boolean, certificates = [pki.initiator.certificate]) =>
    writeSignedData(
      { contentType: cmsOids.data, content, detached },
      { ...pki.initiator, certificates },
      NOW,
    )

  const judge = (der: Uint8Array, beside = {}) => {
    const signed = readSignedData(der)
    const [signer] = signed.signers
    assert.ok(signer)
    const { checks, certificate } = judgeSigner(signed, signer, beside)
    return { verdicts: checks.map(({ verdict }) => verdict), checks, certificate, signed, signer }
  }

  it('what is written is read, and holds: content inside, or beside', async () => {
    const inside = judge(await sign(false))
    assert.deepEqual(inside.verdicts, ['pass', 'pass', 'pass'])
    assert.deepEqual(Buffer.from(inside.signed.content ?? ''), content)
    assert.deepEqual(inside.signer.attributes.signingTime, NOW)
    assert.equal(inside.certificate?.fingerprint, pki.initiator.certificate.fingerprint)
    const beside = judge(await sign(true), { content })
    assert.deepEqual(beside.verdicts, ['pass', 'pass', 'pass'])
    assert.equal(beside.signed.content, undefined)
  })

  it('openssl cms -verify agrees, and refuses another content', async function () {
    needsOpenssl.call(this)
    const directory = temporaryDirectory()
    const file = (name: string, bytes: Uint8Array) => {
      writeFileSync(join(directory, name), bytes)
      return join(directory, name)
    }
    const ca = join(pki.trustDirectory, '..', 'ca.pem')
    const verify = (der: string, data: string) =>
      openssl(
        ...['cms', '-verify', '-binary', '-cades', '-inform', 'DER', '-in', der, '-content', data],
        ...['-CAfile', ca, '-purpose', 'any', '-attime', String(NOW.getTime() / 1000)],
        ...['-out', join(directory, 'out')],
      )
    const der = file('seal.p7s', await sign(true))
    const data = file('act.json', content)
    assert.match(verify(der, data), /^CAdES Verification successful/)
    assert.doesNotMatch(verify(der, file('other.json', Buffer.from('other'))), /successful/)
    const printed = openssl('cms', '-cmsout', '-print', '-inform', 'DER', '-in', der)
    assert.match(printed, /id-smime-aa-signingCertificateV2/)
  })

  it('CMS-01: a certificate that is not there, or not the one that was meant', async () => {
    const none = await sign(true, [])
    assert.deepEqual(judge(none, { content }).verdicts, ['fail', 'pass', 'inconclusive'])
    const { certificate } = pki.initiator
    const known = { content, certificates: [certificate] }
    assert.deepEqual(judge(none, known).verdicts, ['pass', 'pass', 'pass'])
    const twin = await issueFor(pki, { profile: 'system', sameKeyAs: pki.initiator })
    const posing = { ...twin.certificate, serial: certificate.serial }
    const judged = judge(none, { content, certificates: [posing] })
    assert.deepEqual(judged.verdicts, ['fail', 'pass', 'pass'])
    assert.equal(judged.checks[0]?.fault, 'CMS_CERTIFICATE')
  })

  it('CMS-02: other content, no content', async () => {
    const seal = await sign(true)
    for (const beside of [{ content: Buffer.from('other') }, {}]) {
      const { verdicts, checks } = judge(seal, beside)
      assert.deepEqual(verdicts, ['pass', 'fail', 'pass'])
      assert.equal(checks[1]?.fault, 'CMS_CONTENT')
    }
  })

  it('CMS-03: another key, another algorithm', async () => {
    const certificates = [pki.initiator.certificate]
    const forged = await writeSignedData(
      { contentType: cmsOids.data, content },
      { certificate: pki.initiator.certificate, key: pki.person.key, certificates },
      NOW,
    )
    const { verdicts, checks } = judge(forged)
    assert.deepEqual(verdicts, ['pass', 'pass', 'fail'])
    assert.equal(checks[2]?.fault, 'CMS_SIGNATURE')
    const { signed, signer } = judge(await sign(false))
    const renamed = judgeSigner(signed, { ...signer, signatureOid: '1.2.840.113549.1.1.5' })
    assert.match(renamed.checks[2]?.actual ?? '', /не подходят/)
  })

  it('a changed signed attribute breaks the signature', async () => {
    const seal = Buffer.from(await sign(false))
    const at = seal.indexOf(Buffer.from('261123050000Z'))
    seal.write('27', at, 'latin1')
    assert.deepEqual(judge(seal).verdicts, ['pass', 'pass', 'fail'])
  })

  it('every cut, and bytes that are something else, are CMS_UNREADABLE', async () => {
    const seal = Buffer.from(await sign(false))
    const broken = [
      ...Array.from({ length: 60 }, (_, i) => seal.subarray(0, Math.floor((seal.length * i) / 60))),
      pki.root.certificate.der,
      Buffer.from('words'),
    ]
    for (const bytes of broken)
      assert.throws(() => readSignedData(bytes), { code: 'CMS_UNREADABLE' })
  })

  it('a changed byte anywhere never passes unseen, and never throws anything but a refusal', async () => {
    const seal = Buffer.from(await sign(false))
    const whole = [pki.initiator.certificate.fingerprint, seal.toString('hex')]
    for (let at = 0; at < seal.length; at += 7) {
      const changed = Buffer.from(seal)
      changed[at] = (changed[at] ?? 0) ^ 0x01
      try {
        const { verdicts, certificate, signed } = judge(changed)
        const good = verdicts.every((verdict) => verdict === 'pass')
        if (!good) continue
        assert.equal(certificate?.fingerprint, whole[0])
        assert.deepEqual(Buffer.from(signed.content ?? ''), content)
      } catch (error) {
        assert.equal((error as { code?: string }).code, 'CMS_UNREADABLE', String(error))
      }
    }
  })
})
