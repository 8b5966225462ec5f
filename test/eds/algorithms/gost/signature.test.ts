import assert from 'node:assert/strict'
import type { PublicKey } from '../../../../src/eds/algorithms/algorithm.ts'
import { cryptoProA, tc26A512 } from '../../../../src/eds/algorithms/gost/curve.ts'
import { writeNumber } from '../../../../src/eds/algorithms/gost/little-endian.ts'
import { algorithmFor, keysOf } from '../../../../src/eds/algorithms/registry.ts'
import { parameters, signed, signedText, spkiOf } from './vectors.ts'

const curves = { 'gost-2015': tc26A512, 'gost-2004': cryptoProA }
const hashes = { 'gost-2015': 'GOST R 34.11-2015', 'gost-2004': 'GOST 34.311-95 D-TEST' }

for (const kind of ['gost-2015', 'gost-2004'] as const)
  describe(`eds/algorithms/${kind}`, () => {
    const { n, bytes } = curves[kind]
    const { verify, sign } = algorithmFor(kind)
    const [point, signature] = [signed[kind].point, signed[kind].signature].map((hex) =>
      Buffer.from(hex, 'hex'),
    ) as [Buffer, Buffer]
    const parts = (r: Uint8Array, s: Uint8Array) => Buffer.concat([r, s])
    const [r, s] = [signature.subarray(0, bytes), signature.subarray(bytes)]
    let key: PublicKey
    before(() => {
      key = keysOf(kind).readPublic(spkiOf(parameters[kind], point))
    })
    const reversed = (part: Uint8Array) => Buffer.from(part).reverse()

    it(`verifies what the gost engine of OpenSSL signed: r ‖ s little-endian over ${hashes[kind]}`, () => {
      assert.equal(verify(key, signedText, signature), true)
    })

    const orders: Readonly<Record<string, Uint8Array>> = {
      's ‖ r, swapped': parts(s, r),
      'r ‖ s big-endian': parts(reversed(r), reversed(s)),
      's ‖ r big-endian, as RFC 9215': reversed(signature),
      'r alone turned': parts(reversed(r), s),
      's alone turned': parts(r, reversed(s)),
    }
    for (const [order, bytesInOrder] of Object.entries(orders))
      it(`no other order of the bytes verifies: ${order}`, () => {
        assert.equal(verify(key, signedText, bytesInOrder), false)
      })

    it('r and s are from 1 to n − 1', () => {
      const number = (value: bigint) => writeNumber(value, bytes)
      const numbers = { zero: 0n, n, 'the largest': 2n ** BigInt(8 * bytes) - 1n }
      for (const [name, value] of Object.entries(numbers)) {
        assert.equal(verify(key, signedText, parts(number(value), s)), false, `r is ${name}`)
        assert.equal(verify(key, signedText, parts(r, number(value))), false, `s is ${name}`)
        assert.equal(verify(key, signedText, parts(number(value), number(value))), false, name)
      }
    })

    it('refuses a signature of another length, and of nothing', () => {
      const longer = Buffer.concat([signature, Buffer.alloc(1)])
      const lengths = [Buffer.alloc(0), signature.subarray(1), r, longer, Buffer.alloc(4 * bytes)]
      for (const one of lengths) assert.equal(verify(key, signedText, one), false)
    })

    it('a signature made here verifies, and two of one text differ: the nonce is random', async () => {
      const { privateKey, publicKey } = await keysOf(kind).generate()
      const [one, two] = [await sign(privateKey, signedText), await sign(privateKey, signedText)]
      assert.notDeepEqual(one, two)
      assert.equal(one.length, 2 * bytes)
      for (const made of [one, two]) assert.equal(verify(publicKey, signedText, made), true)
      assert.equal(verify(key, signedText, one), false)
    })

    it('W-22: a key of another kind, or without its point, never verifies', () => {
      const { point: _, ...rest } = key
      const wrong: PublicKey[] = [{ ...key, kind: 'rsa' }, rest]
      wrong.push({ ...key, kind: kind === 'gost-2015' ? 'gost-2004' : 'gost-2015' })
      for (const one of wrong) assert.equal(verify(one, signedText, signature), false)
    })
  })
