import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import type { FaultCode } from '../../src/contract/faults.ts'
import { keysOf } from '../../src/eds/algorithms/registry.ts'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { integer, nothing, octets, oid, sequence } from '../../src/eds/der-write.ts'
import { readPkcs12 } from '../../src/eds/pkcs12.ts'
import { writePkcs12 } from '../../src/eds/pkcs12-write.ts'
import { kalkanLike, openContainer, pieces } from './containers.ts'
import { needsOpenssl, openssl, sharedPki, temporaryDirectory } from './support.ts'

const pbe = (cipher: string, ...more: string[]) => ['-keypbe', cipher, '-certpbe', cipher, ...more]
const rc2 = () => ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-RC2-40', '-macalg', 'SHA1']

const refused = (code: FaultCode) => ({ name: 'ShepFault', code })

describe('eds/pkcs12 (RFC 7292)', () => {
  let pki: TestPki
  let file: Uint8Array
  before(async () => {
    pki = await sharedPki()
    const { key, certificate, issuers } = pki.initiator
    file = writePkcs12({ key, chain: [certificate, ...issuers] }, 'test-only', 'initiator')
  })

  /** The container holds the initiator's key, and the first so many certificates of the chain. */
  function assertHolds(container: Uint8Array, password: string, certificates: number): void {
    const opened = readPkcs12(container, password)
    const { key, certificate, issuers } = pki.initiator
    assert.deepEqual(
      opened.certificates.map(({ fingerprint }) => fingerprint),
      [certificate, ...issuers].slice(0, certificates).map(({ fingerprint }) => fingerprint),
    )
    assert.deepEqual(
      opened.keys.map(({ pair }) => pair && pkcs8Of(pair.privateKey)),
      [pkcs8Of(key)],
    )
  }

  const pkcs8Of = (key: Parameters<ReturnType<typeof keysOf>['writePrivate']>[0]) =>
    Buffer.from(keysOf(key.kind).writePrivate(key))

  it('reads back the key, its name and the chain, byte for byte', () => {
    assertHolds(file, 'test-only', 3)
    assert.deepEqual(
      readPkcs12(file, 'test-only').keys.map(({ alias }) => alias),
      ['initiator'],
    )
  })

  it('the key and the certificates are both under the password', () => {
    const bytes = Buffer.from(file)
    assert.ok(!bytes.includes(Buffer.from(pki.initiator.certificate.der)))
    assert.ok(!bytes.includes(pkcs8Of(pki.initiator.key).subarray(40)))
  })

  it('openssl pkcs12 and the TLS of Node open it', function () {
    createSecureContext({ pfx: Buffer.from(file), passphrase: 'test-only' })
    needsOpenssl.call(this)
    const path = join(temporaryDirectory(), 'initiator.p12')
    writeFileSync(path, file)
    const opened = openssl('pkcs12', '-in', path, '-passin', 'pass:test-only', '-nodes')
    assert.match(opened, /friendlyName: initiator/)
    assert.equal(opened.match(/BEGIN CERTIFICATE/g)?.length, 3)
    assert.equal(opened.match(/BEGIN PRIVATE KEY/g)?.length, 1)
  })

  describe('opens what openssl wrote', () => {
    const forms: Readonly<Record<string, readonly string[]>> = {
      'AES-256, MAC with SHA-256': pbe('AES-256-CBC', '-macalg', 'SHA256'),
      'AES-128, MAC with SHA-512': pbe('AES-128-CBC', '-macalg', 'SHA512'),
      '3DES, MAC with SHA-1': pbe('PBE-SHA1-3DES', '-macalg', 'SHA1'),
      'RC2-40 for certificates, as the national provider': ['-legacy', '-descert', ...rc2()],
      'no MAC': pbe('AES-256-CBC', '-nomac'),
      'one iteration': pbe('AES-256-CBC', '-noiter', '-nomaciter'),
      'a key in the open': ['-keypbe', 'NONE', '-certpbe', 'NONE'],
    }
    let pem: string
    before(function () {
      needsOpenssl.call(this)
      const directory = temporaryDirectory()
      pem = join(directory, 'all.pem')
      const source = join(directory, 'old.p12')
      writeFileSync(source, file)
      openssl('pkcs12', '-in', source, '-passin', 'pass:test-only', '-nodes', '-out', pem)
    })
    for (const [title, options] of Object.entries(forms))
      it(title, () => {
        const path = join(temporaryDirectory(), 'new.p12')
        openssl(
          'pkcs12',
          '-export',
          '-in',
          pem,
          ...options,
          '-passout',
          'pass:пароль',
          '-out',
          path,
        )
        assertHolds(readFileSync(path), 'пароль', 3)
      })
  })

  it('opens indefinite lengths and octets in pieces, as Kalkan and BouncyCastle write them', () => {
    const { key, certificate } = pki.initiator
    const container = kalkanLike({ key, chain: [certificate] }, 'Qwerty12')
    assert.ok(Buffer.from(container).includes(Buffer.from('a080', 'hex')))
    assertHolds(container, 'Qwerty12', 1)
  })

  it('a wrong password, broken bytes and other files are named refusals', () => {
    assert.throws(() => readPkcs12(file, 'wrong'), refused('KEY_PASSWORD_WRONG'))
    assert.throws(() => readPkcs12(file, ''), refused('KEY_PASSWORD_WRONG'))
    assert.throws(() => readPkcs12(file.subarray(0, 500), 'test-only'), refused('KEY_FILE_DAMAGED'))
    assert.throws(() => readPkcs12(Buffer.from('words'), ''), refused('KEY_FILE_UNKNOWN'))
    assert.throws(() => readPkcs12(pki.initiator.certificate.der, ''), refused('KEY_FILE_UNKNOWN'))
    assert.throws(() => readPkcs12(new Uint8Array(300 * 1024), ''), refused('KEY_FILE_LIMIT'))
  })

  it('a MAC of a kind that nobody knows, and a million million rounds, are refused before any work', () => {
    const mac = (hash: string, rounds: number) =>
      openContainer(
        [],
        sequence(
          sequence(sequence(oid(hash), nothing()), octets(Buffer.alloc(20))),
          octets(Buffer.alloc(8)),
          integer(rounds),
        ),
      )
    const sha1 = '1.3.14.3.2.26'
    assert.throws(() => readPkcs12(mac('1.2.3', 1), ''), refused('KEY_FILE_UNKNOWN'))
    assert.throws(() => readPkcs12(mac(sha1, 2 ** 31 - 1), ''), refused('KEY_FILE_LIMIT'))
    assert.throws(() => readPkcs12(mac(sha1, 1e12), ''), refused('KEY_FILE_LIMIT'))
    assert.throws(() => readPkcs12(mac(sha1, 0), ''), refused('KEY_FILE_DAMAGED'))
    assert.throws(() => readPkcs12(mac(sha1, 1), ''), refused('KEY_PASSWORD_WRONG'))
  })

  it('damage anywhere is never anything but a named refusal', () => {
    const { key, certificate } = pki.initiator
    const open = Buffer.from(pieces({ key, chain: [certificate] }))
    assertHolds(open, '', 1)
    for (let at = 0; at < open.length; at += 7) {
      const flipped = Buffer.from(open)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      opensOrRefuses(flipped)
      opensOrRefuses(open.subarray(0, at))
      opensOrRefuses(Buffer.concat([open.subarray(0, at), open.subarray(at + 1)]))
    }
  })

  it('under encryption and a MAC too', () => {
    for (let at = 0; at < file.length; at += 97) {
      const flipped = Buffer.from(file)
      flipped[at] = (flipped[at] ?? 0) ^ 0x10
      opensOrRefuses(flipped, 'test-only')
    }
  })

  it('nesting a thousand deep is refused, in definite and in indefinite lengths', () => {
    const indefinite = Buffer.from('3080'.repeat(1000) + '0000'.repeat(1000), 'hex')
    assert.throws(() => readPkcs12(indefinite, ''), refused('KEY_FILE_DAMAGED'))
    let definite: Uint8Array = new Uint8Array()
    for (let level = 0; level < 1000; level++) definite = sequence(definite)
    assert.throws(() => readPkcs12(definite, ''), refused('KEY_FILE_DAMAGED'))
  })
})

function opensOrRefuses(bytes: Uint8Array, password = ''): void {
  try {
    readPkcs12(bytes, password)
  } catch (error) {
    const { name, code } = error as { name: string; code: string }
    const named = name === 'ShepFault' && /^(KEY_|CERTIFICATE_UNREADABLE)/.test(code)
    if (!named) throw error
  }
}
