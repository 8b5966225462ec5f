import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diagnoseRole } from '../../src/client/doctor/certificate.ts'
import {
  type DoctorCheckId,
  doctorCheckIds,
  doctorChecks,
  type Finding,
} from '../../src/client/doctor/checks.ts'
import { diagnoseRevocation } from '../../src/client/doctor/revocation.ts'
import { languageOf, languages, tell } from '../../src/client/doctor/words.ts'
import { type DoctorOptions, diagnose, resultOf } from '../../src/client/doctor.ts'
import type { Verdict } from '../../src/contract/verdict.ts'
import type { KeyKind } from '../../src/eds/algorithms/algorithm.ts'
import { keysOf } from '../../src/eds/algorithms/registry.ts'
import { issueOrdered } from '../../src/eds/authority/flaws.ts'
import { type Holder, pemOf } from '../../src/eds/authority/holder.ts'
import { issueCertificate, signerOf } from '../../src/eds/authority/issue.ts'
import { type IssueRequest, issueFor } from '../../src/eds/authority/issue-for.ts'
import { lookAlikeOf } from '../../src/eds/authority/look-alike.ts'
import { profiles } from '../../src/eds/authority/profiles.ts'
import type { PkiFaults } from '../../src/eds/authority/service-faults.ts'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { contextInside, contextPlain, sequence } from '../../src/eds/der-write.ts'
import { writePem } from '../../src/eds/pem.ts'
import { writePkcs12 } from '../../src/eds/pkcs12-write.ts'
import { later, NOW, sharedPki, temporaryDirectory } from '../eds/support.ts'
import { askApi } from '../support/http.ts'
import { served } from '../support/served.ts'

const DAY = 24 * 3_600_000

