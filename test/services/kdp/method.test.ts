import assert from 'node:assert/strict'
import type { FaultCode } from '../../../src/contract/faults.ts'
import { methodOf, type Switches } from '../../../src/services/kdp/method.ts'
import { type Asked, ask, goodRequest } from './support.ts'

const plain: Switches = {
  omitSms: true,
  oneTimeCode: false,
  proactiveCode: undefined,
  basisCode: undefined,
  noConsent: false,
}

describe('the method of a request (kdp.md 3.1)', () => {
  const rows: readonly (readonly [Partial<Switches>, string])[] = [
    [{}, 'own'],
    [{ oneTimeCode: true }, 'own'],
    [{ proactiveCode: 'P' }, 'proactive'],
    [{ basisCode: 'ART9_1' }, 'protocol'],
    [{ noConsent: true }, 'protocol'],
    [{ omitSms: false }, '1414'],
    [{ omitSms: false, oneTimeCode: true }, 'sms'],
    [{ basisCode: 'ART9_1', noConsent: true }, 'protocol'],
  ]
  for (const [switches, method] of rows) {
    it(`${JSON.stringify(switches)} is ${method}`, () => {
      assert.equal(methodOf({ ...plain, ...switches }), method)
    })
  }

  const refused: readonly (readonly [Partial<Switches>, FaultCode, string])[] = [
    [{ proactiveCode: 'P', basisCode: 'ART9_1' }, 'METHOD_AMBIGUOUS', 'proactive, protocol'],
    [{ proactiveCode: 'P', noConsent: true }, 'METHOD_AMBIGUOUS', 'proactive, protocol'],
  ]
  for (const [switches, code, actual] of refused) {
    it(`${JSON.stringify(switches)} is refused with ${code}, and says ${actual}`, () => {
      assert.throws(
        () => methodOf({ ...plain, ...switches }),
        (fault: { code: string; detail: { checks: { actual: string; fault: string }[] } }) =>
          fault.code === code &&
          fault.detail.checks[0]?.actual === actual &&
          fault.detail.checks[0].fault === code,
      )
    })
  }
})

describe('the method of a whole request', () => {
  const change =
    (fields: Asked['fields'], claims: Record<string, unknown>) =>
    (asked: Asked): void => {
      Object.assign(asked.fields, fields)
      Object.assign(asked.claims ?? {}, claims)
    }
  const rows: readonly (readonly [string, string, (asked: Asked) => void, string])[] = [
    [
      'R-051',
      'the code as a claim',
      change({ 'proactive-code': undefined }, { pcode: 'P-100' }),
      'proactive',
    ],
    [
      'R-060',
      'the ground as a claim',
      change({ 'basis-code': undefined }, { basis: 'ART9_1' }),
      'protocol',
    ],
  ]
  for (const [rule, name, apply, method] of rows) {
    it(`${rule}: ${name} (Q-16): ${method}`, async () => {
      const asked = await goodRequest(method === 'proactive' ? 'proactive' : 'protocol')
      apply(asked)
      const { code, reply } = await ask(asked)
      assert.equal(code, undefined)
      assert.equal(reply?.notes?.['method'], method)
    })
  }

  it('R-051: the element counts where the claim says another code, with a warning', async () => {
    const asked = await goodRequest('proactive')
    change({}, { pcode: 'P-999' })(asked)
    const { code, reply } = await ask(asked)
    assert.equal(code, undefined)
    assert.deepEqual(reply?.notes?.['warnings'], [
      { code: 'CODE_TWICE', field: 'proactive-code', element: 'P-100', claim: 'P-999' },
    ])
  })
})
