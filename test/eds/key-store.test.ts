import assert from 'node:assert/strict'
import { createCipheriv, pbkdf2Sync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FaultCode } from '../../src/contract/faults.ts'
import { keysOf } from '../../src/eds/algorithms/registry.ts'
import { pemOf } from '../../src/eds/authority/holder.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { integer, nothing, octets, oid, sequence } from '../../src/eds/der-write.ts'
import { type KeyStore, type KeyStoreOptions, openKeyStore } from '../../src/eds/key-store.ts'
import { writePem } from '../../src/eds/pem.ts'
import { writePkcs12 } from '../../src/eds/pkcs12-write.ts'
import { certificateBag, keyBag, openContainer } from './containers.ts'
import { needsOpenssl, openssl, sharedPki, temporaryDirectory } from './support.ts'

describe('eds/key-store', () => {
  let pki: TestPki
  let pkcs8: string
  let pkcs1: string
  let certificates: string
  before(async () => {
    pki = await sharedPki()
    const { key, certificate, issuers } = pki.initiator
    pkcs8 = writePem('PRIVATE KEY', keysOf(key.kind).writePrivate(key))
    pkcs1 = String(key.native?.export({ format: 'pem', type: 'pkcs1' }))
    certificates = pemOf([...issuers, pki.person.certificate, certificate])
  })

  function assertInitiator({ certificate, chain }: KeyStore): void {
    assert.equal(certificate.fingerprint, pki.initiator.certificate.fingerprint)
    assert.deepEqual(
      chain.map(({ fingerprint }) => fingerprint),
      pki.initiator.issuers.map(({ fingerprint }) => fingerprint),
    )
  }

  it('PKCS#12', () => {
    const { key, certificate, issuers } = pki.initiator
    const file = writePkcs12({ key, chain: [certificate, ...issuers] }, 'secret', 'a')
    assertInitiator(openKeyStore(file, { password: 'secret' }))
    assertInitiator(openKeyStore(file, { password: 'secret', alias: 'a' }))
  })

  it('PEM: PKCS#8 and PKCS#1, the certificates beside the key or in a file of their own, in any order', () => {
    for (const key of [pkcs8, pkcs1]) {
      assertInitiator(openKeyStore(Buffer.from(certificates + key)))
      assertInitiator(openKeyStore(Buffer.from(key), { certificates: Buffer.from(certificates) }))
    }
  })

  it('PEM: an encrypted PKCS#8 as openssl writes it, each with its password', function () {
    needsOpenssl.call(this)
    const directory = temporaryDirectory()
    const [plain, shut] = [join(directory, 'plain.pem'), join(directory, 'shut.pem')]
    writeFileSync(plain, pkcs8)
    const forms = [
      ['-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA256'],
      ['-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA1'],
      ['-v2', 'des3'],
      ['-v1', 'PBE-SHA1-3DES'],
    ]
    for (const form of forms) {
      openssl('pkcs8', '-topk8', '-in', plain, ...form, '-passout', 'pass:secret', '-out', shut)
      const file = Buffer.concat([readFileSync(shut), Buffer.from(certificates)])
      assertInitiator(openKeyStore(file, { password: 'secret' }))
      assertRefused('KEY_PASSWORD_NEEDED', file)
      assertRefused('KEY_PASSWORD_WRONG', file, { password: 'wrong' })
    }
  })

  it('PEM: a password that leaves a right padding, and behind it no key, is wrong', () => {
    const [salt, iv] = [Buffer.alloc(8), Buffer.alloc(16)]
    const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync('x', salt, 1, 32, 'sha1'), iv)
    const encrypted = Buffer.concat([cipher.update('no key'), cipher.final()])
    const derivation = sequence(oid('1.2.840.113549.1.5.12'), sequence(octets(salt), integer(1)))
    const scheme = sequence(oid('2.16.840.1.101.3.4.1.42'), octets(iv))
    const algorithm = sequence(oid('1.2.840.113549.1.5.13'), sequence(derivation, scheme))
    const pem = writePem('ENCRYPTED PRIVATE KEY', sequence(algorithm, octets(encrypted)))
    assertRefused('KEY_PASSWORD_WRONG', Buffer.from(pem), { password: 'x' })
  })

  it('several keys: the one whose certificate is there, or the one of that alias', () => {
    const keys = [pki.initiator, pki.person].map(({ key }, index) =>
      keyBag(keysOf(key.kind).writePrivate(key), `key ${index}`),
    )
    const [own, other] = [pki.initiator, pki.person].map(({ certificate }) =>
      certificateBag(certificate.der),
    )
    const one = openContainer([...keys, ...(own ? [own] : [])])
    const two = openContainer([...keys, ...(own && other ? [own, other] : [])])
    const open = (file: Uint8Array, alias?: string) =>
      openKeyStore(file, { password: '', ...(alias && { alias }) }).certificate.fingerprint
    assert.equal(open(one), pki.initiator.certificate.fingerprint)
    assert.equal(open(two, 'key 0'), pki.initiator.certificate.fingerprint)
    assert.equal(open(two, 'key 1'), pki.person.certificate.fingerprint)
    assertRefused('KEY_AMBIGUOUS', two, { password: '' })
    assertRefused('KEY_MISSING', two, { password: '', alias: 'key 2' })
    assertRefused('KEY_CERTIFICATE_MISSING', one, { password: '', alias: 'key 1' })
  })

  it('what lacks a key, a certificate, a password or a known algorithm is refused by name', () => {
    const { certificate } = pki.initiator
    const foreign = sequence(
      integer(0),
      sequence(oid('1.2.840.10045.2.1'), nothing()),
      octets(Buffer.alloc(9)),
    )
    assertRefused('KEY_MISSING', Buffer.from(certificates))
    assertRefused('KEY_MISSING', openContainer([certificateBag(certificate.der)]), { password: '' })
    assertRefused('KEY_CERTIFICATE_MISSING', Buffer.from(pkcs8))
    assertRefused('KEY_CERTIFICATE_MISSING', Buffer.from(pkcs8 + pemOf([pki.person.certificate])))
    assertRefused('KEY_KIND_UNKNOWN', Buffer.from(writePem('PRIVATE KEY', foreign) + certificates))
    assertRefused('KEY_PASSWORD_NEEDED', openContainer([]))
    assertRefused('KEY_FILE_UNKNOWN', Buffer.from('words'), { password: '' })
    assertRefused('KEY_FILE_DAMAGED', Buffer.from(pkcs8.slice(0, 200)))
    assertRefused('KEY_FILE_DAMAGED', Buffer.from(writePem('PRIVATE KEY', Buffer.from('words'))))
    assertRefused('KEY_FILE_LIMIT', Buffer.from(pkcs8.repeat(200)))
    assertRefused('CERTIFICATE_UNREADABLE', Buffer.from(pkcs8), { certificates: Buffer.from('x') })
  })

  it('of two certificates of one key the one that ends last is in use', async () => {
    const { key, certificate } = pki.initiator
    const notAfter = new Date(certificate.notAfter.getTime() + 1000)
    const renewed = await issueFor(pki, { profile: 'system', sameKeyAs: pki.initiator, notAfter })
    const file = writePkcs12({ key, chain: [certificate, renewed.certificate] }, '', 'a')
    const opened = openKeyStore(file, { password: '' })
    assert.equal(opened.certificate.fingerprint, renewed.certificate.fingerprint)
  })

  function assertRefused(code: FaultCode, file: Uint8Array, options: KeyStoreOptions = {}): void {
    assert.throws(() => openKeyStore(file, options), { name: 'ShepFault', code })
  }
})
