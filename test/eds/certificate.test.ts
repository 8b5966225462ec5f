import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { ShepFault } from '../../src/contract/faults.ts'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { type Certificate, certificatesIn, parseCertificate } from '../../src/eds/certificate.ts'
import { parseNameText } from '../../src/eds/name.ts'
import { writePem } from '../../src/eds/pem.ts'
import { needsOpenssl, openssl, pemFile, sharedPki } from './support.ts'

const unreadable = (fault: unknown): boolean =>
  fault instanceof ShepFault && fault.code === 'CERTIFICATE_UNREADABLE'

/** The certificate with its one stretch of bytes `from` put as `to`; both in hex, of equal length. */
function patched({ der }: Certificate, from: string, to: string, all = false): Uint8Array {
  const hex = Buffer.from(der).toString('hex')
  assert.ok(hex.includes(from) && from.length === to.length)
  return Buffer.from(all ? hex.replaceAll(from, to) : hex.replace(from, to), 'hex')
}

const SHA256_RSA = '2a864886f70d01010b'
const SHA1_RSA = '2a864886f70d010105'

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

describe('eds/certificate (RFC 5280 4.1)', () => {
  let pki: TestPki
  let employee: Holder
  before(async () => {
    pki = await sharedPki()
    employee = await issueFor(pki, { profile: 'employee', sameKeyAs: pki.person })
  })

  it('reads what the X509Certificate of Node reads', () => {
    for (const { certificate } of [pki.root, pki.issuing, pki.initiator, pki.person, employee]) {
      const peer = new X509Certificate(certificate.der)
      assert.equal(certificate.serial, BigInt(`0x${peer.serialNumber}`))
      assert.equal(certificate.notBefore.getTime(), Date.parse(peer.validFrom))
      assert.equal(certificate.notAfter.getTime(), Date.parse(peer.validTo))
      assert.equal(certificate.fingerprint, peer.fingerprint256.replaceAll(':', '').toLowerCase())
      assert.equal(certificate.thumbprint, peer.fingerprint.replaceAll(':', '').toLowerCase())
      assert.equal(certificate.isCa, peer.ca)
      assert.deepEqual(certificate.extendedKeyUsage, peer.keyUsage ?? [])
      assert.ok(peer.publicKey.export({ format: 'der', type: 'spki' }).equals(certificate.spki))
    }
  })

  it('reads what openssl x509 prints', function () {
    needsOpenssl.call(this)
    const file = pemFile(employee.certificate)
    const text = openssl('x509', '-in', file, '-noout', '-text')
    assert.match(text, /X509v3 Key Usage: critical\s+Digital Signature, Non Repudiation\n/)
    assert.match(text, /E-mail Protection, 1\.2\.398\.3\.3\.4\.1\.2, 1\.2\.398\.3\.3\.4\.1\.2\.5/)
    assert.match(text, /Policy: 1\.2\.398\.3\.3\.2/)
    assert.deepEqual(
      [...(employee.certificate.keyUsage ?? [])],
      ['digitalSignature', 'nonRepudiation'],
    )
    for (const style of ['RFC2253', 'oneline', 'compat', 'RFC2253,utf8,-esc_msb']) {
      const line = openssl('x509', '-in', file, '-noout', '-subject', '-nameopt', style)
      const subject = line.trim().replace(/^subject=/, '')
      assert.equal(parseNameText(subject).key, employee.certificate.subject.key, style)
    }
  })

  it('finds the BIN, the IIN and the key ids by the national profile', () => {
    const { bin, iin, subjectKeyId, authorityKeyId, serial } = employee.certificate
    assert.deepEqual({ bin, iin }, { bin: '991240000013', iin: '991231500016' })
    assert.equal(authorityKeyId, pki.issuing.certificate.subjectKeyId)
    assert.equal(pki.person.certificate.subjectKeyId, subjectKeyId)
    assert.notEqual(pki.person.certificate.serial, serial)
    assert.equal(pki.initiator.certificate.iin, undefined)
    assert.equal(pki.person.certificate.bin, undefined)
  })

  it('reads the path length and the bits of a CA', () => {
    const { isCa, pathLength, keyUsage } = pki.issuing.certificate
    assert.deepEqual({ isCa, pathLength }, { isCa: true, pathLength: 0 })
    assert.deepEqual([...(keyUsage ?? [])], ['keyCertSign', 'cRLSign'])
  })

  it('X.690 11.2.2: keyUsage is written in as few bits as the national authority writes it', async () => {
    const rows = [
      [['digitalSignature', 'nonRepudiation'], '030206c0'],
      [['digitalSignature', 'nonRepudiation', 'keyAgreement'], '030203c8'],
      [['digitalSignature', 'keyEncipherment'], '030205a0'],
      [['decipherOnly'], '0303070080'],
    ] as const
    for (const [keyUsage, hex] of rows) {
      const { certificate } = await issueFor(pki, {
        profile: 'system',
        sameKeyAs: pki.initiator,
        keyUsage,
      })
      assert.ok(
        Buffer.from(certificate.der)
          .toString('hex')
          .includes(`0603551d0f0101ff04${(hex.length / 2).toString(16).padStart(2, '0')}${hex}`),
        hex,
      )
      assert.deepEqual([...(certificate.keyUsage ?? [])], keyUsage)
    }
  })

  it('finds certificates in DER, and in PEM among other blocks and words', () => {
    const [one, two] = [pki.root.certificate, employee.certificate]
    const mixed = `Bag Attributes\n${writePem('CERTIFICATE', one.der)}words\n${writePem('PRIVATE KEY', two.spki)}${writePem('CERTIFICATE', two.der).replaceAll('\n', '\r\n')}`
    assert.deepEqual(
      certificatesIn(Buffer.from(mixed)).map(({ fingerprint }) => fingerprint),
      [one.fingerprint, two.fingerprint],
    )
    assert.equal(certificatesIn(one.der)[0]?.fingerprint, one.fingerprint)
  })

  it('W-21 refuses a file without a certificate', () => {
    for (const text of ['', 'words', writePem('PRIVATE KEY', employee.certificate.spki)]) {
      assert.throws(() => certificatesIn(Buffer.from(text)), unreadable)
    }
  })

  it('W-21 refuses what RFC 5280 forbids', async () => {
    const { certificate } = pki.initiator
    const request = { profile: 'system', sameKeyAs: pki.initiator } as const
    const repeated = issueFor(pki, { ...request, unknownCritical: ['1.2.3.4', '1.2.3.4'] })
    await assert.rejects(repeated, unreadable, 'an extension twice')
    const broken = {
      'two signature algorithms': patched(certificate, SHA256_RSA, SHA1_RSA),
      'extensions in version 1': patched(certificate, 'a003020102', 'a003020100'),
      'no such version': patched(certificate, 'a003020102', 'a003020103'),
      'a byte after it': Buffer.concat([certificate.der, Buffer.from([0])]),
      'too large': Buffer.alloc(70_000, 0x30),
    }
    for (const [what, der] of Object.entries(broken)) {
      assert.throws(() => parseCertificate(der), unreadable, what)
    }
  })

  it('a key of another kind is no error: the certificate is read, and has no usable key', () => {
    const { certificate } = pki.initiator
    const strange = parseCertificate(
      patched(certificate, '2a864886f70d010101', '2a864886f70d010109'),
    )
    assert.equal(strange.publicKey, undefined)
    assert.equal(strange.bin, '991240000013')
  })

  it('cut anywhere, is refused and nothing else', () => {
    const { der } = employee.certificate
    for (let length = 0; length < der.length; length++) {
      assert.throws(() => parseCertificate(der.subarray(0, length)), unreadable)
    }
  })

  it('with a byte changed, is read or refused and nothing else, 2,000 times', () => {
    const next = numbers(20_261_123)
    const outcomes = { read: 0, refused: 0 }
    for (let run = 0; run < 2000; run++) {
      const der = Buffer.from(employee.certificate.der)
      const at = next(der.length)
      der[at] = (der[at] ?? 0) ^ (1 + next(255))
      try {
        parseCertificate(der)
        outcomes.read += 1
      } catch (fault) {
        assert.ok(unreadable(fault), `byte ${at}: ${fault}`)
        outcomes.refused += 1
      }
    }
    assert.ok(outcomes.read > 100 && outcomes.refused > 100, JSON.stringify(outcomes))
  })
})
