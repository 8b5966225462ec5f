import assert from 'node:assert/strict'
import { faults } from '../../../src/contract/faults.ts'
import { KDP_NAMESPACE } from '../../../src/services/kdp/answers.ts'
import { kdpKeysFor } from '../keys.ts'
import { fieldAt } from '../support.ts'
import { ask, claimsOf, goodRequest } from './support.ts'

describe('the answer of KDP_SERVICE (W-12)', () => {
  it('is qualified, typed, and wrapped at 76', async () => {
    const keys = await kdpKeysFor('RS256')
    const { data } = await ask(await goodRequest('own'), { keys })
    assert.equal(data.namespace, KDP_NAMESPACE)
    assert.equal(data.type, 'getUserDataResponse')
    assert.equal(data.qualified, true)
    assert.deepEqual(
      data.fields.map(({ name }) => name),
      ['status', 'code', 'public-key'],
    )
    for (const name of ['code', 'public-key']) {
      const lines = (fieldAt(data, name) ?? '').split('\n')
      assert.ok(lines.length > 4)
      assert.ok(lines.slice(0, -1).every((line) => line.length === 76))
      assert.ok((lines.at(-1) ?? '').length <= 76 && lines.at(-1) !== '')
    }
    const key = (fieldAt(data, 'public-key') ?? '').replace(/\s+/g, '')
    assert.equal(key, keys.publicKeyBase64)
    assert.equal(await keys.verify((fieldAt(data, 'code') ?? '').replace(/\s+/g, '')), true)
  })

  it('echoes the request id, and the token bears it (Q-4)', async () => {
    const asked = await goodRequest('own')
    asked.fields['request-id'] = 'r-77'
    const outcome = await ask(asked)
    assert.equal(fieldAt(outcome.data, 'request-id'), 'r-77')
    assert.equal(claimsOf(outcome)['rid'], 'r-77')
  })

  it('of a refusal is a status and our code of the reason', async () => {
    const asked = await goodRequest('own')
    asked.claims = undefined
    const { data, fault } = await ask(asked)
    assert.deepEqual(data, {
      namespace: KDP_NAMESPACE,
      type: 'getUserDataResponse',
      qualified: true,
      fields: [
        { name: 'status', value: 'INVALID' },
        { name: 'reason', value: faults.OVT_MISSING.wire },
      ],
    })
    assert.equal(fault?.detail['applicationId'], 'own-1')
  })

  it('is signed by ES256 where so set', async () => {
    const keys = await kdpKeysFor('ES256')
    const { data } = await ask(await goodRequest('own'), { keys })
    const code = (fieldAt(data, 'code') ?? '').replace(/\s+/g, '')
    assert.equal(await keys.verify(code), true)
    assert.deepEqual(JSON.parse(Buffer.from(code.split('.')[0] ?? '', 'base64url').toString()), {
      alg: 'ES256',
      typ: 'JWT',
      kid: 'kdp-emu-es256-1',
    })
  })

  it('is the same for qualified fields (W-3)', async () => {
    const { code } = await ask(await goodRequest('own'), { namespace: KDP_NAMESPACE })
    assert.equal(code, undefined)
  })

  it('leaves out `pd` where no data was named', async () => {
    const asked = await goodRequest('own')
    asked.fields['personal_data_name'] = undefined
    assert.equal('pd' in claimsOf(await ask(asked)), false)
  })
})
