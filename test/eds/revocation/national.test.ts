import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { certificatesIn } from '../../../src/eds/certificate.ts'
import { judgeCertificate } from '../../../src/eds/chain.ts'
import { judgeNationalProfile } from '../../../src/eds/national-profile.ts'
import { readPkcs12 } from '../../../src/eds/pkcs12.ts'
import { crlFinder } from '../../../src/eds/revocation/crl-finder.ts'
import { crlFile } from '../../../src/eds/revocation/crl-sources.ts'
import { revocationJudge } from '../../../src/eds/revocation/judge.ts'
import { NATIONAL_PASSWORD, nationalFile, needsShared } from '../../support/shared.ts'

describe('the list of the national test authority (SHEP_SHARED)', () => {
  before(needsShared)

  const at = new Date('2026-11-22T00:00:00Z')
  const clock = () => at
  const trust = () =>
    ['root_test_gost_2022.cer', 'nca_gost2022_test.cer'].flatMap((file) =>
      certificatesIn(readFileSync(nationalFile(file))),
    )
  const certificateIn = (file: string) =>
    readPkcs12(readFileSync(nationalFile(file)), NATIONAL_PASSWORD).certificates[0] ??
    assert.fail(file)

  const judged = async (file: string) => {
    const sources = [crlFile(nationalFile('nca_gost2022_test.crl'))]
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
