import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import { ensureTestPki } from '../../src/eds/authority/test-pki.ts'
import { NOW, temporaryDirectory } from '../eds/support.ts'
import { ask } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { register } from '../support/messages.ts'

/** One emulator is the authority; another, with an authority of its own, asks the first over HTTP about each message. */
describe('emulator: a revocation verdict has its name, from the authority to the answer', () => {
  /** A data folder with another authority than that of the run: keys are made once. */
  const template = temporaryDirectory()
  let authority: TestEmulator
  let url: string
  before(async () => {
    authority = await startEmulator()
    url = (await authority.start()).url
    await ensureTestPki(join(template, 'pki'), () => NOW)
  })
  after(() => authority.close())

  const api = async (method: string, path: string, body: object): Promise<void> => {
    const { status, json } = await askApi(`${url}/api/v1/pki/${path}`, method, body)
    assert.ok(status < 300, JSON.stringify(json))
  }
  const revoke = ({ certificate: { fingerprint } }: Holder) =>
    api('POST', 'revocations', { fingerprint, reason: 'keyCompromise' })

  /** Known to the register of the authority, or not; the certificate names where to ask. */
  async function signerOf({ kept }: { kept: boolean }): Promise<Holder> {
    const { pki } = authority
    const holder = await issueFor(pki, { profile: 'system', sameKeyAs: pki.person, url })
    if (kept) await pki.register.keep('issuing', holder.certificate)
    return holder
  }

  const verdicts: Readonly<
    Record<string, readonly ['ocsp' | 'crl', outcome: string, rule?: string, made?: object]>
  > = {
    good: ['ocsp', 'OK'],
    revoked: ['ocsp', 'CERTIFICATE_REVOKED', 'W-44'],
    'revoked, by the list': ['crl', 'CERTIFICATE_REVOKED', 'W-44'],
    unknown: ['ocsp', 'CERTIFICATE_STATUS_UNKNOWN', 'W-44'],
    stale: ['crl', 'REVOCATION_STALE', 'W-42', { crl: 'stale' }],
    'responder down': ['ocsp', 'REVOCATION_UNAVAILABLE', 'W-40', { ocsp: 'down' }],
    'responder too busy': ['ocsp', 'OCSP_REFUSED', 'W-40', { ocsp: 'try-later' }],
    'list down': ['crl', 'REVOCATION_UNAVAILABLE', 'W-40', { crl: 'down' }],
    'wrong responder': ['ocsp', 'REVOCATION_SIGNER', 'W-41', { ocsp: 'wrong-responder' }],
  }
  for (const [name, [revocation, expected, rule, made = {}]] of Object.entries(verdicts))
    it(`${name}: ${expected}`, async () => {
      const holder = await signerOf({ kept: name !== 'unknown' })
      if (name.startsWith('revoked')) await revoke(holder)
      await api('PUT', 'faults', made)
      const settings = { trust: authority.pki.trustDirectory, revocation }
      const data = temporaryDirectory()
      cpSync(template, data, { recursive: true })
      const gateway = await startEmulator({ settings, data })
      try {
        await register(gateway, holder)
        const { entry } = await ask(gateway, { holder })
        const failed = entry.checks.filter(({ verdict }) => verdict === 'fail')
        assert.equal(entry.outcome, expected, JSON.stringify(failed))
        assert.deepEqual(
          failed.map((one) => [one.rule, one.fault]),
          rule ? [[rule, expected]] : [],
        )
      } finally {
        await gateway.close()
      }
    })
})