describe('client/doctor', () => {
  let pki: TestPki
  before(async () => {
    pki = await sharedPki()
  })

  const fileOf = ({ key, certificate }: Holder): Uint8Array =>
    writePkcs12({ key, chain: [certificate] }, 'secret', 'a')

  async function examine(key: Uint8Array, more: Partial<DoctorOptions> = {}): Promise<Finding[]> {
    const options = { password: 'secret', trust: [pki.trustDirectory], now: () => NOW }
    return diagnose({ key, ...options, ...more })
  }

  const verdictOf = (findings: readonly Finding[], id: DoctorCheckId): Verdict | undefined =>
    findings.find((one) => one.id === id)?.verdict

  const issued = (
    request: Omit<IssueRequest, 'profile'>,
    profile: IssueRequest['profile'] = 'system',
  ) => issueFor(pki, { profile, sameKeyAs: pki.initiator, ...request })

  it('a good key: every check once, in order; what nobody asked about is told so', async () => {
    const findings = await examine(fileOf(pki.initiator))
    assert.deepEqual(
      findings.map(({ id }) => id),
      doctorCheckIds,
    )
    const unasked = ['DOC-07', 'DOC-10', 'DOC-11', 'DOC-12', 'DOC-13', 'DOC-14']
    for (const { id, verdict } of findings)
      assert.equal(verdict, unasked.includes(id) ? 'not-applicable' : 'pass', id)
    assert.equal(resultOf(findings), 'yes')
  })

  it('a GOST key is as good', async () => {
    const findings = await examine(
      fileOf(await issueFor(pki, { profile: 'system', keyKind: 'gost-2015' })),
    )
    assert.equal(resultOf(findings), 'yes')
  })

  describe('each check finds what it is for', () => {
    const broken: Readonly<
      Record<string, readonly [DoctorCheckId, Verdict, () => Promise<Finding[]>]>
    > = {
      'a wrong password': [
        'DOC-01',
        'fail',
        () => examine(fileOf(pki.initiator), { password: 'x' }),
      ],
      'no key file at all': ['DOC-01', 'fail', () => examine(Buffer.from('words'))],
      'a certificate of another key': [
        'DOC-02',
        'fail',
        () => examine(fileOf({ ...pki.initiator, certificate: pki.person.certificate })),
      ],
      'a key whose halves do not belong together': ['DOC-02', 'fail', () => examine(halves())],
      'a short RSA key': [
        'DOC-03',
        'fail',
        async () => examine(fileOf(await issueFor(pki, { profile: 'system', bits: 1024 }))),
      ],
      'an expired certificate': [
        'DOC-04',
        'fail',
        async () => examine(fileOf(await issued({ notAfter: later(NOW, -DAY) }))),
      ],
      'a certificate that is not valid yet': [
        'DOC-04',
        'fail',
        async () => examine(fileOf(await issued({ notBefore: later(NOW, DAY) }))),
      ],
      'a certificate that ends in a week': [
        'DOC-04',
        'warn',
        async () => examine(fileOf(await issued({ notAfter: later(NOW, 7 * DAY) }))),
      ],
      'a key for encryption': [
        'DOC-05',
        'fail',
        async () => examine(fileOf(await issued({ keyUsage: ['keyEncipherment'] }))),
      ],
      'the key of a person': ['DOC-06', 'fail', () => examine(fileOf(pki.person))],
      'the key of an employee': [
        'DOC-06',
        'warn',
        async () => examine(fileOf(await issued({}, 'employee'))),
      ],
      'the BIN of somebody else': [
        'DOC-07',
        'fail',
        () => examine(fileOf(pki.initiator), { bin: '991240000023' }),
      ],
      'an issuer that nobody calls TEST': ['DOC-08', 'warn', productionLike],
      'an issuer that only looks like ours': [
        'DOC-09',
        'fail',
        async () => {
          const { issuing } = await lookAlikeOf(pki)
          return examine(fileOf(await issued({ issuer: issuing })))
        },
      ],
      'no trust folder': [
        'DOC-09',
        'untestable',
        () => examine(fileOf(pki.initiator), { trust: [] }),
      ],
      'a gateway that is not there': [
        'DOC-12',
        'fail',
        () => examine(fileOf(pki.initiator), { url: 'http://127.0.0.1:1' }),
      ],
    }
    for (const [title, [id, verdict, run]] of Object.entries(broken))
      it(`${title}: ${id} ${verdict}`, async () => {
        const findings = await run()
        assert.equal(verdictOf(findings, id), verdict, JSON.stringify(findings))
        const expected = { fail: 'no', warn: 'yes', untestable: 'unknown' }[verdict as 'fail']
        assert.equal(resultOf(findings), expected)
      })

    /** PKCS#8 of RSA whose private exponent is another: it opens, and signs what its own public half refuses. */
    function halves(): Uint8Array {
      const { key, certificate } = pki.initiator
      const pkcs8 = Buffer.from(keysOf(key.kind).writePrivate(key))
      const { d = '', dp = '' } = key.native?.export({ format: 'jwk' }) ?? {}
      for (const part of [d, dp]) {
        const at = pkcs8.indexOf(Buffer.from(part, 'base64url')) + 16
        pkcs8.fill(0x5a, at, at + 8)
      }
      return Buffer.from(writePem('PRIVATE KEY', pkcs8) + pemOf([certificate]))
    }

    async function productionLike(): Promise<Finding[]> {
      const { key, certificate } = pki.root
      const root = await issueCertificate({
        profile: profiles.root,
        subject: [['CN', 'Authority']],
        publicKey: certificate.spki,
        signer: signerOf(key),
        notBefore: certificate.notBefore,
        notAfter: certificate.notAfter,
      })
      const trust = temporaryDirectory()
      writeFileSync(join(trust, 'root.pem'), pemOf([root]))
      const issuer = { certificate: root, key, issuers: [] }
      return examine(fileOf(await issued({ issuer })), { trust: [trust] })
    }
  })

  it('DOC-06: a CA and a role of nobody; a certificate without roles is only warned of', () => {
    const of = (extendedKeyUsage: string[], isCa = false) =>
      diagnoseRole({ ...pki.initiator.certificate, extendedKeyUsage, isCa }).verdict
    assert.deepEqual(
      [
        of([], true),
        of(['1.3.6.1.5.5.7.3.8']),
        of([]),
        of(['1.2.398.3.3.4.1.2.1']),
        of(['1.2.398.3.3.4.1.20']),
      ],
      ['fail', 'fail', 'warn', 'warn', 'fail'],
    )
  })

  describe('over a running emulator', () => {
    const { emulator, url } = served()

    const asked = (more: Partial<DoctorOptions>) =>
      examine(fileOf(pki.initiator), { url: url(), now: () => new Date(), ...more })

    it('the demo participant: reached, the clock agrees, BIN and certificate are registered', async () => {
      const findings = await asked({ sender: emulator().demo.senderId })
      for (const id of ['DOC-07', 'DOC-12', 'DOC-13', 'DOC-14'] as const)
        assert.equal(verdictOf(findings, id), 'pass', JSON.stringify(findings))
    })

    it('an unknown sender, and a certificate that is not registered: DOC-14', async () => {
      assert.equal(verdictOf(await asked({ sender: 'nobody' }), 'DOC-14'), 'fail')
      const { senderId: sender } = emulator().demo
      const other = await examine(fileOf(pki.person), { url: url(), sender })
      assert.equal(verdictOf(other, 'DOC-14'), 'fail')
      assert.equal(verdictOf(other, 'DOC-07'), 'fail')
    })

    it('a certificate that was retired: DOC-14', async () => {
      const { senderId: sender } = emulator().demo
      const { fingerprint } = pki.initiator.certificate
      await emulator().control.retireCertificate(sender, fingerprint, 'transport')
      assert.equal(verdictOf(await asked({ sender }), 'DOC-14'), 'fail')
    })

    it('a clock that is wrong: DOC-13 warns of a minute, and fails at ten', async () => {
      const at = (offset: number) => asked({ now: () => later(new Date(), offset) })
      assert.equal(verdictOf(await at(60_000), 'DOC-13'), 'warn')
      assert.equal(verdictOf(await at(-600_000), 'DOC-13'), 'fail')
    })
  })

  describe('DOC-10, DOC-11: what a running authority says of the certificate', () => {
    const { emulator, url } = served()

    const order = (kind: KeyKind, flaw?: 'revoked', at = url()) =>
      issueOrdered(emulator().pki, {
        profile: 'system',
        kind,
        identity: {},
        url: at,
        ...(flaw && { flaw, reason: 'keyCompromise' }),
      })
    const told = async (holder: Holder, more: Partial<DoctorOptions> = {}) => {
      const findings = await examine(fileOf(holder), more)
      return findings.filter(({ id }) => id === 'DOC-10' || id === 'DOC-11')
    }
    const verdicts = async (holder: Holder, more: Partial<DoctorOptions> = {}) =>
      (await told(holder, more)).map(({ verdict, fault }) => [verdict, fault ?? '-'].join(' '))
    const faulty = async (faults: Partial<PkiFaults>, holder: Holder) => {
      await askApi(`${url()}/api/v1/pki/faults`, 'PUT', faults)
      try {
        return await verdicts(holder)
      } finally {
        await askApi(`${url()}/api/v1/pki/faults`, 'PUT', {})
      }
    }

    for (const kind of ['rsa', 'gost-2015'] as const) {
      it(`${kind}: good by both`, async () => {
        const [ocsp, crl] = await told(await order(kind))
        assert.deepEqual([ocsp?.verdict, crl?.verdict], ['pass', 'pass'], JSON.stringify(ocsp))
        assert.match(ocsp?.actual ?? '', /^OCSP http.*: good \(2026-11-23T05/)
        assert.match(crl?.actual ?? '', /^CRL № \d+ http.*: good \(2026/)
      })

      it(`${kind}: revoked by both, with the date and the reason`, async () => {
        for (const { verdict, fault, actual } of await told(await order(kind, 'revoked'))) {
          assert.deepEqual([verdict, fault], ['fail', 'CERTIFICATE_REVOKED'])
          assert.match(actual ?? '', /: revoked 2026-11-23T05:00:00\.000Z keyCompromise/)
        }
      })
    }

    it('a number that the authority never gave', async () => {
      const stranger = await issued({ url: url() })
      assert.deepEqual(await verdicts(stranger), ['fail CERTIFICATE_STATUS_UNKNOWN', 'pass -'])
    })

    it('answers that are worth nothing', async () => {
      const holder = await order('rsa')
      const cases: readonly [Partial<PkiFaults>, readonly string[]][] = [
        [
          { ocsp: 'down', crl: 'down' },
          ['fail REVOCATION_UNAVAILABLE', 'fail REVOCATION_UNAVAILABLE'],
        ],
        [{ ocsp: 'try-later', crl: 'stale' }, ['fail OCSP_REFUSED', 'fail REVOCATION_STALE']],
        [{ ocsp: 'wrong-responder' }, ['fail REVOCATION_SIGNER', 'pass -']],
      ]
      for (const [faults, expected] of cases)
        assert.deepEqual(await faulty(faults, holder), expected)
    })

    it('an address that has neither (404) is no pass', async () => {
      const lost = await order('rsa', undefined, `${url()}/elsewhere`)
      assert.deepEqual(await verdicts(lost), Array(2).fill('fail REVOCATION_UNAVAILABLE'))
    })

    it('a full list without its delta is a warning that names the address', async () => {
      const { certificate, ...holder } = await order('rsa')
      const { extensionValues } = certificate
      const delta = `${url()}/pki/crl/none-delta.crl`
      const point = sequence(
        sequence(contextInside(0, contextInside(0, contextPlain(6, Buffer.from(delta))))),
      )
      const changed = new Map(extensionValues).set('2.5.29.46', point)
      const findings = await diagnoseRevocation({
        certificate: { ...certificate, extensionValues: changed },
        issuer: holder.issuers[0],
        now: () => NOW,
      })
      const crl = findings.find(({ id }) => id === 'DOC-11')
      assert.equal(crl?.verdict, 'warn')
      assert.match(crl?.actual ?? '', /none-delta\.crl: HTTP 404/)
    })

    it('offline, and without the issuer in the trust folder, nothing can be told', async () => {
      const offline = await order('rsa', undefined, 'http://127.0.0.1:1')
      assert.deepEqual(await verdicts(offline), Array(2).fill('untestable REVOCATION_UNAVAILABLE'))
      const holder = await order('rsa')
      const unknown = await verdicts(holder, { trust: [temporaryDirectory()] })
      assert.deepEqual(unknown, Array(2).fill('untestable CERTIFICATE_UNTRUSTED'))
    })
  })

  describe('words', () => {
    it('three languages for everything, and none is another', () => {
      for (const id of doctorCheckIds)
        for (const part of ['title', 'expected', 'advice'] as const) {
          const { ru, kk, en } = doctorChecks[id][part]
          assert.equal(new Set([ru, kk, en]).size, 3, `${id} ${part}`)
          assert.match(ru + kk, /\p{Script=Cyrillic}/u)
          assert.doesNotMatch(en, /\p{Script=Cyrillic}/u)
        }
    })

    it('a failure has its reason and its advice in the language asked; a pass has no advice', () => {
      const failed = { id: 'DOC-01', verdict: 'fail', fault: 'KEY_PASSWORD_WRONG' } as const
      const [ru, kk, en] = languages.map((language) => tell(failed, language))
      assert.match(ru?.actual ?? '', /KEY_PASSWORD_WRONG: Пароль не подходит/)
      assert.match(kk?.advice ?? '', /құпиясөзді тексеріңіз/)
      assert.match(en?.advice ?? '', /^Check file and password/)
      assert.equal(tell({ id: 'DOC-04', verdict: 'pass' }, 'ru').advice, undefined)
    })

    it('the language of a locale', () => {
      const of = ['kk_KZ.UTF-8', 'en_US', 'C', '', 'ru_RU'].map(languageOf)
      assert.deepEqual(of, ['kk', 'en', 'ru', 'ru', 'ru'])
    })
  })
})
