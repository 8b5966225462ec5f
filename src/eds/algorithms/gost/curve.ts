export type CurveName = 'cryptoProA' | 'tc26A512'

/** A curve y² = x³ + ax + b over GF(p) with a base point of prime order n and cofactor 1. `bytes` is the length of a number. */
export interface Curve {
  readonly name: CurveName
  readonly bytes: number
  readonly p: bigint
  readonly a: bigint
  readonly b: bigint
  readonly n: bigint
  readonly h: bigint
  readonly Gx: bigint
  readonly Gy: bigint
}

/** RFC 4357 11.4, id-GostR3410-2001-CryptoPro-A-ParamSet: what GOST 34.310-2004 keys are on. */
export const cryptoProA: Curve = {
  name: 'cryptoProA',
  bytes: 32,
  p: 2n ** 256n - 617n,
  a: 2n ** 256n - 620n,
  b: 166n,
  n: 0xffffffffffffffffffffffffffffffff6c611070995ad10045841b09b761b893n,
  h: 1n,
  Gx: 1n,
  Gy: 0x8d91e471e0989cda27df505a453f2b7635294f2ddf23e3b122acc99c9e9f1e14n,
}

/** RFC 7836 A.2, id-tc26-gost-3410-12-512-paramSetA: what GOST R 34.10-2015 keys are on. */
export const tc26A512: Curve = {
  name: 'tc26A512',
  bytes: 64,
  p: 2n ** 512n - 569n,
  a: 2n ** 512n - 572n,
  b: hex(
    'e8c2505dedfc86ddc1bd0b2b6667f1da34b82574761cb0e879bd081cfd0b6265',
    'ee3cb090f30d27614cb4574010da90dd862ef9d4ebee4761503190785a71c760',
  ),
  n: hex(
    'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    '27e69532f48d89116ff22b8d4e0560609b4b38abfad2b85dcacdb1411f10b275',
  ),
  h: 1n,
  Gx: 3n,
  Gy: hex(
    '7503cfe87a836ae3a61b8816e25450e6ce5e1c93acf1abc1778064fdcbefa921',
    'df1626be4fd036e93d75e6a50e3a41e98028fe5fc235f5b889a589cb5215f2a4',
  ),
}

/** By their names: a thread is told the name alone. */
export const curves: Readonly<Record<CurveName, Curve>> = { cryptoProA, tc26A512 }

function hex(...parts: readonly string[]): bigint {
  return BigInt(`0x${parts.join('')}`)
}

/** A point of a curve in affine coordinates; never the point at infinity. */
export interface Point {
  readonly x: bigint
  readonly y: bigint
}

/** Both coordinates in the field, and the equation holds. With cofactor 1 that is all there is to ask of a public key. */
export const isOnCurve = ({ p, a, b }: Curve, { x, y }: Point): boolean =>
  x < p && y < p && (y * y - (x * x + a) * x - b) % p === 0n
