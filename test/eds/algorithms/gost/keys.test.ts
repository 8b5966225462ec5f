import assert from 'node:assert/strict'
import {
  algorithmFor,
  keysOf,
  readPrivateKey,
  readPublicKey,
} from '../../../../src/eds/algorithms/registry.ts'

const data = Buffer.from('Сообщение')

for (const kind of ['gost-2015', 'gost-2004'] as const)
  describe(`eds/algorithms/${kind}: keys`, () => {
    const keys = keysOf(kind)

    it('a made key signs, and its public half alone verifies', async () => {
      const { publicKey, privateKey } = await keys.generate()
      const read = readPublicKey(publicKey.spki)
      assert.ok(read)
      assert.equal(keys.weakness(read), undefined)
      const { sign, verify } = algorithmFor(kind)
      const signature = await sign(privateKey, data)
      assert.equal(verify(read, data, signature), true)
      assert.equal(verify(read, Buffer.from('сообщение'), signature), false)
    })

    it('reads back what it wrote: PKCS#8 and SubjectPublicKeyInfo', async () => {
      const { publicKey, privateKey } = await keys.generate()
      const again = readPrivateKey(keys.writePrivate(privateKey))
      assert.deepEqual(again?.publicKey, publicKey)
      assert.deepEqual(again?.privateKey, privateKey)
      assert.deepEqual(readPublicKey(publicKey.spki), publicKey)
    })
  })
