import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import type { PublicKey } from '../../src/eds/algorithms/algorithm.ts'
import { algorithmFor, readPublicKey } from '../../src/eds/algorithms/registry.ts'
import type { Certificate } from '../../src/eds/certificate.ts'
import { usableKey } from '../../src/envelope/usable-key.ts'

const rsaKey = (bits: number): PublicKey | undefined => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  return readPublicKey(publicKey.export({ type: 'spki', format: 'der' }))
}
const certificateWith = (publicKey: PublicKey | undefined) => ({ publicKey }) as Certificate

describe('envelope/usable-key (W-22)', () => {
  const rsa = algorithmFor('rsa')

  it('a key of 2048 bits is used', () => {
    const key = rsaKey(2048)
    assert.equal(usableKey(certificateWith(key), rsa), key)
  })
  it('a key of 1024 bits is KEY_WEAK', () => {
    assert.throws(() => usableKey(certificateWith(rsaKey(1024)), rsa), { code: 'KEY_WEAK' })
  })
  it('a key of another or unknown kind is KEY_KIND_MISMATCH', () => {
    const other = { kind: 'gost-2015', bits: 512, spki: new Uint8Array() } as const
    for (const key of [undefined, other])
      assert.throws(() => usableKey(certificateWith(key), rsa), { code: 'KEY_KIND_MISMATCH' })
  })
})
