import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeContainer } from '../../src/act/container/make.ts'
import { prepareSignature } from '../../src/act/container/sign.ts'
import { act } from '../../src/cli/act.ts'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { sealBy } from '../../src/eds/cms/seal.ts'
import { data, makersOf, small } from '../act/container/support.ts'
import { NOW, pemFile, sharedPki, temporaryDirectory } from '../eds/support.ts'
import { dataFolder } from '../support/emulator.ts'
import { running } from './running.ts'

const run = (...args: readonly string[]) => running(act, ...args)

describe('shep act', () => {
  let pki: TestPki
  let file: string
  let trust: string
  let home: string
  before(async () => {
    pki = await sharedPki()
    home = temporaryDirectory()
    file = join(home, 'act.asice')
    trust = pemFile(...pki.trust)
    writeFileSync(file, await small(pki))
  })

  it('verify: every check in the language asked for; without its act.json being one, exit status 1', async () => {
    const { status, out } = await run('verify', file, '--trust', trust, '--lang', 'en')
    assert.equal(status, 1)
    assert.match(out, /FAIL The contents agree/)
    assert.match(out, /ok {3}A time stamp of a trusted authority stands over all signatures/)
    assert.match(out, /internal: the time authority of the emulator itself/)
    assert.match(out, /THE ACT DOES NOT HOLD\n$/)
    const { out: kazakh } = await run('verify', file, '--trust', trust, '--lang', 'kk')
    assert.match(kazakh, /АКТ ДҰРЫС ЕМЕС\n$/)
  })

  it('verify --json: the verdict as one object; a folder of certificates is trust too', async () => {
    const { out } = await run('verify', file, '--trust', pki.trustDirectory, '--json')
    const told = JSON.parse(out) as { result: string; checks: { check: string; verdict: string }[] }
    assert.equal(told.result, 'fail')
    const wrong = told.checks.filter(({ verdict }) => verdict === 'fail')
    assert.deepEqual(new Set(wrong.map(({ check }) => check)), new Set(['facts']))
  })

  it('prepare-signature, add-signature: the signature of the organisation stands in the act', async () => {
    const [manifest, signature, signed] = ['m.xml', 's.p7s', 'signed.asice'].map((name) =>
      join(home, name),
    ) as [string, string, string]
    const prepared = await run('prepare-signature', file, '--out', manifest)
    assert.equal(prepared.status, 0)
    writeFileSync(signature, await sealBy(pki.initiator, () => NOW)(readFileSync(manifest)))
    const options = ['--signature', signature, '--out', signed, '--data', await dataFolder()]
    assert.equal((await run('add-signature', file, ...options)).status, 0)
    const { out } = await run('verify', signed, '--trust', trust, '--json')
    const { signers } = JSON.parse(out) as { signers: { fingerprint: string }[] }
    assert.equal(signers[1]?.fingerprint, pki.initiator.certificate.fingerprint)
    writeFileSync(signature, await sealBy(pki.initiator, () => NOW)(Buffer.from('other')))
    const refused = await run('add-signature', file, ...options)
    assert.equal(refused.status, 1)
    assert.match(refused.err, /SIGNATURE_OF_OTHER/)
  })

  it('add-signature: a stamp of another emulator than the act’s is told, and whose CA it needs', async () => {
    const options = ['--data', await dataFolder()]
    for (const [ca, said] of [
      [pki.root.certificate, /^$/],
      [pki.tsa.certificate, /another emulator than the act's: who verifies needs .*ca\.pem too/],
    ] as const) {
      const bytes = readFileSync(pemFile(ca))
      const act = await makeContainer([...data, { name: 'trust/ca.pem', bytes }], makersOf(pki))
      const [given, cms, out] = ['of.asice', 'of.p7s', 'of-signed.asice'].map((name) =>
        join(home, name),
      ) as [string, string, string]
      writeFileSync(given, act)
      writeFileSync(cms, await sealBy(pki.initiator, () => NOW)(prepareSignature(act).manifest))
      const ran = await run('add-signature', given, '--signature', cms, '--out', out, ...options)
      assert.equal(ran.status, 0)
      assert.match(ran.err, said)
    }
  })

  it('add-signature: a folder without a test authority gets none, and the act no stamp that leads nowhere', async () => {
    const [signature, signed, data] = ['t.p7s', 'nowhere.asice', 'elsewhere'].map((name) =>
      join(home, name),
    ) as [string, string, string]
    const { manifest } = prepareSignature(readFileSync(file))
    writeFileSync(signature, await sealBy(pki.initiator, () => NOW)(manifest))
    const options = ['--signature', signature, '--out', signed, '--data', data]
    const refused = await run('add-signature', file, ...options)
    assert.equal(refused.status, 1)
    assert.match(refused.err, /PKI_ABSENT: .*--data/)
    assert.deepEqual([existsSync(signed), existsSync(data)], [false, false])
  })

  const wrong: Readonly<Record<string, readonly [string[], RegExp]>> = {
    'no command': [[], /shep act takes verify, prepare-signature, add-signature/],
    'no file': [['verify'], /takes one file/],
    'no trust: it is never taken from the act': [['verify', 'FILE'], /--trust is needed/],
    'a trust that is not there': [['verify', 'FILE', '--trust', '/none'], /no such file/],
    'an act that is not there': [['verify', '/none', '--trust', 'TRUST'], /cannot be read/],
    'an option of another': [['verify', 'FILE', '--out', 'x'], /has no --out/],
    'a language nobody speaks': [
      ['verify', 'FILE', '--trust', 'TRUST', '--lang', 'fr'],
      /ru \| kk \| en/,
    ],
  }
  for (const [title, [args, words]] of Object.entries(wrong))
    it(`${title} is wrong usage`, async () => {
      const given = args.map((one) => ({ FILE: file, TRUST: trust })[one] ?? one)
      await assert.rejects(run(...given), { name: 'Usage', message: words })
    })

  it('a trust without certificates is named', async () => {
    await assert.rejects(run('verify', file, '--trust', file), /cannot be read as certificates/)
  })
})
