import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { type Curve, cryptoProA, tc26A512 } from '../../../../src/eds/algorithms/gost/curve.ts'
import { groupOf, multiplyBase } from '../../../../src/eds/algorithms/gost/group.ts'
import { randomScalar } from '../../../../src/eds/algorithms/gost/keys.ts'
import { readNumber, writeNumber } from '../../../../src/eds/algorithms/gost/little-endian.ts'
import {
  createDigestVerifier,
  type DigestVerifier,
  numberOf,
} from '../../../../src/eds/algorithms/gost/verify.ts'

const inverse = (value: bigint, modulus: bigint): bigint => {
  let [power, result] = [value, 1n]
  for (let left = modulus - 2n; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * power) % modulus
    power = (power * power) % modulus
  }
  return result
}

/** The same question, answered by @noble/curves. */
const oracle =
  (curve: Curve): DigestVerifier =>
  (point, digest, signature) => {
    const { n, bytes } = curve
    const [r, s] = [0, bytes].map((at) => readNumber(signature.subarray(at, at + bytes)))
    if (!r || !s || r >= n || s >= n) return false
    const v = inverse(numberOf(digest, curve), n)
    const Point = groupOf(curve)
    const [one, other] = [(s * v) % n, ((n - r) * v) % n]
    const sum = Point.BASE.multiplyUnsafe(one).add(Point.fromAffine(point).multiplyUnsafe(other))
    return !sum.is0() && sum.x % n === r
  }

for (const [name, curve] of Object.entries({ 'gost-2015': tc26A512, 'gost-2004': cryptoProA }))
  describe(`eds/algorithms/gost/verify: ${name}`, () => {
    const { n, bytes } = curve
    let verify: DigestVerifier
    before(() => {
      verify = createDigestVerifier(curve)
    })

    const sign = (scalar: bigint, digest: Uint8Array, nonce = randomScalar(curve)) => {
      const r = multiplyBase(curve, nonce).x % n
      const s = (r * scalar + nonce * numberOf(digest, curve)) % n
      return Buffer.concat([writeNumber(r, bytes), writeNumber(s, bytes)])
    }

    it('says what @noble/curves says, at the first use of a key and with its tables, of right and of damaged', () => {
      const judge = oracle(curve)
      for (let keys = 0; keys < 4; keys++) {
        const scalar = randomScalar(curve)
        const point = multiplyBase(curve, scalar)
        for (let use = 0; use < 6; use++) {
          const digest = randomBytes(bytes)
          const signature = sign(scalar, digest)
          assert.equal(verify(point, digest, signature), true)
          const at = (37 * use + keys) % signature.length
          signature[at] = (signature[at] ?? 0) ^ (1 << (use % 8))
          assert.equal(verify(point, digest, signature), judge(point, digest, signature))
        }
      }
    })

    it('small, large and equal numbers: keys 1, 2 and n − 1, nonces 1 and n − 1', () => {
      for (const scalar of [1n, 2n, n - 1n, n - 2n])
        for (const nonce of [1n, 2n, n - 1n]) {
          const digest = randomBytes(bytes)
          const point = multiplyBase(curve, scalar)
          assert.equal(verify(point, digest, sign(scalar, digest, nonce)), true)
          assert.equal(verify(point, randomBytes(bytes), sign(scalar, digest, nonce)), false)
        }
    })

    it('e is the digest read little-endian; of zero and of n it is 1', () => {
      assert.equal(numberOf(Buffer.alloc(bytes), curve), 1n)
      assert.equal(numberOf(writeNumber(n, bytes), curve), 1n)
      assert.equal(numberOf(writeNumber(n + 7n, bytes), curve), 7n)
      assert.equal(
        numberOf(Buffer.concat([Buffer.from([2, 1]), Buffer.alloc(bytes - 2)]), curve),
        258n,
      )
      const scalar = randomScalar(curve)
      const zero = Buffer.alloc(bytes)
      const one = writeNumber(1n, bytes)
      assert.equal(verify(multiplyBase(curve, scalar), zero, sign(scalar, one)), true)
    })

    it('s = 0 and s = n verify nothing, even under a digest for which the equation holds', () => {
      const [scalar, c] = [randomScalar(curve), randomScalar(curve)]
      const r = multiplyBase(curve, (c * scalar) % n).x % n
      const digest = writeNumber(((n - r) * inverse(c, n)) % n, bytes)
      for (const s of [0n, n]) {
        const signature = Buffer.concat([writeNumber(r, bytes), writeNumber(s, bytes)])
        assert.equal(verify(multiplyBase(curve, scalar), digest, signature), false)
      }
    })

    it('s + n is refused where s verifies: a signature has one form', () => {
      const [scalar, nonce] = [randomScalar(curve), randomScalar(curve)]
      const point = multiplyBase(curve, scalar)
      const r = multiplyBase(curve, nonce).x % n
      const e = ((5n + n - ((r * scalar) % n)) * inverse(nonce, n)) % n
      const withS = (s: bigint) => Buffer.concat([writeNumber(r, bytes), writeNumber(s, bytes)])
      assert.equal(verify(point, writeNumber(e, bytes), withS(5n)), true)
      assert.equal(verify(point, writeNumber(e, bytes), withS(5n + n)), false)
    })

    it('a sum that is the point at infinity verifies nothing', () => {
      const scalar = randomScalar(curve)
      const r = randomScalar(curve)
      const s = (r * scalar) % n
      const signature = Buffer.concat([writeNumber(r, bytes), writeNumber(s, bytes)])
      for (let use = 0; use < 4; use++)
        assert.equal(verify(multiplyBase(curve, scalar), randomBytes(bytes), signature), false)
    })
  })
