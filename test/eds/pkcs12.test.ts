import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { keysOf } from '../../src/eds/algorithms/registry.ts'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { readPkcs12, writePkcs12 } from '../../src/eds/pkcs12.ts'
import { needsOpenssl, openssl, sharedPki, temporaryDirectory } from './support.ts'

describe('eds/pkcs12 (RFC 7292)', () => {
  let pki: TestPki
  let file: Uint8Array
  before(async function () {
    this.timeout(60_000)
    pki = await sharedPki()
    const { key, certificate, issuers } = pki.initiator
    file = writePkcs12({ key, chain: [certificate, ...issuers] }, 'test-only', 'initiator')
  })

  it('reads back the key and the chain, byte for byte', () => {
    const { keys, certificates } = readPkcs12(file, 'test-only')
    const { key, certificate, issuers } = pki.initiator
    const rsa = keysOf('rsa')
    assert.deepEqual(
      certificates.map(({ fingerprint }) => fingerprint),
      [certificate, ...issuers].map(({ fingerprint }) => fingerprint),
    )
    assert.deepEqual(
      keys.map(({ privateKey }) => Buffer.from(rsa.writePrivate(privateKey))),
      [Buffer.from(rsa.writePrivate(key))],
    )
  })

  it('openssl pkcs12 and the TLS of Node open it', function () {
    createSecureContext({ pfx: Buffer.from(file), passphrase: 'test-only' })
    needsOpenssl.call(this)
    const path = join(temporaryDirectory(), 'initiator.p12')
    writeFileSync(path, file)
    const opened = openssl('pkcs12', '-in', path, '-passin', 'pass:test-only', '-nodes', '-info')
    assert.match(opened, /friendlyName: initiator/)
    assert.equal(opened.match(/BEGIN CERTIFICATE/g)?.length, 3)
    assert.equal(opened.match(/BEGIN PRIVATE KEY/g)?.length, 1)
  })

  it('opens what openssl wrote, in its modern form', function () {
    needsOpenssl.call(this)
    const directory = temporaryDirectory()
    const [pem, path] = [join(directory, 'all.pem'), join(directory, 'new.p12')]
    const source = join(directory, 'old.p12')
    writeFileSync(source, file)
    openssl('pkcs12', '-in', source, '-passin', 'pass:test-only', '-nodes', '-out', pem)
    const modern = ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-macalg', 'SHA256']
    openssl('pkcs12', '-export', '-in', pem, ...modern, '-passout', 'pass:other', '-out', path)
    const { keys, certificates } = readPkcs12(readFileSync(path), 'other')
    assert.deepEqual([keys.length, certificates.length], [1, 3])
  })

  it('a wrong password and broken bytes are errors that say so', () => {
    assert.throws(() => readPkcs12(file, 'wrong'), /PKCS#12 cannot be opened: .*password/)
    assert.throws(() => readPkcs12(file.subarray(0, 500), 'test-only'), /PKCS#12 cannot be opened/)
    assert.throws(() => readPkcs12(Buffer.from('words'), 'test-only'), /PKCS#12 cannot be opened/)
  })
})
