import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pki as pkiCommand } from '../../src/cli/pki.ts'
import { ensureTestPki } from '../../src/eds/authority/test-pki.ts'
import { certificatesIn } from '../../src/eds/certificate.ts'
import { judgeCertificate } from '../../src/eds/chain.ts'
import { findEntry } from '../../src/eds/revocation/crl-entries.ts'
import { openCrl } from '../../src/eds/revocation/crl-verify.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { dataFolder } from '../support/emulator.ts'
import { shepHere } from '../support/here.ts'

interface View {
  readonly serial: string
  readonly fingerprint: string
  readonly files: readonly string[]
}

describe('shep pki', () => {
  let data: string
  before(async () => {
    data = await dataFolder()
  })

  const pki = (...args: string[]) => shepHere(pkiCommand, [...args, '--data', data])
  const asked = async (...args: string[]) => {
    const { status, out, err } = await pki(...args, '--json')
    assert.deepEqual([status, err], [0, ''])
    return JSON.parse(out) as unknown
  }

  it('issues, revokes, lists and writes the list; a running emulator would read the same files', async () => {
    const path = join(temporaryDirectory(), 'client', 'gost')
    const order = ['--profile', 'signer', '--kind', 'gost-2015', '--bin', '991240000023']
    const issued = (await asked('issue', ...order, '--out', path)) as View
    assert.deepEqual(issued.files, [`${path}.key.pem`, `${path}.cer.pem`, `${path}.p12`])
    for (const file of issued.files) assert.ok(existsSync(file), file)
    const [certificate] = certificatesIn(readFileSync(`${path}.cer.pem`))
    assert.ok(certificate?.bin === '991240000023')
    const found = await ensureTestPki(join(data, 'pki'), () => new Date())
    const { checks } = judgeCertificate(certificate, found.trust, new Date())
    assert.ok(checks.every(({ verdict }) => verdict === 'pass'))
    await asked('revoke', '--serial', issued.serial, '--reason', 'superseded')
    const list = (await asked('list')) as { fingerprint: string; revoked?: { reason: string } }[]
    const row = list.find(({ fingerprint }) => fingerprint === issued.fingerprint)
    assert.equal(row?.revoked?.reason, 'superseded')
    const file = join(data, 'list.crl')
    await asked('crl', 'gost-2015-issuing', '--out', file)
    const crl = openCrl(readFileSync(file), found.trust)
    assert.equal(findEntry(crl.entries, certificate.serial)?.reason, 'superseded')
    const again = await pki('revoke', '--fingerprint', issued.fingerprint)
    assert.deepEqual([again.status, again.out], [1, ''])
    assert.match(again.err, /PKI_REVOKED_ALREADY/)
  })

  it('list, revoke and crl make no authority in a wrong folder, but name the folder', async () => {
    const wrong = join(temporaryDirectory(), 'wrong')
    for (const asked of [['list'], ['revoke', '--serial', '1'], ['crl', 'issuing']]) {
      const { status, err } = await shepHere(pkiCommand, [...asked, '--data', wrong])
      assert.equal(status, 1)
      assert.match(err, /PKI_ABSENT: .*--data[\s\S]*wrong/)
      assert.ok(!existsSync(wrong), asked[0])
    }
  })

  it('init makes GOST-2004 when it is asked for', async () => {
    const said = (await asked('init', '--kind', 'gost-2004')) as { cas: string[] }
    assert.ok(said.cas.includes('gost-2004-issuing'))
  })

  const wrong: Readonly<Record<string, readonly [readonly string[], number, RegExp]>> = {
    'no command': [[], 2, /shep pki takes init, issue/],
    'another command': [['toString'], 2, /shep pki takes/],
    'a word too many': [['list', 'all'], 2, /a word too many/],
    'no profile': [['issue'], 2, /field: profile/],
    'a wrong BIN': [['issue', '--profile', 'head', '--bin', '1'], 2, /field: bin/],
    'no such CA': [['crl', 'other'], 2, /a CA is expected: root, issuing/],
    'a certificate of nobody': [['revoke', '--serial', '5'], 1, /PKI_CERTIFICATE_UNKNOWN/],
  }
  for (const [what, [args, status, said]] of Object.entries(wrong))
    it(`${what}: exit status ${status}, named, without a stack`, async () => {
      const ended = await pki(...args)
      assert.deepEqual([ended.status, ended.out], [status, ''])
      assert.match(ended.err, said)
      assert.doesNotMatch(ended.err, /\n +at /)
    })
})
