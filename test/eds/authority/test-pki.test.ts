import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Holder } from '../../../src/eds/authority/holder.ts'
import { lookAlikeOf } from '../../../src/eds/authority/look-alike.ts'
import { type MemberName, memberNames } from '../../../src/eds/authority/members.ts'
import { ensureTestPki, type TestPki } from '../../../src/eds/authority/test-pki.ts'
import { DAY } from '../../../src/eds/authority/validity.ts'
import { judgeCertificate } from '../../../src/eds/chain.ts'
import { valuesOf } from '../../../src/eds/name.ts'
import { writePem } from '../../../src/eds/pem.ts'
import { readPkcs12 } from '../../../src/eds/pkcs12.ts'
import { later, NOW, needsOpenssl, openssl, sharedPki, temporaryDirectory } from '../support.ts'

const leaves = ['gateway', 'kdp', 'initiator', 'person'] as const
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

  /** Everything a user relies on: each leaf is good, its key is its own, and its files say the same. */
  const assertWhole = (found: TestPki, directory: string, now = NOW) => {
    for (const name of leaves) {
      const { certificate, key, issuers } = found[name]
      const { checks } = judgeCertificate(certificate, found.trust, now)
      assert.deepEqual(
        checks.map(({ verdict }) => verdict),
        ['pass', 'pass', 'pass'],
        name,
      )
      if (key.native === undefined) throw new Error('no native key')
      const spki = createPublicKey(key.native).export({ format: 'der', type: 'spki' })
      assert.ok(spki.equals(certificate.spki), name)
      const pem = readFileSync(join(directory, `${name}.cer.pem`), 'utf8')
      assert.equal(pem, writePem('CERTIFICATE', certificate.der))
      const { certificates } = readPkcs12(readFileSync(join(directory, `${name}.p12`)), 'test-only')
      assert.deepEqual(
        certificates.map(({ fingerprint }) => fingerprint),
        [certificate, ...issuers].map(({ fingerprint }) => fingerprint),
      )
    }
    const ca = readFileSync(join(directory, 'ca.pem'), 'utf8')
    assert.equal(ca, found.trust.map(({ der }) => writePem('CERTIFICATE', der)).join(''))
  }

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

  const damages: Readonly<Record<string, (directory: string, foreign: Holder) => void>> = {
    'a certificate missing': (directory) => rmSync(join(directory, 'gateway.cer.pem')),
    'a certificate cut short': (directory) => {
      const path = join(directory, 'gateway.cer.pem')
      writeFileSync(path, readFileSync(path).subarray(0, 500))
    },
    'an empty certificate file': (directory) => writeFileSync(join(directory, 'kdp.cer.pem'), ''),
    'the certificate of another member': (directory) =>
      cpSync(join(directory, 'person.cer.pem'), join(directory, 'kdp.cer.pem')),
    'a PKCS#12 missing': (directory) => rmSync(join(directory, 'person.p12')),
    'the PKCS#12 of another': (directory) =>
      cpSync(join(directory, 'kdp.p12'), join(directory, 'person.p12')),
    'the trust directory and ca.pem missing': (directory) => {
      rmSync(join(directory, 'trust'), { recursive: true })
      rmSync(join(directory, 'ca.pem'))
    },
    'the issuing CA of a look-alike': (directory, foreign) =>
      writeFileSync(
        join(directory, 'issuing.cer.pem'),
        writePem('CERTIFICATE', foreign.certificate.der),
      ),
    'a leaf without its key': (directory) => rmSync(join(directory, 'initiator.key.pem')),
    'the issuing CA without its key': (directory) => rmSync(join(directory, 'issuing.key.pem')),
    'the ES256 key missing': (directory) => rmSync(join(directory, 'kdp-es256.key.pem')),
    'keys only, as a start that was cut off leaves them': (directory) => {
      for (const file of readdirSync(directory)) {
        if (!file.endsWith('.key.pem')) rmSync(join(directory, file), { recursive: true })
      }
    },
  }

  it('is completed, not trusted blindly, whatever is damaged', async function () {
    this.timeout(60_000)
    const { issuing } = await lookAlikeOf(pki)
    for (const [what, damage] of Object.entries(damages)) {
      const directory = copy()
      damage(directory, issuing)
      const found = await start(directory)
      assertWhole(found, directory)
      const trusted = found.trust.some(
        ({ fingerprint }) => fingerprint === issuing.certificate.fingerprint,
      )
      assert.equal(trusted, false, what)
    }
  })

  const untouchable = [
    ['a broken key', 'gateway.key.pem', 'words'],
    ['a broken ES256 key', 'kdp-es256.key.pem', 'words'],
    ['a certificate that is not TEST ONLY', 'gateway.cer.pem', undefined],
  ] as const

  for (const [what, file, text] of untouchable) {
    it(`${what} is an error that names the file, and stays as it is`, async function () {
      needsOpenssl.call(this)
      const directory = copy()
      const path = join(directory, file)
      if (text === undefined) {
        const key = join(directory, 'gateway.key.pem')
        openssl('req', '-x509', '-new', '-key', key, '-subj', '/CN=Somebody', '-out', path)
      } else writeFileSync(path, text)
      const content = readFileSync(path)
      await assert.rejects(start(directory), (error) => String(error).includes(file))
      assert.deepEqual(readFileSync(path), content)
    })
  }

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
