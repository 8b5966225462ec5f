import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { certificatesIn } from '../../../src/eds/certificate.ts'
import { judgeCertificate } from '../../../src/eds/chain.ts'
import { judgeNationalProfile } from '../../../src/eds/national-profile.ts'
import { readPkcs12 } from '../../../src/eds/pkcs12.ts'
import { crlFinder } from '../../../src/eds/revocation/crl-finder.ts'
import { crlFile } from '../../../src/eds/revocation/crl-sources.ts'
import { revocationJudge } from '../../../src/eds/revocation/judge.ts'

/** The shared corpora are no part of the project: SHEP_SHARED names their folder where they are. */
// biome-ignore lint/style/noProcessEnv: only a test, and only to find optional reference files
const shared = process.env['SHEP_SHARED']

describe('the list of the national test authority (SHEP_SHARED)', () => {
  before(function () {
    if (shared === undefined) this.skip()
  })

  const path = (file: string) => join(shared ?? '', 'corpora/kz-test-pki', file)
  const at = new Date('2026-11-22T00:00:00Z')
  const clock = () => at
  const trust = () =>
    ['root_test_gost_2022.cer', 'nca_gost2022_test.cer'].flatMap((file) =>
      certificatesIn(readFileSync(path(file))),
    )
  /** Open in the tests of those who published them. */
  const certificateIn = (file: string) =>
    readPkcs12(readFileSync(path(file)), 'Qwerty12').certificates[0] ?? assert.fail(file)

  const judged = async (file: string) => {
    const sources = [crlFile(path('nca_gost2022_test.crl'))]
    const find = crlFinder({ sources, trust: trust(), clock })
    const judge = revocationJudge({ find, clock, stale: 'refuse', unknownIssuer: 'refuse' })
    const chain = judgeCertificate(certificateIn(file), trust(), at)
    assert.deepEqual(
      chain.checks.map(({ verdict }) => verdict),
      ['pass', 'pass', 'pass'],
    )
    return judge(chain)
  }

  it('GOST, with NULL outside and none inside: verifies, and finds the revoked employee', async () => {
    const checks = await judged('legal_employee_revoked.p12')
    assert.deepEqual(
      checks.flatMap(({ fault }) => fault ?? []),
      ['CERTIFICATE_REVOKED'],
    )
    assert.match(checks[4]?.actual ?? '', /отозван 2026-05-08/)
  })

  it('the others are not revoked; the root of the authority has no list here, and that is told', async () => {
    for (const file of ['individual_valid.p12', 'legal_head_valid.p12']) {
      const checks = await judged(file)
      assert.deepEqual(
        checks.flatMap(({ fault }) => fault ?? []),
        [],
        file,
      )
      assert.match(checks[4]?.actual ?? '', /сертификат: не отозван; его УЦ: НЕ ПРОВЕРЯЛОСЬ/)
    }
  })

  it('real certificates keep the profile as it is read here', () => {
    for (const file of [
      'individual_valid.p12',
      'legal_head_valid.p12',
      'legal_employee_revoked.p12',
    ]) {
      const checks = judgeNationalProfile(certificateIn(file))
      assert.ok(
        checks.every(({ verdict }) => verdict === 'pass'),
        JSON.stringify(checks),
      )
    }
  })
})
