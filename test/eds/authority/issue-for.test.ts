import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { writeHolder } from '../../../src/eds/authority/holder.ts'
import { type IssueRequest, issueFor } from '../../../src/eds/authority/issue-for.ts'
import { lookAlikeOf } from '../../../src/eds/authority/look-alike.ts'
import { profiles } from '../../../src/eds/authority/profiles.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { DAY } from '../../../src/eds/authority/validity.ts'
import { certificatesIn } from '../../../src/eds/certificate.ts'
import { judgeCertificate } from '../../../src/eds/chain.ts'
import {
  later,
  NOW,
  needsOpenssl,
  openssl,
  pemFile,
  sharedPki,
  temporaryDirectory,
} from '../support.ts'

describe('eds/authority/issue-for', () => {
  let pki: TestPki
  before(async () => {
    pki = await sharedPki()
  })

  const issue = async (request: Partial<IssueRequest>) => {
    const holder = await issueFor(pki, { profile: 'system', sameKeyAs: pki.initiator, ...request })
    return holder.certificate
  }

  for (const profile of ['gateway', 'kdp', 'system', 'person', 'employee'] as const) {
    it(`the profile ${profile} is issued as it is described`, async () => {
      const certificate = await issue({ profile })
      assert.deepEqual([...(certificate.keyUsage ?? [])], profiles[profile].keyUsage)
      assert.deepEqual(certificate.extendedKeyUsage, profiles[profile].extendedKeyUsage)
      assert.match(certificate.subject.text, /TEST ONLY/)
      const { checks } = judgeCertificate(certificate, pki.trust, NOW)
      assert.deepEqual(
        checks.map(({ verdict }) => verdict),
        ['pass', 'pass', 'pass'],
      )
    })
  }

  it('another owner, other dates, other bits', async () => {
    const notAfter = later(NOW, -DAY)
    const certificate = await issue({
      profile: 'employee',
      identity: { bin: '991240000023', iin: '991231600012', organisation: 'АО "Другое"' },
      notAfter,
      keyUsage: ['keyAgreement'],
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'],
    })
    assert.deepEqual([certificate.bin, certificate.iin], ['991240000023', '991231600012'])
    assert.deepEqual(certificate.notAfter, notAfter)
    assert.ok(certificate.notBefore < notAfter)
    assert.deepEqual([...(certificate.keyUsage ?? [])], ['keyAgreement'])
    assert.deepEqual(certificate.extendedKeyUsage, ['1.3.6.1.5.5.7.3.2'])
  })

  it('RFC 5280 4.1.2.2: one key certified twice has two numbers', async () => {
    const [one, two] = [await issue({}), await issue({})]
    assert.equal(new Set([one.serial, two.serial, pki.initiator.certificate.serial]).size, 3)
  })

  it('RFC 5280 4.1.2.5: dates from 2050 are written as GeneralizedTime, and openssl reads them', async function () {
    needsOpenssl.call(this)
    const certificate = await issue({ notAfter: new Date('2051-02-03T04:05:06.000Z') })
    assert.equal(certificate.notAfter.toISOString(), '2051-02-03T04:05:06.000Z')
    const printed = openssl('x509', '-in', pemFile(certificate), '-noout', '-enddate')
    assert.equal(printed.trim(), 'notAfter=Feb  3 04:05:06 2051 GMT')
  })

  it('a look-alike authority differs from ours in its keys and signatures only', async () => {
    const foreign = await lookAlikeOf(pki)
    for (const name of ['root', 'issuing'] as const) {
      const [copy, original] = [foreign[name].certificate, pki[name].certificate]
      for (const part of [
        'serial',
        'notBefore',
        'notAfter',
        'subjectKeyId',
        'authorityKeyId',
      ] as const) {
        assert.deepEqual(copy[part], original[part], part)
      }
      assert.equal(copy.subject.text, original.subject.text)
      assert.equal(Buffer.from(copy.spki).equals(original.spki), false)
    }
  })

  it('writes a holder into files, the key for its owner only', async () => {
    const directory = temporaryDirectory()
    const holder = await issueFor(pki, { profile: 'person', sameKeyAs: pki.person })
    await writeHolder(directory, 'client', holder)
    assert.equal(statSync(join(directory, 'client.key.pem')).mode & 0o777, 0o600)
    assert.ok(statSync(join(directory, 'client.p12')).size > 2000)
    assert.ok(certificatesIn(holder.certificate.der)[0])
  })
})
