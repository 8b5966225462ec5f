import assert from 'node:assert/strict'
import { cryptoProA, tc26A512 } from '../../../../src/eds/algorithms/gost/curve.ts'
import { createField } from '../../../../src/eds/algorithms/gost/field.ts'
import { invert } from '../../../../src/eds/algorithms/gost/invert.ts'
import { randomScalar } from '../../../../src/eds/algorithms/gost/keys.ts'

for (const [name, curve] of Object.entries({ '2^512 − 569': tc26A512, '2^256 − 617': cryptoProA }))
  describe(`eds/algorithms/gost/field: modulo ${name}`, () => {
    const { p, bytes } = curve
    const field = createField(curve)
    const [a, b, out] = [field.reserve(1), field.reserve(1), field.reserve(1)]
    const mod = (value: bigint) => ((value % p) + p) % p
    const edges = [0n, 1n, 2n, p - 1n, p - 2n, (p + 1n) / 2n, 2n ** BigInt(8 * bytes - 1), 617n]
    edges.push(2n ** 29n - 1n, 2n ** 29n, mod(-(2n ** 58n)))
    const pairs = edges.flatMap((x) => edges.map((y) => [x, y] as const))
    for (let i = 0; i < 300; i++) pairs.push([randomScalar(curve), randomScalar(curve)])

    it('multiplies, squares and combines as BigInt does', () => {
      pairs.forEach(([x, y], i) => {
        field.write(a, x)
        field.write(b, y)
        field.multiply(out, a, b)
        assert.equal(field.read(out), mod(x * y))
        field.square(out, a)
        assert.equal(field.read(out), mod(x * x))
        const [m, n] = [(i % 17) - 8, ((7 * i) % 17) - 8]
        field.combine(out, a, m, b, n)
        const expected = mod(BigInt(m) * x + BigInt(n) * y)
        assert.equal(field.read(out), expected)
        assert.equal(field.isZero(out), expected === 0n)
      })
    })

    it('a result is as good as a fresh number: long chains of differences and products stay right', () => {
      let [x, y] = [randomScalar(curve), randomScalar(curve)]
      field.write(a, x)
      field.write(b, y)
      for (let i = 0; i < 500; i++) {
        field.combine(a, a, 8, b, -8)
        field.multiply(b, a, b)
        field.combine(b, b, -1, a, -8)
        field.square(b, b)
        x = mod(8n * x - 8n * y)
        y = mod(x * y)
        y = mod(y + 8n * x) ** 2n % p
      }
      assert.equal(field.read(a), x)
      assert.equal(field.read(b), y)
    })

    it('what is written stays where it is when memory grows', () => {
      field.write(a, p - 3n)
      const far = field.reserve(20_000)
      field.write(far, 5n)
      field.multiply(far, far, a)
      assert.equal(field.read(far), mod(-15n))
      assert.equal(field.read(a), p - 3n)
    })

    it('inverts modulo p and modulo n', () => {
      for (const modulus of [p, curve.n])
        for (const value of [...edges, ...pairs.slice(-50).map(([x]) => x)]) {
          const known = value % modulus
          if (known !== 0n) assert.equal((invert(known, modulus) * known) % modulus, 1n)
        }
    })
  })
