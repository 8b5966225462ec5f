import assert from 'node:assert/strict'
import { cpSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  fileOf,
  type MemberName,
  memberNames,
  memberOf,
  namesOf,
} from '../../../src/eds/authority/members.ts'
import { ensureTestPki, type TestPki } from '../../../src/eds/authority/test-pki.ts'
import { DAY } from '../../../src/eds/authority/validity.ts'
import { valuesOf } from '../../../src/eds/name.ts'
import { later, NOW, needsOpenssl, openssl, sharedPki, temporaryDirectory } from '../support.ts'
import { assertWhole, leaves } from './whole.ts'

const fingerprints = (pki: TestPki, names: readonly MemberName[] = memberNames) =>
  names.map((name) => pki[name].certificate.fingerprint)

describe('eds/authority/test-pki', () => {
  let pki: TestPki
  before(async () => {
    pki = await sharedPki()
  })

  /** A directory with a copy of the shared PKI, for tests that damage it. */
  const copy = (): string => {
    const directory = temporaryDirectory()
    cpSync(dirname(pki.trustDirectory), directory, { recursive: true })
    return directory
  }
  const start = (directory: string, now = NOW) => ensureTestPki(directory, () => now)

  const everyCertificate = () => [
    pki.kdp.certificate,
    ...pki.kinds.flatMap((kind) => {
      const { root, issuing, ocsp, tsa, gateway, initiator, person } = pki.of(kind)
      return [root, issuing, ocsp, tsa, gateway, initiator, person].map((one) => one.certificate)
    }),
  ]

  it('the first start makes every file, keys for the owner only, nothing half-made left', () => {
    const directory = dirname(pki.trustDirectory)
    const files = readdirSync(directory, { recursive: true })
      .map(String)
      // Other tests of this process issue and revoke in the same folder.
      .filter((file) => !/^(?:issued|revoked)\//.test(file))
    const wanted = [
      'ca.pem',
      'kdp-es256.key.pem',
      'kdp-es256.pub.pem',
      'trust',
      'issued',
      'revoked',
      ...pki.kinds.flatMap((kind) => [
        `trust/${fileOf('root', kind)}.cer.pem`,
        `trust/${fileOf('issuing', kind)}.cer.pem`,
        ...namesOf(kind).flatMap((name) => {
          const { file, signsMessages } = memberOf(name, kind)
          const all = [`${file}.cer.pem`, `${file}.key.pem`, `${file}.p12`]
          return signsMessages ? all : all.slice(0, 2)
        }),
      ]),
    ]
    assert.deepEqual(new Set(files), new Set(wanted))
    for (const file of files.filter((name) => name.endsWith('.key.pem'))) {
      assert.equal(statSync(join(directory, file)).mode & 0o777, 0o600, file)
    }
    assertWhole(pki, directory)
  })

  it('every subject says TEST ONLY, in CN and in O', () => {
    for (const { subject } of everyCertificate()) {
      for (const text of [...valuesOf(subject, '2.5.4.3'), ...valuesOf(subject, '2.5.4.10')]) {
        assert.match(text, /TEST ONLY$/, subject.text)
      }
    }
  })

  it('follows the national profile: numbers, key ids, owners', () => {
    for (const { serial, subjectKeyId, subject } of everyCertificate()) {
      assert.equal(serial, BigInt.asUintN(159, BigInt(`0x${subjectKeyId}`)), subject.text)
    }
    const owners = leaves.map((name) => pki[name].certificate.bin ?? pki[name].certificate.iin)
    assert.deepEqual(owners, ['991240000023', '991240000023', '991240000013', '991231500016'])
    assert.equal(pki.root.certificate.notAfter.getUTCFullYear(), NOW.getUTCFullYear() + 25)
    assert.equal(pki.kdpEs256.privateKey.asymmetricKeyDetails?.namedCurve, 'prime256v1')
  })

  it('openssl verify accepts each leaf under ca.pem, by the strict rules', function () {
    needsOpenssl.call(this)
    const directory = dirname(pki.trustDirectory)
    for (const name of leaves) {
      const [ca, leaf] = [join(directory, 'ca.pem'), join(directory, `${name}.cer.pem`)]
      const time = String(NOW.getTime() / 1000)
      assert.match(openssl('verify', '-x509_strict', '-attime', time, '-CAfile', ca, leaf), /: OK/)
    }
  })

  it('a second start loads the same, and writes nothing', async () => {
    const directory = copy()
    const written = () =>
      readdirSync(directory, { recursive: true }).map((file) => {
        const { mtimeMs, ino } = statSync(join(directory, String(file)))
        return [file, mtimeMs, ino]
      })
    const before = written()
    assert.deepEqual(fingerprints(await start(directory)), fingerprints(pki))
    assert.deepEqual(written(), before)
  })

  it('a leaf that ends within 30 days is issued again with its key; CAs stay', async () => {
    const directory = copy()
    const end = pki.gateway.certificate.notAfter
    const early = await start(directory, later(end, -31 * DAY))
    assert.deepEqual(fingerprints(early), fingerprints(pki))
    const now = later(end, -29 * DAY)
    const renewed = await start(directory, now)
    assertWhole(renewed, directory, now)
    assert.deepEqual(
      fingerprints(renewed, ['root', 'issuing']),
      fingerprints(pki, ['root', 'issuing']),
    )
    for (const name of leaves) {
      const [old, fresh] = [pki[name].certificate, renewed[name].certificate]
      assert.ok(Buffer.from(fresh.spki).equals(old.spki), name)
      assert.notEqual(fresh.serial, old.serial, name)
      assert.ok(fresh.notAfter > later(now, 365 * DAY), name)
    }
  })

  it('a clock set back, or far ahead, still finds certificates that are valid', async () => {
    for (const now of [later(NOW, -3650 * DAY), later(NOW, 30 * 365 * DAY)]) {
      const directory = copy()
      assertWhole(await start(directory, now), directory, now)
    }
  })

  it('GOST-2004 is made when it is asked for, and stays; nobody has it otherwise', async () => {
    assert.throws(() => pki.of('gost-2004'), /no authority of kind gost-2004/)
    const directory = copy()
    const asked = await ensureTestPki(directory, () => NOW, { kinds: ['gost-2004'] })
    const found = await start(directory)
    assert.deepEqual(found.kinds, ['rsa', 'gost-2015', 'gost-2004'])
    const [one, two] = [asked.of('gost-2004'), found.of('gost-2004')]
    assert.equal(one.gateway.certificate.fingerprint, two.gateway.certificate.fingerprint)
    assertWhole(found, directory)
  })

  it('certificates made while the address is known say where to ask about them', async () => {
    const directory = temporaryDirectory()
    cpSync(dirname(pki.trustDirectory), directory, { recursive: true })
    for (const name of ['issuing', 'gost-2015-gateway']) rmSync(join(directory, `${name}.cer.pem`))
    const found = await ensureTestPki(directory, () => NOW, { url: 'http://localhost:8080' })
    const inside = (certificate: Uint8Array, text: string) =>
      Buffer.from(certificate).includes(text)
    const gateway = found.of('gost-2015').gateway.certificate.der
    for (const path of ['ocsp/', 'cert/gost-2015-issuing.cer', 'crl/gost-2015-issuing-delta.crl'])
      assert.ok(inside(gateway, `http://localhost:8080/pki/${path}`), path)
    assert.ok(inside(found.issuing.certificate.der, '/pki/crl/root.crl'))
    assert.ok(!inside(found.issuing.certificate.der, '/pki/ocsp/'), 'the root answers by list only')
    assert.ok(!inside(found.gateway.certificate.der, '/pki/'), 'one that is good stays as it is')
  })

  it('two starts at once end with the same keys', async () => {
    const directory = copy()
    for (const file of ['person.key.pem', 'person.cer.pem']) rmSync(join(directory, file))
    const [one, two] = await Promise.all([start(directory), start(directory)])
    assert.deepEqual(
      Buffer.from(one.person.certificate.spki),
      Buffer.from(two.person.certificate.spki),
    )
    assertWhole(await start(directory), directory)
  })
})
