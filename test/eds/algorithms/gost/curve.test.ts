import assert from 'node:assert/strict'
import {
  type Curve,
  cryptoProA,
  isOnCurve,
  tc26A512,
} from '../../../../src/eds/algorithms/gost/curve.ts'
import { multiplyBase } from '../../../../src/eds/algorithms/gost/group.ts'

const hex = (value: bigint): string => value.toString(16)

/** As the standards print them (RFC 7836 A.2, RFC 4357 11.4): p, a, b, n, x and y of the base point. */
const published: readonly (readonly [string, Curve, readonly string[]])[] = [
  [
    'id-tc26-gost-3410-12-512-paramSetA',
    tc26A512,
    [
      `${'f'.repeat(125)}dc7`,
      `${'f'.repeat(125)}dc4`,
      'e8c2505dedfc86ddc1bd0b2b6667f1da34b82574761cb0e879bd081cfd0b6265' +
        'ee3cb090f30d27614cb4574010da90dd862ef9d4ebee4761503190785a71c760',
      'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' +
        '27e69532f48d89116ff22b8d4e0560609b4b38abfad2b85dcacdb1411f10b275',
      '3',
      '7503cfe87a836ae3a61b8816e25450e6ce5e1c93acf1abc1778064fdcbefa921' +
        'df1626be4fd036e93d75e6a50e3a41e98028fe5fc235f5b889a589cb5215f2a4',
    ],
  ],
  [
    'id-GostR3410-2001-CryptoPro-A-ParamSet',
    cryptoProA,
    [
      `${'f'.repeat(61)}d97`,
      `${'f'.repeat(61)}d94`,
      'a6',
      'ffffffffffffffffffffffffffffffff6c611070995ad10045841b09b761b893',
      '1',
      '8d91e471e0989cda27df505a453f2b7635294f2ddf23e3b122acc99c9e9f1e14',
    ],
  ],
]

for (const [name, curve, parts] of published)
  describe(`eds/algorithms/gost/curve: ${name}`, () => {
    const { p, a, b, n, h, Gx, Gy, bytes } = curve

    it('has the numbers of the standard', () => {
      assert.deepEqual([p, a, b, n, Gx, Gy].map(hex), parts)
      assert.equal(h, 1n)
      assert.equal(hex(p).length, 2 * bytes)
    })

    it('(n − 1)·G is −G: n is the order of the base point', () => {
      assert.deepEqual(multiplyBase(curve, n - 1n), { x: Gx, y: p - Gy })
    })

    it('a point is on the curve only with both coordinates right and below p', () => {
      assert.equal(isOnCurve(curve, { x: Gx, y: Gy }), true)
      assert.equal(isOnCurve(curve, { x: Gx, y: p - Gy }), true)
      const wrong = [
        { x: Gx, y: Gy + 1n },
        { x: Gx + 1n, y: Gy },
        { x: Gy, y: Gx },
        { x: 0n, y: 0n },
        { x: Gx + p, y: Gy },
        { x: Gx, y: Gy + p },
      ]
      for (const point of wrong) assert.equal(isOnCurve(curve, point), false)
    })
  })
