import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../src/config/read.ts'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import { writePem } from '../../src/eds/pem.ts'
import { relaxationsOf } from '../../src/emulator/build.ts'
import { crlOf } from '../eds/revocation/support.ts'
import { NOW, sharedPki, temporaryDirectory } from '../eds/support.ts'
import { ask, give } from '../support/answers.ts'
import { startEmulator } from '../support/emulator.ts'

/** An authority of somebody else under our root, the holder it issued, and a folder with the lists of the authority. */
async function strangers(revoked: boolean) {
  const pki = await sharedPki()
  const name = { system: 'Иной УЦ' }
  const issuer = await issueFor(pki, { profile: 'issuing', identity: name, issuer: pki.root })
  const holder = await issueFor(pki, { profile: 'system', issuer, sameKeyAs: pki.person })
  const trust = join(temporaryDirectory(), 'trust')
  const crl = join(temporaryDirectory(), 'lists')
  for (const folder of [trust, crl]) mkdirSync(folder)
  writeFileSync(join(trust, 'ca.cer'), issuer.certificate.der)
  const entries = revoked ? [{ serial: holder.certificate.serial, revokedAt: NOW }] : []
  const list = await crlOf({ ...pki, issuing: issuer }, { revoked: entries })
  writeFileSync(join(crl, 'ca.crl'), writePem('X509 CRL', list))
  return { holder, trust, crl }
}

/** The answer to a message of this holder, and the rows on revocation. */
async function askUnder(settings: Readonly<Record<string, unknown>>, holder?: Holder) {
  const emulator = await startEmulator({ settings })
  try {
    if (holder) {
      const pem = writePem('CERTIFICATE', holder.certificate.der)
      const purposes = ['transport', 'verification-token'] as const
      await emulator.control.registerCertificate(emulator.demo.senderId, { pem, purposes })
    }
    const { entry } = await ask(emulator, holder ? { holder } : {})
    const rows = entry.checks.filter(({ rule }) => /^W-4[0-4]$/.test(rule))
    return { outcome: entry.outcome, verdicts: rows.map(({ verdict }) => verdict[0]).join('') }
  } finally {
    await emulator.close()
  }
}

describe('emulator: revocation by setting', () => {
  it('local: what the test authority issued is asked of its own lists', async () => {
    assert.deepEqual(await askUnder({}), { outcome: 'OK', verdicts: 'ppppp' })
  })

  it('local: of others nothing is known, and that is told as a warning', async () => {
    const { holder, trust } = await strangers(true)
    assert.deepEqual(await askUnder({ trust }, holder), { outcome: 'OK', verdicts: 'wwwww' })
  })

  it('crl: a list of the folder decides', async () => {
    for (const [revoked, expected] of [
      [false, { outcome: 'OK', verdicts: 'ppppp' }],
      [true, { outcome: 'CERTIFICATE_REVOKED', verdicts: 'ppppf' }],
    ] as const) {
      const { holder, trust, crl } = await strangers(revoked)
      assert.deepEqual(await askUnder({ trust, crl, revocation: 'crl' }, holder), expected)
    }
  })

  it('ocsp: a certificate that names no responder is refused, for nothing can be known', async () => {
    const { holder, trust } = await strangers(false)
    const { outcome } = await askUnder({ trust, revocation: 'ocsp' }, holder)
    assert.equal(outcome, 'REVOCATION_UNAVAILABLE')
  })

  for (const revocation of ['local', 'off'])
    it(`${revocation}: of a message that the gate refuses nothing could be asked`, async () => {
      const emulator = await startEmulator({ settings: { revocation } })
      try {
        const { checks } = (await give(emulator, Buffer.from('<a>'))).entry
        const rows = checks.filter(({ rule }) => /^W-4[0-4]$/.test(rule))
        assert.deepEqual(
          rows.map(({ verdict }) => verdict),
          Array(5).fill('untestable'),
        )
      } finally {
        await emulator.close()
      }
    })

  it('off: not applicable, and no act rests on it', async () => {
    assert.deepEqual(await askUnder({ revocation: 'off' }), { outcome: 'OK', verdicts: 'nnnnn' })
    const relaxed = relaxationsOf(readConfig({}, { revocation: 'off', staleRevocation: 'warn' }))
    assert.deepEqual(relaxed, ['SHEP_REVOCATION=off', 'SHEP_STALE_REVOCATION=warn'])
    assert.deepEqual(relaxationsOf(readConfig({})), [])
  })
})
