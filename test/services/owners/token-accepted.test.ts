import assert from 'node:assert/strict'
import { GBDFL_NAMESPACE } from '../../../src/services/owners/gbdfl-answers.ts'
import { jws, kdpKeysFor, testKeys } from '../keys.ts'
import { ask, type Break, goodRequest, later, publicPem } from './support.ts'

describe('GBDFLUniversal_token accepts', () => {
  const wrapped = (text: string): string => text.replace(/(.{76})/g, '$1\r\n')
  const accepted: readonly (readonly [string, Break])[] = [
    [
      'a token wrapped into lines (W-12)',
      async ({ fields, claims }, { kdp }) => {
        fields['kdpToken'] = `\n ${wrapped(await jws(claims, kdp.privateKey))}\n`
      },
    ],
    [
      'a public key wrapped into lines',
      ({ fields }) => {
        fields['publicKey'] = wrapped(fields['publicKey'] ?? '')
      },
    ],
    [
      'a public key as PEM',
      ({ fields }, keys) => {
        fields['publicKey'] = publicPem(keys)
      },
    ],
    [
      'no public key',
      ({ fields }) => {
        fields['publicKey'] = undefined
      },
    ],
    [
      'one service as text',
      ({ claims }) => {
        claims['aud'] = 'GBDFLUniversal_token'
      },
    ],
    [
      'messageDate without a zone',
      ({ fields }) => {
        fields['messageDate'] = '2026-11-23T10:00:00'
      },
    ],
  ]
  for (const [name, change] of accepted) {
    it(name, async () => {
      const request = await goodRequest()
      await change(request, await testKeys())
      assert.equal((await ask(request)).code, undefined)
    })
  }

  it('qualified fields (W-17)', async () => {
    assert.equal((await ask(await goodRequest(), { namespace: GBDFL_NAMESPACE })).code, undefined)
  })

  it('a token of either key of КДП, whichever signs now', async () => {
    const { ec } = await testKeys()
    const kdpKeys = await kdpKeysFor('ES256')
    assert.equal((await ask(await goodRequest(), { kdpKeys })).code, undefined)
    const request = await goodRequest()
    request.header = { alg: 'ES256', typ: 'JWT' }
    request.signer = ec.privateKey
    request.fields['publicKey'] = kdpKeys.publicKeyBase64
    assert.equal((await ask(request, { kdpKeys })).code, undefined)
  })
})

describe('R-066: the fifteen minutes of a token, by a moved clock', () => {
  const moments: readonly (readonly [string, Date, boolean, boolean])[] = [
    ['00:00.000', later(0), true, true],
    ['14:59.000', later(899), true, true],
    ['14:59.999', later(899, 999), true, true],
    ['15:00.000', later(900), true, false],
    ['15:00.001', later(900, 1), false, false],
    ['15:01.000', later(901), false, false],
  ]
  for (const [name, at, inclusive, exclusive] of moments) {
    for (const expiryInclusive of [true, false]) {
      const holds = expiryInclusive ? inclusive : exclusive
      it(`at ${name}, ${expiryInclusive ? 'in' : 'ex'}clusive: ${holds ? 'valid' : 'expired'}`, async () => {
        const request = { ...(await goodRequest()), at }
        const { code } = await ask(request, { policy: { expiryInclusive } })
        assert.equal(code, holds ? undefined : 'TOKEN_EXPIRED')
      })
    }
  }
  it('a millisecond before nbf it is not valid yet', async () => {
    const request = { ...(await goodRequest()), at: later(0, -1) }
    assert.equal((await ask(request)).code, 'TOKEN_NOT_YET_VALID')
  })
})
