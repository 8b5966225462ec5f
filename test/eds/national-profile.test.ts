import assert from 'node:assert/strict'
import { type IssueRequest, issueFor } from '../../src/eds/authority/issue-for.ts'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { judgeNationalProfile, nationalProfileOf } from '../../src/eds/national-profile.ts'
import { nationalPolicies, nationalRole, nationalRoles } from '../../src/eds/national-roles.ts'
import { sharedPki } from './support.ts'

describe('eds/national-profile (W-45…W-49)', () => {
  let pki: TestPki
  before(async () => {
    pki = await sharedPki()
  })

  const issued = async (request: Partial<IssueRequest> = {}) =>
    (await issueFor(pki, { profile: 'person', sameKeyAs: pki.person, ...request })).certificate

  it('says who the holder is', async () => {
    const employee = nationalProfileOf(await issued({ profile: 'employee' }))
    assert.deepEqual(
      employee.roles.map(({ en }) => en),
      ['legal entity', 'employee'],
    )
    assert.equal(employee.holder, 'organisation')
    assert.deepEqual([employee.iin, employee.bin], ['991231500016', '991240000013'])
    assert.deepEqual([employee.surname, employee.patronymic], ['ТЕСТОВ', 'ТЕСТОВИЧ'])
    assert.match(employee.organisation ?? '', /^ТОО/)
    assert.deepEqual(employee.policies, ['1.2.398.3.3.2'])
    const system = nationalProfileOf(pki.initiator.certificate)
    assert.equal(system.holder, 'system')
    assert.equal(system.iin, undefined)
    assert.equal(nationalProfileOf(pki.person.certificate).holder, 'person')
  })

  it('a certificate of the profile keeps every clause of it', () => {
    for (const { certificate } of [pki.person, pki.initiator]) {
      const checks = judgeNationalProfile(certificate)
      assert.deepEqual(
        checks.map(({ rule }) => rule),
        ['W-45', 'W-46', 'W-47', 'W-48', 'W-49'],
      )
      assert.deepEqual(
        checks.flatMap(({ fault }) => fault ?? []),
        [],
      )
      assert.ok(checks.every(({ verdict }) => verdict === 'pass'))
    }
  })

  const LEGAL = '1.2.398.3.3.4.1.2'
  const cases: Readonly<Record<string, [fault: string, make: () => Partial<IssueRequest>]>> = {
    'no role': ['PROFILE_ROLE', () => ({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'] })],
    'another usage': ['PROFILE_USAGE', () => ({ keyUsage: ['nonRepudiation'] })],
    'a system with an IIN': [
      'PROFILE_SUBJECT',
      () => ({ extendedKeyUsage: [LEGAL, `${LEGAL}.6`] }),
    ],
    'an organisation without BIN': ['PROFILE_SUBJECT', () => ({ extendedKeyUsage: [LEGAL] })],
    'a number of its own': ['PROFILE_SERIAL', () => ({})],
  }
  for (const [name, [fault, make]] of Object.entries(cases)) {
    it(`${name}: advice ${fault}`, async () => {
      const checks = judgeNationalProfile(await issued(make()))
      const found = checks.filter((one) => one.fault === fault)
      assert.deepEqual(
        found.map(({ verdict }) => verdict),
        ['warn'],
      )
    })
  }

  it('a policy of nobody: advice PROFILE_POLICY', () => {
    const checks = judgeNationalProfile(pki.root.certificate)
    assert.ok(checks.some(({ fault }) => fault === 'PROFILE_POLICY'))
  })

  it('systems have numbers of their own; every role and policy has its three languages', () => {
    assert.equal(nationalRole('1.2.398.3.3.4.1.2.6.71')?.holder, 'system')
    assert.equal(nationalRole('1.2.398.3.3.4.1.2.60'), undefined)
    for (const { ru, kk, en } of [...nationalRoles.values(), ...nationalPolicies.values()]) {
      assert.equal(new Set([ru, kk, en]).size, 3)
    }
  })
})
