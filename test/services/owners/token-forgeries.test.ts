import assert from 'node:assert/strict'
import type { FaultCode } from '../../../src/contract/faults.ts'
import { base64url, jws, testKeys } from '../keys.ts'
import { OTHER_IIN } from '../support.ts'
import { ask, type Break, goodRequest, now, publicPem, spki } from './support.ts'

describe('R-093: forgeries', () => {
  const forgeries: readonly (readonly [string, FaultCode, Break])[] = [
    [
      'a payload changed after signing',
      'TOKEN_FORGED',
      async ({ fields, claims }, { kdp }) => {
        const signed = await jws({ ...claims, sub: OTHER_IIN }, kdp.privateKey)
        const [header, , signature] = signed.split('.')
        fields['kdpToken'] = `${header}.${base64url(claims)}.${signature}`
      },
    ],
    [
      'HS256 with the public key (PEM) as the secret',
      'TOKEN_ALGORITHM',
      (data, keys) => {
        data.header = { alg: 'HS256' }
        data.signer = Buffer.from(publicPem(keys))
      },
    ],
    [
      'HS256 with the public key (DER) as the secret',
      'TOKEN_ALGORITHM',
      (data, { kdp }) => {
        data.header = { alg: 'HS256' }
        data.signer = Buffer.from(spki(kdp.publicKey), 'base64')
      },
    ],
    [
      'a foreign key that brings its own publicKey (R-092)',
      'TOKEN_FOREIGN_KEY',
      (data, { stranger }) => {
        data.signer = stranger.privateKey
        data.fields['publicKey'] = spki(stranger.publicKey)
      },
    ],
    [
      'a foreign key in the jwk header',
      'TOKEN_FORGED',
      (data, { stranger }) => {
        data.signer = stranger.privateKey
        data.header = { alg: 'RS256', jwk: stranger.publicKey.export({ format: 'jwk' }) }
      },
    ],
    [
      'PS256 with the key of КДП',
      'TOKEN_ALGORITHM',
      (data) => {
        data.header = { alg: 'PS256' }
      },
    ],
    [
      'a payload that is a list',
      'TOKEN_MALFORMED',
      ({ fields }) => {
        fields['kdpToken'] = `${base64url({ alg: 'RS256' })}.${base64url([1])}.AA`
      },
    ],
    [
      'no exp',
      'TOKEN_EXPIRED',
      ({ claims }) => {
        claims['exp'] = undefined
      },
    ],
    [
      'exp as text',
      'TOKEN_EXPIRED',
      ({ claims }) => {
        claims['exp'] = String(now + 900)
      },
    ],
    [
      'nbf as text',
      'TOKEN_NOT_YET_VALID',
      ({ claims }) => {
        claims['nbf'] = String(now)
      },
    ],
    [
      'no aud',
      'TOKEN_SERVICE_MISMATCH',
      ({ claims }) => {
        claims['aud'] = undefined
      },
    ],
  ]
  for (const [name, fault, spoil] of forgeries) {
    it(`${name} is refused with ${fault}`, async () => {
      const request = await goodRequest()
      await spoil(request, await testKeys())
      assert.equal((await ask(request)).code, fault)
    })
  }
})
