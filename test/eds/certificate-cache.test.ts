import assert from 'node:assert/strict'
import { ShepFault } from '../../src/contract/faults.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { DAY } from '../../src/eds/authority/validity.ts'
import { type CertificateJudge, createCertificateJudge } from '../../src/eds/certificate-cache.ts'
import { later, NOW, sharedPki } from './support.ts'

describe('eds/certificate-cache', () => {
  let pki: TestPki
  let now: Date
  let judge: CertificateJudge
  let text: string
  const make = (capacity: number) =>
    createCertificateJudge({ trust: pki.trust, clock: () => now, capacity })

  before(async () => {
    pki = await sharedPki()
    text = Buffer.from(pki.initiator.certificate.der).toString('base64')
  })
  beforeEach(() => {
    now = NOW
    judge = make(2)
  })

  const datesVerdict = () => judge(text).verdict.checks[1]?.verdict

  it('W-25…W-27: judges base64 and DER alike', () => {
    for (const form of [text, text.replace(/.{64}/g, '$&\r\n'), pki.initiator.certificate.der]) {
      const { certificate, verdict } = judge(form)
      assert.equal(certificate.fingerprint, pki.initiator.certificate.fingerprint)
      assert.deepEqual(
        verdict.checks.map((check) => check.verdict),
        ['pass', 'pass', 'pass'],
      )
    }
  })

  it('remembers a certificate by its exact text', () => {
    assert.equal(judge(`${text}`), judge(text.slice(0)))
    const changed = `${text.slice(0, -8)}AAAAAA==`
    assert.notEqual(judge(changed), judge(text))
    assert.equal(judge(changed).verdict.checks[0]?.verdict, 'fail')
  })

  it('W-26: judges again when a date has passed, without reading again', () => {
    const first = judge(text)
    now = first.verdict.goodUntil
    assert.equal(datesVerdict(), 'pass')
    now = later(first.verdict.goodUntil, 1)
    assert.equal(datesVerdict(), 'fail')
    assert.equal(judge(text).certificate, first.certificate)
  })

  it('W-26: judges again when the clock was set back', () => {
    assert.equal(datesVerdict(), 'pass')
    now = later(pki.initiator.certificate.notBefore, -DAY)
    assert.equal(datesVerdict(), 'fail')
  })

  it('forgets the one used longest ago', async () => {
    const more = await Promise.all(
      [1, 2].map(() => issueFor(pki, { profile: 'system', sameKeyAs: pki.initiator })),
    )
    const [one, two] = more.map(({ certificate }) =>
      Buffer.from(certificate.der).toString('base64'),
    )
    const kept = judge(text)
    const gone = judge(one ?? '')
    assert.equal(judge(text), kept)
    judge(two ?? '')
    assert.equal(judge(text), kept)
    assert.notEqual(judge(one ?? ''), gone)
  })

  it('W-21 refuses what is no certificate, and does not remember it', () => {
    const broken = ['', 'AAAA', `${text}!`, `=${text}`, text.slice(0, -400), 'A'.repeat(200_000)]
    for (const one of broken) {
      assert.throws(
        () => judge(one),
        (fault) => fault instanceof ShepFault && fault.code === 'CERTIFICATE_UNREADABLE',
      )
    }
    assert.equal(datesVerdict(), 'pass')
  })

  it('a hit costs microseconds', () => {
    const copies = Array.from({ length: 1000 }, (_, index) => `${index}|${text}`)
    const texts = copies.map((copy) => copy.slice(copy.indexOf('|') + 1))
    judge(text)
    // The best of five: in the others the machine may have had something else to do.
    const tries = [1, 2, 3, 4, 5].map(() => {
      const start = performance.now()
      for (const one of texts) judge(one)
      return ((performance.now() - start) * 1000) / texts.length
    })
    assert.ok(Math.min(...tries) < 100, `${tries} µs a hit`)
  })
})
