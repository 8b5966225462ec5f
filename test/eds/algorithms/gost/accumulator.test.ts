import assert from 'node:assert/strict'
import { createAccumulator } from '../../../../src/eds/algorithms/gost/accumulator.ts'
import { cryptoProA, tc26A512 } from '../../../../src/eds/algorithms/gost/curve.ts'
import { createField } from '../../../../src/eds/algorithms/gost/field.ts'
import { groupOf } from '../../../../src/eds/algorithms/gost/group.ts'
import { invert } from '../../../../src/eds/algorithms/gost/invert.ts'
import { randomScalar } from '../../../../src/eds/algorithms/gost/keys.ts'

for (const [name, curve] of Object.entries({ 'gost-2015': tc26A512, 'gost-2004': cryptoProA }))
  describe(`eds/algorithms/gost/accumulator: ${name}`, () => {
    const { p } = curve
    const field = createField(curve)
    const sum = createAccumulator(field)
    const at = field.reserve(2)
    const { BASE: base, ZERO: zero } = groupOf(curve)
    type Point = typeof base

    const add = (point: Point, sign: 1 | -1 = 1) => {
      field.write(at, point.x)
      field.write(at + field.size, point.y)
      sum.add(at, sign)
    }
    const isSum = (expected: Point) => {
      assert.equal(sum.isInfinite(), expected.is0())
      if (expected.is0()) return
      const [x, y, z] = [0, 1, 2].map((i) => field.read(sum.at + i * field.size)) as [
        bigint,
        bigint,
        bigint,
      ]
      const w = invert(z, p)
      assert.deepEqual([(x * w * w) % p, (y * w * w * w) % p], [expected.x, expected.y])
    }

    it('is infinity at first, and after what was added is taken away again', () => {
      isSum(zero)
      add(base)
      isSum(base)
      add(base, -1)
      isSum(zero)
      sum.double()
      isSum(zero)
      add(base, -1)
      isSum(base.negate())
      sum.clear()
      isSum(zero)
    })

    it('adds a point to itself, doubled or not', () => {
      sum.clear()
      add(base)
      add(base)
      isSum(base.double())
      add(base.double())
      isSum(base.double().double())
      add(base.double().double(), -1)
      isSum(zero)
    })

    it('follows @noble/curves through doublings, sums and differences', () => {
      sum.clear()
      let expected = zero
      for (let i = 0; i < 40; i++) {
        const point = base.multiply(randomScalar(curve))
        sum.double()
        add(point, i % 3 === 0 ? -1 : 1)
        expected = expected.double().add(i % 3 === 0 ? point.negate() : point)
        isSum(expected)
      }
    })
  })
