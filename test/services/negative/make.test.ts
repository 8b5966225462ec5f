import assert from 'node:assert/strict'
import { negativeCases, negativeNames } from '../../../src/services/negative/cases.ts'
import { makeNegative } from '../../../src/services/negative/make.ts'
import { kdpKeysFor } from '../keys.ts'
import { ask, type Data, goodRequest } from '../owners/support.ts'
import { BIN, countedIds, IIN, NOW } from '../support.ts'

const serviceId = 'GBDFLUniversal_token'

describe('R-093: ready negative cases', () => {
  const asked = { iin: IIN, bin: BIN, serviceId }

  for (const algorithm of ['RS256', 'ES256'] as const) {
    for (const name of negativeNames) {
      const { refusal, ...texts } = negativeCases[name]
      it(`${algorithm}: ${name}: ${refusal ?? 'must be taken'}`, async () => {
        const kdp = await kdpKeysFor(algorithm)
        const made = await makeNegative(name, asked, { kdp, now: NOW, newId: countedIds() })
        const request: Data = { ...(await goodRequest()) }
        request.fields['kdpToken'] = made.token
        request.fields['publicKey'] = made.publicKey
        const revoked = name === 'revoked-consent' ? [made.id] : []
        const { code } = await ask({ ...request, revoked }, { kdpKeys: kdp })
        assert.equal(code, refusal)
        assert.equal(new Set(Object.values(texts)).size, 3, 'a text is missing its translation')
      })
    }
  }

  it('R-092: the foreign key passes an owner that trusts the key in the request', async () => {
    const kdp = await kdpKeysFor('RS256')
    const made = await makeNegative('foreign-key', asked, { kdp, now: NOW, newId: countedIds() })
    const request = await goodRequest()
    request.fields['kdpToken'] = made.token
    request.fields['publicKey'] = made.publicKey
    assert.equal((await ask(request, { policy: { trusting: true } })).code, undefined)
  })
})
