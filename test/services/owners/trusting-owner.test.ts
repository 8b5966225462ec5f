import assert from 'node:assert/strict'
import type { FaultCode } from '../../../src/contract/faults.ts'
import { testKeys } from '../keys.ts'
import { fieldAt, IIN } from '../support.ts'
import { ask, type Break, goodRequest, now, spki } from './support.ts'

const trusting = { policy: { trusting: true } }
const forged: Break = (data, { stranger }) => {
  data.signer = stranger.privateKey
  data.fields['publicKey'] = spki(stranger.publicKey)
}

describe('R-092: an owner that trusts the key in the request (quirk trusting-owner)', () => {
  it('opens the person to a token of any key, which a true owner refuses', async () => {
    const request = await goodRequest()
    await forged(request, await testKeys())
    assert.equal((await ask(request)).code, 'TOKEN_FOREIGN_KEY')
    const { data, code } = await ask(request, trusting)
    assert.equal(code, undefined)
    assert.equal(fieldAt(data, 'persons', 'person', 'iin'), IIN)
  })

  it('takes a good token as ever, with its key and without', async () => {
    const request = await goodRequest()
    assert.equal((await ask(request, trusting)).code, undefined)
    request.fields['publicKey'] = undefined
    assert.equal((await ask(request, trusting)).code, undefined)
  })

  const still: readonly (readonly [string, FaultCode, Break])[] = [
    [
      'a key that did not sign',
      'TOKEN_FORGED',
      ({ fields }, { stranger }) => {
        fields['publicKey'] = spki(stranger.publicKey)
      },
    ],
    [
      'a text that is no key',
      'TOKEN_FORGED',
      ({ fields }) => {
        fields['publicKey'] = 'Test'
      },
    ],
    [
      'a key of another kind',
      'TOKEN_FORGED',
      ({ fields }, { ec }) => {
        fields['publicKey'] = spki(ec.publicKey)
      },
    ],
    [
      'HS256 with the public key as the secret',
      'TOKEN_ALGORITHM',
      (data, { kdp }) => {
        data.header = { alg: 'HS256' }
        data.signer = Buffer.from(spki(kdp.publicKey), 'base64')
      },
    ],
    [
      'a forged token that has expired',
      'TOKEN_EXPIRED',
      async (data, keys) => {
        await forged(data, keys)
        data.claims['exp'] = now - 1
      },
    ],
  ]
  for (const [name, fault, spoil] of still) {
    it(`still refuses ${name} with ${fault}`, async () => {
      const request = await goodRequest()
      await spoil(request, await testKeys())
      assert.equal((await ask(request, trusting)).code, fault)
    })
  }
})
