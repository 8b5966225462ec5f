import assert from 'node:assert/strict'
import { application, NOW } from '../support.ts'
import { ask, claimsOf, goodRequest, seconds } from './support.ts'

describe('lifetimes of security tokens (TK-1…TK-5, Q-6)', () => {
  const own: readonly (readonly [string, number, boolean])[] = [
    ['1', 1, false],
    ['1500', 2, false],
    ['300000', 300, false],
    ['86400000', 86_400, false],
    ['86400001', 86_400, true],
    ['157680000000', 86_400, true],
  ]
  for (const [expiresIn, life, capped] of own) {
    it(`own, expiresIn ${expiresIn}: ${life} s${capped ? ', capped with a warning' : ''}`, async () => {
      const asked = await goodRequest('own')
      asked.fields['expiresIn'] = expiresIn
      const outcome = await ask(asked)
      assert.equal(claimsOf(outcome).exp, seconds(NOW) + life)
      const warning = { code: 'EXPIRES_IN_CAPPED', asked: expiresIn, used: '86400000' }
      assert.deepEqual(outcome.reply?.notes?.['warnings'], capped ? [warning] : [])
      assert.equal(outcome.checks.at(-1)?.verdict, capped ? 'warn' : 'pass')
    })
  }

  it('proactive: the period of the service, whatever was asked, not a part of a second more', async () => {
    const asked = await goodRequest('proactive')
    asked.applications = [application('proactive', { proactiveUntil: '2026-11-24T05:00:00.900Z' })]
    const outcome = await ask(asked)
    assert.equal(claimsOf(outcome).exp, Date.parse('2026-11-24T05:00:00Z') / 1000)
  })

  for (const [expiresIn, warned] of [
    ['900000', false],
    ['600000', true],
    ['86400000', true],
  ] as const) {
    it(`protocol, expiresIn ${expiresIn}: 15 minutes (R-066)${warned ? ', with a warning' : ''}`, async () => {
      const asked = await goodRequest('protocol')
      asked.fields['expiresIn'] = expiresIn
      const outcome = await ask(asked)
      assert.equal(claimsOf(outcome).exp, seconds(NOW) + 900)
      const warning = { code: 'EXPIRES_IN_IGNORED', asked: expiresIn, used: '900000' }
      assert.deepEqual(outcome.reply?.notes?.['warnings'], warned ? [warning] : [])
    })
  }

  it('begin at the whole second before the moment of the message', async () => {
    const asked = await goodRequest('protocol')
    asked.at = new Date(NOW.getTime() + 999)
    const { iat, nbf, exp } = claimsOf(await ask(asked))
    assert.deepEqual([iat, nbf, exp], [seconds(NOW), seconds(NOW), seconds(NOW) + 900])
  })
})
