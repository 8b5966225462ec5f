import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { type Files, filesOf } from '../../src/act/container/judge-files.ts'
import { attachedMessages } from '../../src/act/container/replay.ts'
import { readZip } from '../../src/act/container/zip-read.ts'
import { sha256 } from '../../src/act/json.ts'
import type { CheckResult } from '../../src/contract/verdict.ts'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import { ensureTestPki } from '../../src/eds/authority/test-pki.ts'
import type { Certificate } from '../../src/eds/certificate.ts'
import { replayContainer } from '../../src/emulator/replay-container.ts'
import { printedByCommands } from '../act/container/commands.ts'
import { NOW, needsOpenssl, temporaryDirectory } from '../eds/support.ts'
import { ask } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { register } from '../support/messages.ts'
import { exchanges } from './exchanges.ts'

interface ChecksFile {
  readonly checks: readonly CheckResult[]
}

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

  describe('anchors 6.3: the answer that the verdicts of an act rest on', () => {
    let own: readonly Certificate[]
    let container: Uint8Array
    let files: Files
    before(async () => {
      await api('PUT', 'faults', {})
      const holder = await signerOf({ kept: true })
      const settings = { trust: authority.pki.trustDirectory, revocation: 'ocsp' }
      const data = temporaryDirectory()
      cpSync(template, data, { recursive: true })
      const gateway = await startEmulator({ settings, data })
      own = gateway.pki.trust
      await register(gateway, holder)
      const { control, demo } = gateway
      const { id } = (await control.openSession(demo.applicationId)) as { id: string }
      await exchanges(gateway, 10, { holder })
      await control.freeze(id)
      container = await control.actContainer(id)
      files = filesOf(readZip(container).entries)
      await gateway.close()
    })

    const ocspFiles = () => [...files.keys()].filter((name) => name.startsWith('trust/ocsp/'))
    const text = (name: string) => Buffer.from(files.get(name) ?? []).toString('utf8')

    it('lies in its container, once, named by its digest, and the checks of each message name it', () => {
      const [name = '', ...others] = ocspFiles()
      const digest = sha256(files.get(name) ?? '')
      assert.deepEqual([name, others], [`trust/ocsp/${digest}.der`, []])
      assert.ok(text('META-INF/ASiCManifest001.xml').includes(`URI="${name}"`))
      for (const one of ['01', '10', '10-owner']) {
        const { checks }: ChecksFile = JSON.parse(text(`evidence/${one}-checks.json`))
        const resting = checks.filter(({ ocsp }) => ocsp !== undefined)
        assert.deepEqual(
          resting.map(({ rule, ocsp }) => [rule, ocsp]),
          [['W-40', [digest]]],
        )
      }
    })

    it('replay asks nobody, and what only a responder tells is told as not judged again', async () => {
      const trust = [...own, ...authority.pki.trust]
      const { equal, notReplayed } = await replayContainer(attachedMessages(files), files, trust)
      const online = notReplayed.filter(({ code }) => code === 'ONLINE').map(({ rule }) => rule)
      assert.deepEqual([equal, online], [true, ['W-40', 'W-41', 'W-42', 'W-43', 'W-44']])
    })

    it('the commands of VERIFY.md read it, and never take it for verified without its authority', function () {
      needsOpenssl.call(this)
      const printed = printedByCommands([
        ['whole', container, [...own, ...authority.pki.trust]],
        ['without the authority of the responder', container, own],
      ])
      const [whole = '', partly = ''] = printed.values()
      const [name] = ocspFiles()
      assert.match(whole, new RegExp(`^ok   ${name}: .* good$`, 'm'))
      assert.match(whole, /^RESULT: OK$/m)
      assert.match(partly, new RegExp(`^NOT CHECKED ${name}: `, 'm'))
      assert.match(partly, /^RESULT: NOT WHOLLY CHECKED$/m)
    })
  })
})
