import assert from 'node:assert/strict'
import type { JSONWebKeySet } from 'jose'
import { tokenReader } from '../../src/client/token-checks.ts'
import { createKdpKeys, type KdpKeys } from '../../src/services/kdp/kdp-keys.ts'
import { type NegativeName, negativeNames } from '../../src/services/negative/cases.ts'
import { makeNegative } from '../../src/services/negative/make.ts'
import { NOW, sharedPki } from '../eds/support.ts'

const asked = { iin: '991231500016', bin: '991240000013', serviceId: 'GBDFLUniversal_token' }

/** What only the owner can know, or what is wrong with nothing. */
const sound: ReadonlySet<NegativeName> = new Set(['wrapped', 'revoked-consent'])

describe('client/token-checks (W-77)', () => {
  let kdp: KdpKeys
  before(async () => {
    const { kdp: holder } = await sharedPki()
    assert.ok(holder.key.native)
    kdp = await createKdpKeys({ rs256: holder.key.native, algorithm: 'RS256' })
  })

  const read = async (name: NegativeName) => {
    let count = 0
    const newId = () => `id-${count++}`
    const { token } = await makeNegative(name, asked, { kdp, now: NOW, newId })
    return tokenReader(kdp.jwks() as JSONWebKeySet)(token, asked, NOW)
  }

  for (const name of negativeNames.filter((one) => !sound.has(one))) {
    it(`${name}: refused`, () =>
      assert.rejects(read(name), { name: 'AnswerRefused', rule: 'W-77' }))
  }

  for (const name of sound) it(`${name}: a client can find nothing wrong with it`, () => read(name))

  it('what is no token at all is refused', () =>
    assert.rejects(tokenReader(kdp.jwks() as JSONWebKeySet)('none', asked, NOW), { rule: 'W-77' }))
})
