import assert from 'node:assert/strict'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { DAY } from '../../src/eds/authority/validity.ts'
import { judgeCertificate } from '../../src/eds/chain.ts'
import { brokenLink } from '../../src/eds/chain-links.ts'
import { type Case, makeCases } from './chain-cases.ts'
import { later, NOW, needsOpenssl, openssl, pemFile, sharedPki } from './support.ts'

const UNTRUSTED = 'CERTIFICATE_UNTRUSTED'
const EXPIRED = 'CERTIFICATE_EXPIRED'
const EARLY = 'CERTIFICATE_NOT_YET_VALID'
const USAGE = 'CERTIFICATE_USAGE'

/** What each case is, and the refusals it must meet, in the order of W-25, W-26, W-27; `openssl` says whether it must agree. */
const expected: Readonly<
  Record<string, { faults: readonly string[]; openssl?: boolean; says?: RegExp }>
> = {
  'a good certificate': { faults: [], openssl: true },
  'a good certificate, with only the issuing CA trusted': { faults: [] },
  'a good certificate, without keyUsage': { faults: [], openssl: true },
  'a key of a kind unknown here': { faults: [], openssl: true },
  'a renewed CA beside the old one': { faults: [], openssl: true },
  'two CAs that issued each other': { faults: [] },
  'an older root of the same name beside the issuing CA': { faults: [] },
  'itself trusted, self-signed': { faults: [], openssl: true },
  'self-signed': { faults: [UNTRUSTED], openssl: true, says: /нет среди доверенных/ },
  'nobody trusted': { faults: [UNTRUSTED], openssl: true, says: /нет среди доверенных/ },
  'the issuing CA missing': { faults: [UNTRUSTED], openssl: true, says: /нет среди доверенных/ },
  'a look-alike authority': { faults: [UNTRUSTED], openssl: true, says: /не сделана ключом/ },
  'a signature changed': { faults: [UNTRUSTED], openssl: true, says: /не сделана ключом/ },
  'a signature of a forbidden algorithm': {
    faults: [UNTRUSTED],
    says: /1\.2\.840\.113549\.1\.1\.5/,
  },
  'an authority with a key of a kind unknown here': { faults: [UNTRUSTED], says: /неизвестен/ },
  'issued by one who is no CA': { faults: [UNTRUSTED], openssl: true, says: /basicConstraints/ },
  'issued by a CA without keyCertSign': { faults: [UNTRUSTED], openssl: true, says: /keyUsage/ },
  'a CA too many for pathLength': { faults: [UNTRUSTED], openssl: true, says: /pathLength/ },
  'an unknown critical extension': { faults: [UNTRUSTED], openssl: true, says: /1\.2\.3\.4/ },
  'an unknown critical extension of the CA': { faults: [UNTRUSTED], says: /1\.2\.3\.4/ },
  'a key of 1024 bits': { faults: [UNTRUSTED], openssl: true, says: /1024/ },
  'nine CAs in a row': { faults: [UNTRUSTED], says: /слишком длинная/ },
  expired: { faults: [EXPIRED], openssl: true },
  'not valid yet': { faults: [EARLY], openssl: true },
  'an expired root': { faults: [EXPIRED], openssl: true },
  'not for signing': { faults: [USAGE] },
  'everything at once': { faults: [UNTRUSTED, EXPIRED, USAGE], openssl: true },
}

describe('eds/chain (RFC 5280 6.1)', () => {
  let pki: TestPki
  let cases: ReadonlyMap<string, Case>
  before(async () => {
    pki = await sharedPki()
    cases = await makeCases(pki)
  })

  const caseOf = (name: string): Case => {
    const found = cases.get(name)
    if (found === undefined) throw new Error(`no case "${name}"`)
    return found
  }

  it('every case is expected, and every expectation has its case', () => {
    assert.deepEqual(new Set(cases.keys()), new Set(Object.keys(expected)))
  })

  for (const [name, { faults, says }] of Object.entries(expected)) {
    it(`W-25, W-26, W-27: ${name} → ${faults.join(', ') || 'good'}`, () => {
      const { leaf, trust } = caseOf(name)
      const { checks } = judgeCertificate(leaf, trust, NOW)
      assert.deepEqual(
        checks.map(({ rule }) => rule),
        ['W-25', 'W-26', 'W-27'],
      )
      assert.deepEqual(
        checks.flatMap(({ fault }) => fault ?? []),
        faults,
      )
      for (const { verdict, fault, expected: wanted, actual } of checks) {
        assert.equal(verdict, fault === undefined ? 'pass' : 'fail')
        assert.ok(wanted && actual)
      }
      if (says) assert.match(checks[0]?.actual ?? '', says)
    })
  }

  for (const [name, { faults, openssl: agrees }] of Object.entries(expected)) {
    if (!agrees) continue
    it(`openssl verify says the same: ${name}`, function () {
      needsOpenssl.call(this)
      const { leaf, trust } = caseOf(name)
      const anchors = trust.length > 0 ? ['-CAfile', pemFile(...trust)] : ['-no-CAfile']
      const time = String(Math.floor(NOW.getTime() / 1000))
      const verdict = openssl(
        'verify',
        '-no-CApath',
        '-auth_level',
        '2',
        '-attime',
        time,
        ...anchors,
        pemFile(leaf),
      )
      assert.equal(/: OK\s*$/.test(verdict), faults.length === 0, verdict)
    })
  }

  it('the path goes from the leaf to the root, and ends before the link that broke', () => {
    const path = (name: string) => {
      const { leaf, trust } = caseOf(name)
      return judgeCertificate(leaf, trust, NOW).path.map(({ serial }) => serial)
    }
    const { leaf } = caseOf('a good certificate')
    const [root, issuing] = [pki.root.certificate.serial, pki.issuing.certificate.serial]
    assert.deepEqual(path('a good certificate'), [leaf.serial, issuing, root])
    assert.equal(path('a look-alike authority').length, 1)
  })

  it('W-26: valid from the first moment through the last', () => {
    const { leaf, trust } = caseOf('a good certificate')
    const rows = [
      [later(leaf.notBefore, -1), 'fail'],
      [leaf.notBefore, 'pass'],
      [leaf.notAfter, 'pass'],
      [later(leaf.notAfter, 1), 'fail'],
    ] as const
    for (const [at, verdict] of rows) {
      assert.equal(judgeCertificate(leaf, trust, at).checks[1]?.verdict, verdict, at.toISOString())
    }
  })

  it('goodUntil is the next moment at which a date may change the verdict', () => {
    const { leaf, trust } = caseOf('a good certificate')
    const until = (at: Date) => judgeCertificate(leaf, trust, at).goodUntil
    const begin = pki.root.certificate.notBefore
    assert.deepEqual(until(later(begin, -DAY)), begin)
    assert.deepEqual(until(NOW), leaf.notAfter)
    assert.deepEqual(until(later(leaf.notAfter, 1)), pki.issuing.certificate.notAfter)
    assert.ok(until(new Date('2100-01-01')) > new Date('9000-01-01'))
  })

  it('a link between other names is broken, whatever its signature', () => {
    const link = { subject: pki.initiator.certificate, issuer: pki.root.certificate, below: 0 }
    assert.match(brokenLink(link) ?? '', /издатель/)
  })
})
