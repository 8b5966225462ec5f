import type { Curve, Point } from './curve.ts'
import { groupOf } from './group.ts'
import { readNumber } from './little-endian.ts'

/** e of GOST R 34.10-2012 6.1: the digest as a number, its lowest byte first, modulo n; 1 in place of 0. */
export const numberOf = (digest: Uint8Array, { n }: Curve): bigint => readNumber(digest) % n || 1n

/** GOST R 34.10-2012 6.2. Public data only. */
export function verifyDigest(
  curve: Curve,
  point: Point,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { bytes, n } = curve
  if (signature.length !== 2 * bytes) return false
  const r = readNumber(signature.subarray(0, bytes))
  const s = readNumber(signature.subarray(bytes))
  if (r === 0n || s === 0n || r >= n || s >= n) return false
  const inverse = invert(numberOf(digest, curve), n)
  const Points = groupOf(curve)
  const sum = Points.BASE.mulAddUnsafe(
    (s * inverse) % n,
    Points.fromAffine(point),
    ((n - r) * inverse) % n,
  )
  return !sum.is0() && sum.toAffine().x % n === r
}

/** 1/value modulo a prime, by Euclid; `value` is not zero. */
function invert(value: bigint, modulus: bigint): bigint {
  let [high, low, s0, s1] = [modulus, value, 0n, 1n]
  while (low > 0n) {
    const quotient = high / low
    ;[high, low] = [low, high - quotient * low]
    ;[s0, s1] = [s1, s0 - quotient * s1]
  }
  return s0 < 0n ? s0 + modulus : s0
}
