import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Flaw, flaws, issueOrdered } from '../../../src/eds/authority/flaws.ts'
import { ensureTestPki, type TestPki } from '../../../src/eds/authority/test-pki.ts'
import { judgeCertificate } from '../../../src/eds/chain.ts'
import { NOW, sharedPki, temporaryDirectory } from '../support.ts'

describe('eds/authority/flaws', () => {
  let pki: TestPki
  before(async () => {
    const directory = temporaryDirectory()
    cpSync(dirname((await sharedPki()).trustDirectory), directory, { recursive: true })
    pki = await ensureTestPki(directory, () => NOW)
  })

  /** A certificate of an organisation's head, in GOST: those keys are made in no time. */
  const issue = async (flaw?: Flaw) => {
    const order = { profile: 'head', kind: 'gost-2015', identity: { bin: '991240000013' } } as const
    const { certificate } = await issueOrdered(pki, { ...order, ...(flaw && { flaw }) })
    const { checks } = judgeCertificate(certificate, pki.trust, NOW)
    const failed = checks.flatMap(({ verdict, fault }) => (verdict === 'pass' ? [] : [fault]))
    const revoked = await pki.register.revocation('gost-2015-issuing', certificate.serial)
    const kept = await pki.register.hasIssued('gost-2015-issuing', certificate.serial)
    return { certificate, failed, revoked, kept }
  }

  it('without a flaw nothing is wrong, and it is in the register', async () => {
    const { certificate, failed, revoked, kept } = await issue()
    assert.deepEqual(
      [failed, revoked, kept, certificate.bin],
      [[], undefined, true, '991240000013'],
    )
    assert.ok(certificate.extendedKeyUsage.includes('1.2.398.3.3.4.1.2.1'))
    assert.ok(certificate.keyUsage?.has('keyAgreement'), 'GOST-2015 holders have it')
  })

  const broken = {
    expired: 'CERTIFICATE_EXPIRED',
    'not-yet-valid': 'CERTIFICATE_NOT_YET_VALID',
    'look-alike': 'CERTIFICATE_UNTRUSTED',
  } as const
  for (const [flaw, fault] of Object.entries(broken))
    it(`${flaw} is refused with ${fault} and nothing else`, async () => {
      const { failed, kept } = await issue(flaw as Flaw)
      assert.deepEqual(failed, [fault])
      assert.equal(kept, flaw !== 'look-alike', 'what another issued is not ours to keep')
    })

  it('revoked: good in itself, and the register says since when', async () => {
    const { failed, revoked } = await issue('revoked')
    assert.deepEqual([failed, revoked?.since, revoked?.reason], [[], NOW, 'unspecified'])
  })

  it('auth-only: may not stand for a signature', async () => {
    const { certificate } = await issue('auth-only')
    assert.deepEqual([...(certificate.keyUsage ?? [])], ['digitalSignature', 'keyEncipherment'])
    assert.equal(certificate.extendedKeyUsage[0], '1.3.6.1.5.5.7.3.2')
  })

  it('wrong-bin: the BIN of another organisation', async () => {
    assert.equal((await issue('wrong-bin')).certificate.bin, '991240000023')
  })

  it('every flaw has its test here, and a text', () => {
    const tested = [...Object.keys(broken), 'revoked', 'auth-only', 'wrong-bin']
    assert.deepEqual(new Set(Object.keys(flaws)), new Set(tested))
    for (const { text } of Object.values(flaws)) assert.ok(text.length > 10)
  })
})
