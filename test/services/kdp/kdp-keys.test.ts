import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { createKdpKeys, type TokenAlgorithm } from '../../../src/services/kdp/kdp-keys.ts'
import type { SecurityTokenClaims } from '../../../src/services/kdp/security-token.ts'
import { kdpKeysFor, testKeys } from '../keys.ts'
import { BIN, IIN } from '../support.ts'

const claims: SecurityTokenClaims = {
  iss: 'kdp-emulator',
  sub: IIN,
  cbin: BIN,
  aud: ['A', 'B'],
  mode: 'own',
  rid: 'r',
  jti: 'j',
  iat: 1,
  nbf: 1,
  exp: 2,
}
const kids: Readonly<Record<TokenAlgorithm, string>> = {
  RS256: 'kdp-emu-1',
  ES256: 'kdp-emu-es256-1',
}

for (const algorithm of ['RS256', 'ES256'] as const) {
  describe(`keys of КДП: ${algorithm} (R-110)`, () => {
    it('a token bears the algorithm and the key id, and exactly its claims', async () => {
      const keys = await kdpKeysFor(algorithm)
      const token = await keys.sign(claims)
      assert.deepEqual(decodeProtectedHeader(token), {
        alg: algorithm,
        typ: 'JWT',
        kid: kids[algorithm],
      })
      const { payload } = await jwtVerify(
        token,
        createLocalJWKSet({ keys: [...keys.jwks().keys] }),
        {
          currentDate: new Date(1500),
        },
      )
      assert.deepEqual(payload, claims)
    })

    it('the published key is the DER of SubjectPublicKeyInfo, and verifies (Q-28)', async () => {
      const keys = await kdpKeysFor(algorithm)
      const der = Buffer.from(keys.publicKeyBase64, 'base64')
      const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
      await jwtVerify(await keys.sign(claims), key, { currentDate: new Date(1500) })
      assert.equal(await keys.verify(await keys.sign(claims)), true)
    })
  })
}

describe('keys of КДП', () => {
  it('publish no private part', async () => {
    const { keys } = (await kdpKeysFor('RS256')).jwks()
    assert.deepEqual(
      keys.map(({ kid, alg, use }) => [kid, alg, use]),
      [
        ['kdp-emu-1', 'RS256', 'sig'],
        ['kdp-emu-es256-1', 'ES256', 'sig'],
      ],
    )
    for (const key of keys) assert.equal(key.d, undefined)
  })

  it('know only the key they were given', async () => {
    const { kdp } = await testKeys()
    const keys = await createKdpKeys({ rs256: kdp.privateKey, algorithm: 'RS256' })
    assert.deepEqual(keys.algorithms, ['RS256'])
    const foreign = await (await kdpKeysFor('ES256')).sign(claims)
    assert.equal(await keys.verify(foreign), false)
    assert.equal(await keys.verify('Test'), false)
  })

  it('cannot be made for an algorithm without its key', async () => {
    const { kdp } = await testKeys()
    await assert.rejects(createKdpKeys({ rs256: kdp.privateKey, algorithm: 'ES256' }), /ES256/)
  })
})
