import assert from 'node:assert/strict'
import { explainFile } from '../../src/client/explain-file.ts'
import { type VerifyOptions, verifyFile } from '../../src/client/verify-file.ts'
import { issueOrdered } from '../../src/eds/authority/flaws.ts'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { writePem } from '../../src/eds/pem.ts'
import { brokenSignerOf, crlOf } from '../eds/revocation/support.ts'
import { NOW } from '../eds/support.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { signedMessage } from '../support/messages.ts'

describe('client/given-revocation: shep verify and shep explain', () => {
  let emulator: TestEmulator
  let url: string
  let holder: Holder
  let bytes: Uint8Array
  before(async () => {
    emulator = await startEmulator()
    url = (await emulator.start()).url
    holder = await order(url)
    bytes = await signedMessage(emulator, { holder })
  })
  after(() => emulator.close())

  const order = (at: string, flaw?: 'revoked') =>
    issueOrdered(emulator.pki, {
      profile: 'system',
      kind: 'rsa',
      identity: {},
      url: at,
      ...(flaw && { flaw }),
    })
  const optionsFor = (more: Partial<VerifyOptions>): VerifyOptions => {
    const trust = emulator.pki.trustDirectory
    return { bytes, trust, at: NOW, signatureOnly: false, ...more }
  }
  /** The result, the first letters of the five rows, and the refusals. */
  const told = async (more: Partial<VerifyOptions>) => {
    const { result, checks } = await verifyFile(optionsFor(more))
    const rows = checks.filter(({ rule }) => /^W-4[0-4]$/.test(rule))
    const letters = rows.map(({ verdict }) => verdict[0]).join('')
    return [result, letters, ...checks.flatMap(({ fault }) => fault ?? [])].join(' ')
  }
  const listOf = async (...[changes]: [Parameters<typeof crlOf>[1]?]) => ({
    name: 'issuing.crl',
    bytes: await crlOf(emulator.pki, changes),
  })
  const ofRoot = async () => ({
    name: 'root.crl',
    bytes: await crlOf({ ...emulator.pki, issuing: emulator.pki.root }),
  })
  const revoked = () =>
    ({
      revoked: [{ serial: holder.certificate.serial, revokedAt: NOW, reason: 'keyCompromise' }],
    }) as const

  it('neither lists nor OCSP: valid as far as it goes, and every row says that it was not asked', async () => {
    const { result, checks, scope } = await verifyFile(optionsFor({}))
    assert.equal(result, 'yes')
    assert.match(scope, /revocation was NOT checked/)
    for (const { verdict, actual } of checks.filter(({ rule }) => /^W-4[0-4]$/.test(rule))) {
      assert.equal(verdict, 'not-applicable')
      assert.match(actual ?? '', /НЕ ПРОВЕРЯЛОСЬ: нет ни --crl, ни --ocsp/)
    }
  })

  it('by the lists of both authorities, DER or PEM: good', async () => {
    const { name, bytes: der } = await listOf()
    const pem = { name, bytes: Buffer.from(writePem('X509 CRL', der)) }
    assert.equal(await told({ crls: [await listOf(), await ofRoot()] }), 'yes ppppp')
    assert.equal(await told({ crls: [pem, await ofRoot()] }), 'yes ppppp')
  })

  it('without the list of the root: valid, and the rows warn that its authority was not asked about', async () => {
    assert.equal(await told({ crls: [await listOf()] }), 'yes wwwww')
  })

  it('revoked, out of date, signed by nobody trusted, of another authority', async () => {
    const one = async (changes: Parameters<typeof crlOf>[1]) =>
      told({ crls: [await listOf(changes), await ofRoot()] })
    assert.equal(await one(revoked()), 'no ppppf CERTIFICATE_REVOKED')
    const past = { thisUpdate: new Date(0), nextUpdate: new Date(1000) }
    assert.equal(await one(past), 'no ppfpu REVOCATION_STALE')
    const broken = { signer: brokenSignerOf(emulator.pki.issuing) }
    assert.equal(await one(broken), 'no pfuuu REVOCATION_SIGNATURE')
    assert.equal(await told({ crls: [await ofRoot()] }), 'unknown fuuuu REVOCATION_UNAVAILABLE')
  })

  it('before the revocation the certificate was good', async () => {
    const crls = [
      await listOf({ ...revoked(), thisUpdate: new Date(NOW.getTime() - 3_600_000) }),
      await ofRoot(),
    ]
    const at = new Date(NOW.getTime() - 60_000)
    assert.equal(await told({ crls, at }), 'yes ppppp')
  })

  it('by the responder of the certificate', async () => {
    assert.equal(await told({ ocsp: true }), 'yes wwwww')
    assert.equal(await told({ ocsp: true, crls: [await ofRoot()] }), 'yes ppppp')
    const lost = await signedMessage(emulator, { holder: await order(url, 'revoked') })
    assert.equal(await told({ ocsp: true, bytes: lost }), 'no wwwwf CERTIFICATE_REVOKED')
  })

  it('no responder answers: could not tell; the list decides where there is one', async () => {
    const silent = await order('http://127.0.0.1:1')
    const message = await signedMessage(emulator, { holder: silent })
    assert.equal(await told({ ocsp: true, bytes: message }), 'unknown fuuuu REVOCATION_UNAVAILABLE')
    const crls = [await listOf(), await ofRoot()]
    assert.equal(await told({ ocsp: true, crls, bytes: message }), 'yes ppppp')
  })

  it('the signature alone asks nobody', async () => {
    assert.equal(await told({ ocsp: true, signatureOnly: true }), 'yes nnnnn')
  })

  it('explained: the same rows, and the same result', async () => {
    const { signatureOnly: _, ...options } = optionsFor({
      crls: [await listOf(revoked()), await ofRoot()],
    })
    const { explanation } = await explainFile(options)
    assert.equal(explanation.result, 'no')
    const failed = explanation.checks.filter(({ verdict }) => verdict === 'fail')
    assert.deepEqual(
      failed.map(({ rule, fault }) => [rule, fault]),
      [['W-44', 'CERTIFICATE_REVOKED']],
    )
  })
})
