/** The field of 256 elements that QR codes use (ISO/IEC 18004, 8.5): powers of 2 modulo x⁸ + x⁴ + x³ + x² + 1. */
const exponent = new Uint8Array(255)
const logarithm = new Uint8Array(256)
for (let power = 0, value = 1; power < 255; power += 1) {
  exponent[power] = value
  logarithm[value] = power
  value <<= 1
  if (value > 255) value ^= 0x11d
}

/** The product of two elements. */
export const times = (one: number, other: number): number =>
  one === 0 || other === 0
    ? 0
    : (exponent[((logarithm[one] ?? 0) + (logarithm[other] ?? 0)) % 255] ?? 0)

/** The product of (x − 2ⁱ) for i from 0 below `degree`, highest power first, without its leading 1. */
function generator(degree: number): Uint8Array {
  let made = Uint8Array.of(1)
  for (let index = 0; index < degree; index += 1) {
    const root = exponent[index] ?? 0
    const next = new Uint8Array(made.length + 1)
    made.forEach((factor, at) => {
      next[at] = (next[at] ?? 0) ^ factor
      next[at + 1] = (next[at + 1] ?? 0) ^ times(factor, root)
    })
    made = next
  }
  return made.subarray(1)
}

/** The codewords that let a reader put right up to half as many wrong ones. */
export function correction(data: Uint8Array, count: number): Uint8Array {
  const divisor = generator(count)
  const rest = new Uint8Array(count)
  for (const codeword of data) {
    const factor = codeword ^ (rest[0] ?? 0)
    rest.copyWithin(0, 1)
    rest[count - 1] = 0
    divisor.forEach((coefficient, at) => {
      rest[at] = (rest[at] ?? 0) ^ times(coefficient, factor)
    })
  }
  return rest
}
