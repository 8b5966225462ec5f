import assert from 'node:assert/strict'
import { ShepFault } from '../../../src/contract/faults.ts'
import { signerOf } from '../../../src/eds/authority/issue.ts'
import { issueFor } from '../../../src/eds/authority/issue-for.ts'
import { lookAlikeOf } from '../../../src/eds/authority/look-alike.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { DAY } from '../../../src/eds/authority/validity.ts'
import type { Certificate } from '../../../src/eds/certificate.ts'
import { findEntry, type RevokedEntry } from '../../../src/eds/revocation/crl-entries.ts'
import { openCrl } from '../../../src/eds/revocation/crl-verify.ts'
import { later, NOW, needsOpenssl, openssl, pemFile, sharedPki } from '../support.ts'
import { brokenSignerOf, crlOf, fileOf } from './support.ts'

const refused = (code: string) => (fault: unknown) =>
  fault instanceof ShepFault && fault.code === code

const revoked: readonly RevokedEntry[] = [
  { serial: 2n ** 159n - 1n, revokedAt: later(NOW, -DAY), reason: 'keyCompromise' },
  { serial: 1n, revokedAt: later(NOW, -2 * DAY) },
  { serial: 0x80n, revokedAt: later(NOW, -3 * DAY), reason: 'certificateHold' },
  { serial: 0x7fffn, revokedAt: later(NOW, -4 * DAY), reason: 'affiliationChanged' },
]

describe('eds/revocation/crl (RFC 5280 5)', () => {
  let pki: TestPki
  let trust: readonly Certificate[]
  before(async () => {
    pki = await sharedPki()
    trust = pki.trust
  })

  it('W-44: a list is found to hold what was written into it, and nothing else', async () => {
    const { entries, ...facts } = openCrl(await crlOf(pki, { revoked, number: 42 }), trust)
    for (const entry of revoked) assert.deepEqual(findEntry(entries, entry.serial), entry)
    for (const serial of [0n, 2n, 0x7fn, 0x8000n, 2n ** 158n, 2n ** 160n, -1n]) {
      assert.equal(findEntry(entries, serial), undefined)
    }
    assert.equal(facts.number, 42n)
    assert.equal(facts.baseNumber, undefined)
    assert.equal(facts.issuer.key, pki.issuing.certificate.subject.key)
    assert.equal(facts.authorityKeyId, pki.issuing.certificate.subjectKeyId)
    assert.deepEqual([facts.thisUpdate, facts.nextUpdate], [NOW, later(NOW, 7 * DAY)])
    assert.deepEqual(facts.issuerKey, Uint8Array.from(pki.issuing.certificate.spki))
  })

  it('an empty list, and a delta list', async () => {
    const { entries } = openCrl(await crlOf(pki), trust)
    assert.equal(findEntry(entries, 1n), undefined)
    const removed = [{ serial: 5n, revokedAt: NOW, reason: 'removeFromCRL' }] as const
    const delta = openCrl(await crlOf(pki, { number: 3, baseNumber: 2, revoked: removed }), trust)
    assert.equal(delta.baseNumber, 2n)
    assert.equal(findEntry(delta.entries, 5n)?.reason, 'removeFromCRL')
  })

  it('a thousand entries in any order are each found', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({
      serial: (BigInt(index) * 7_919n ** 11n) % 2n ** 150n,
      revokedAt: later(NOW, -index * 1000),
    }))
    const { entries } = openCrl(await crlOf(pki, { revoked: many }), trust)
    for (const entry of many) {
      assert.equal(findEntry(entries, entry.serial)?.revokedAt.getTime(), entry.revokedAt.getTime())
      assert.equal(findEntry(entries, entry.serial + 1n), undefined)
    }
  })

  it('openssl crl verifies it and reads the same', async function () {
    needsOpenssl.call(this)
    const file = fileOf(await crlOf(pki, { revoked, number: 42, baseNumber: 41 }))
    const said = openssl(
      'crl',
      '-inform',
      'DER',
      '-in',
      file,
      '-noout',
      '-text',
      '-CAfile',
      pemFile(...trust),
      '-verify',
    )
    assert.match(said, /verify OK/)
    assert.match(said, /X509v3 CRL Number: \n\s+42\n/)
    assert.match(said, /X509v3 Delta CRL Indicator: critical\n\s+41\n/)
    for (const { serial } of revoked) {
      assert.ok(said.includes(serial.toString(16).toUpperCase()), serial.toString(16))
    }
    for (const reason of ['Key Compromise', 'Certificate Hold', 'Affiliation Changed']) {
      assert.ok(said.includes(reason), reason)
    }
  })

  it('W-41 refuses a list of another key, of no authority, or of one without the right', async () => {
    const foreign = await lookAlikeOf(pki)
    const forged = await crlOf(pki, { signer: signerOf(foreign.issuing.key) })
    assert.throws(() => openCrl(forged, trust), refused('REVOCATION_SIGNATURE'))
    const broken = await crlOf(pki, { signer: brokenSignerOf(pki.issuing) })
    assert.throws(() => openCrl(broken, trust), refused('REVOCATION_SIGNATURE'))
    const good = await crlOf(pki)
    assert.throws(() => openCrl(good, [pki.root.certificate]), refused('REVOCATION_SIGNER'))
    const person = { issuer: pki.person.certificate, signer: signerOf(pki.person.key) }
    const byPerson = await crlOf(pki, person)
    const withPerson = [...trust, pki.person.certificate]
    assert.throws(() => openCrl(byPerson, withPerson), refused('REVOCATION_SIGNER'))
    const noRight = await issueFor(pki, {
      profile: 'issuing',
      identity: { system: 'Без cRLSign' },
      issuer: pki.root,
      sameKeyAs: pki.person,
      keyUsage: ['keyCertSign'],
    })
    const byNoRight = await crlOf(pki, { ...person, issuer: noRight.certificate })
    const withNoRight = [...trust, noRight.certificate]
    assert.throws(() => openCrl(byNoRight, withNoRight), refused('REVOCATION_SIGNER'))
  })

  it('W-40: cut anywhere, is refused; a byte changed, is refused or says the same', async () => {
    const der = await crlOf(pki, { revoked })
    const honest = openCrl(der, trust)
    for (let length = 0; length < der.length; length++) {
      assert.throws(() => openCrl(der.subarray(0, length), trust), refused('CRL_UNREADABLE'))
    }
    for (let at = 0; at < der.length; at++) {
      const changed = Buffer.from(der)
      changed[at] = (changed[at] ?? 0) ^ 0x55
      try {
        assert.deepEqual(openCrl(changed, trust), honest)
      } catch (fault) {
        assert.ok(fault instanceof ShepFault, `byte ${at}`)
      }
    }
  })
})
