import assert from 'node:assert/strict'
import { cpSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type MemberName, memberNames } from '../../../src/eds/authority/members.ts'
import { ensureTestPki, type TestPki } from '../../../src/eds/authority/test-pki.ts'
import { DAY } from '../../../src/eds/authority/validity.ts'
import { valuesOf } from '../../../src/eds/name.ts'
import { later, NOW, needsOpenssl, openssl, sharedPki, temporaryDirectory } from '../support.ts'
import { assertWhole, leaves } from './whole.ts'

const fingerprints = (pki: TestPki, names: readonly MemberName[] = memberNames) =>
  names.map((name) => pki[name].certificate.fingerprint)

describe('eds/authority/test-pki', () => {
  let pki: TestPki
  before(async function () {
    this.timeout(60_000)
    pki = await sharedPki()
  })

  /** A directory with a copy of the shared PKI, for tests that damage it. */
  const copy = (): string => {
    const directory = temporaryDirectory()
    cpSync(dirname(pki.trustDirectory), directory, { recursive: true })
    return directory
  }
  const start = (directory: string, now = NOW) => ensureTestPki(directory, () => now)

  it('the first start makes every file, keys for the owner only, nothing half-made left', () => {
    const directory = dirname(pki.trustDirectory)
    const files = readdirSync(directory, { recursive: true }).map(String)
    const wanted = [
      'ca.pem',
      'kdp-es256.key.pem',
      'kdp-es256.pub.pem',
      'trust',
      'trust/issuing.cer.pem',
      'trust/root.cer.pem',
      ...memberNames.flatMap((name) => [`${name}.cer.pem`, `${name}.key.pem`]),
      ...leaves.map((name) => `${name}.p12`),
    ]
    assert.deepEqual(new Set(files), new Set(wanted))
    for (const file of files.filter((name) => name.endsWith('.key.pem'))) {
      assert.equal(statSync(join(directory, file)).mode & 0o777, 0o600, file)
    }
    assertWhole(pki, directory)
  })

  it('every subject says TEST ONLY, in CN and in O', () => {
    for (const name of memberNames) {
      const { subject } = pki[name].certificate
      for (const text of [...valuesOf(subject, '2.5.4.3'), ...valuesOf(subject, '2.5.4.10')]) {
        assert.match(text, /TEST ONLY$/, name)
      }
    }
  })

  it('follows the national profile: numbers, key ids, owners', () => {
    for (const name of memberNames) {
      const { serial, subjectKeyId } = pki[name].certificate
      assert.equal(serial, BigInt.asUintN(159, BigInt(`0x${subjectKeyId}`)), name)
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
