import {
  add,
  and,
  assemble,
  type Code,
  constant,
  get,
  load32,
  mul,
  set,
  shiftLeft,
  shiftRight,
  store32,
  type WasmFunction,
  widen,
} from './wasm.ts'

/**
 * Numbers modulo p = 2^(8·bytes) − c as limbs of 29 bits: a column of products fits into 64 bits with its carry, and limbs may be
 * negative or too large by a few bits, so that differences need no borrowing.
 */
export const LIMB = 29
const MASK = constant(2n ** BigInt(LIMB) - 1n)

/** How many limbs hold a number of that many bytes, and how many bits of p are in the highest. */
export const limbsFor = (bytes: number): number => Math.ceil((8 * bytes) / LIMB)
const highestBits = (bytes: number): number => 8 * bytes - LIMB * (limbsFor(bytes) - 1)

/** `multiply(out, a, b)`, `square(out, a)` and `combine(out, a, m, b, n)` = ma + nb, over addresses in memory; out may be a or b. */
export function fieldModule(bytes: number, c: bigint): Uint8Array<ArrayBuffer> {
  return assemble({
    multiply: multiply(bytes, c),
    square: square(bytes, c),
    combine: combine(bytes, c),
  })
}

const range = (length: number): number[] => Array.from({ length }, (_, i) => i)

function multiply(bytes: number, c: bigint): WasmFunction {
  const limbs = limbsFor(bytes)
  const [params, a, b] = [3, 3, 3 + limbs]
  const sums = range(2 * limbs - 1).map((column) =>
    range(limbs)
      .filter((i) => column - i >= 0 && column - i < limbs)
      .flatMap((i) => [...get(a + i), ...get(b + column - i), ...mul, ...add]),
  )
  const product = b + limbs
  const code = [...loads(1, a, limbs), ...loads(2, b, limbs), ...reduce(sums, product, bytes, c)]
  return { params, locals: 4 * limbs, code }
}

/** Half of the products: those of two different limbs count twice. */
function square(bytes: number, c: bigint): WasmFunction {
  const limbs = limbsFor(bytes)
  const [params, a] = [2, 2]
  const sums = range(2 * limbs - 1).map((column) => {
    const pairs = range(limbs).filter((i) => 2 * i < column && column - i < limbs)
    const twice = [
      ...constant(0n),
      ...pairs.flatMap((i) => [...get(a + i), ...get(a + column - i), ...mul, ...add]),
      ...constant(1n),
      ...shiftLeft,
    ]
    const own =
      column % 2 === 0 ? [...get(a + column / 2), ...get(a + column / 2), ...mul, ...add] : []
    return [...(pairs.length > 0 ? [...twice, ...add] : []), ...own]
  })
  const code = [...loads(1, a, limbs), ...reduce(sums, a + limbs, bytes, c)]
  return { params, locals: 3 * limbs, code }
}

function combine(bytes: number, c: bigint): WasmFunction {
  const limbs = limbsFor(bytes)
  const [params, product] = [5, 5]
  const scaled = (address: number, factor: number, limb: number): Code => [
    ...load32(address, 4 * limb),
    ...get(factor),
    ...widen,
    ...mul,
  ]
  const sums = range(limbs).flatMap((i) => [
    ...scaled(1, 2, i),
    ...scaled(3, 4, i),
    ...add,
    ...set(product + i),
  ])
  return { params, locals: limbs + 1, code: [...sums, ...normalize(product, bytes, c)] }
}

const loads = (address: number, first: number, limbs: number): Code =>
  range(limbs).flatMap((i) => [...load32(address, 4 * i), ...set(first + i)])

/** Columns with their carries into locals from `product`; the upper half folds onto the lower, for 2^(29·limbs) ≡ c·2^spare. */
function reduce(sums: readonly Code[], product: number, bytes: number, c: bigint): Code {
  const limbs = limbsFor(bytes)
  const spare = BigInt(LIMB * limbs - 8 * bytes)
  const last = sums.length - 1
  const columns = sums.flatMap((sum, column) => {
    const carry =
      column === 0
        ? constant(0n)
        : [...get(product + column - 1), ...constant(BigInt(LIMB)), ...shiftRight]
    const mask =
      column === 0
        ? []
        : [...get(product + column - 1), ...MASK, ...and, ...set(product + column - 1)]
    return [...carry, ...sum, ...set(product + column), ...mask]
  })
  const folded = range(last + 1 - limbs).flatMap((i) => [
    ...get(product + i),
    ...get(product + limbs + i),
    ...constant(c << spare),
    ...mul,
    ...add,
    ...set(product + i),
  ])
  return [...columns, ...folded, ...normalize(product, bytes, c)]
}

/** Carries through the limbs, folds what is above 8·bytes bits, and stores at the address in local 0. */
function normalize(product: number, bytes: number, c: bigint): Code {
  const limbs = limbsFor(bytes)
  const top = product + limbs - 1
  const highest = highestBits(bytes)
  const carry = (from: number): Code => [
    ...get(from + 1),
    ...get(from),
    ...constant(BigInt(LIMB)),
    ...shiftRight,
    ...add,
    ...set(from + 1),
    ...get(from),
    ...MASK,
    ...and,
    ...set(from),
  ]
  return [
    ...range(limbs - 1).flatMap((i) => carry(product + i)),
    ...get(product),
    ...get(top),
    ...constant(BigInt(highest)),
    ...shiftRight,
    ...constant(c),
    ...mul,
    ...add,
    ...set(product),
    ...get(top),
    ...constant(2n ** BigInt(highest) - 1n),
    ...and,
    ...set(top),
    ...carry(product),
    ...range(limbs).flatMap((i) => store32(0, 4 * i, get(product + i))),
  ]
}
