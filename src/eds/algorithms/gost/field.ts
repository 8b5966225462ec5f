import type { Curve } from './curve.ts'
import { fieldModule, LIMB, limbsFor } from './field-code.ts'

/** Arithmetic modulo p on numbers in the memory of a WebAssembly module. An address is that of a number's lowest limb. */
export interface Field {
  /** Bytes between one number and the next. */
  readonly size: number
  multiply(out: number, a: number, b: number): void
  square(out: number, a: number): void
  /** out = m·a + n·b; m and n from −8 to 8. */
  combine(out: number, a: number, m: number, b: number, n: number): void
  /** Room for that many numbers, one after another; never given back. */
  reserve(count: number): number
  write(at: number, value: bigint): void
  /** From 0 to p − 1. */
  read(at: number): bigint
  isZero(at: number): boolean
  copy(out: number, from: number, count: number): void
}

const PAGE = 65_536

type Exports = Pick<Field, 'multiply' | 'square' | 'combine'> & {
  readonly memory: WebAssembly.Memory
}

export function createField({ p, bytes }: Pick<Curve, 'p' | 'bytes'>): Field {
  const limbs = limbsFor(bytes)
  const module = new WebAssembly.Module(fieldModule(bytes, 2n ** BigInt(8 * bytes) - p))
  const { multiply, square, combine, memory } = new WebAssembly.Instance(module)
    .exports as unknown as Exports
  let words = new Int32Array(memory.buffer)
  let used = 0
  const size = 4 * limbs
  const lowest = Number(BigInt.asUintN(LIMB, p))
  const read = (at: number): bigint => {
    let value = 0n
    for (let i = limbs - 1; i >= 0; i--)
      value = (value << BigInt(LIMB)) + BigInt(words[at / 4 + i] as number)
    return ((value % p) + p) % p
  }
  return {
    size,
    multiply,
    square,
    combine,
    reserve: (count) => {
      const at = used
      used += count * size
      const missing = Math.ceil((used - words.byteLength) / PAGE)
      if (missing > 0) {
        memory.grow(missing)
        words = new Int32Array(memory.buffer)
      }
      return at
    },
    write: (at, value) => {
      for (let i = 0; i < limbs; i++)
        words[at / 4 + i] = Number(BigInt.asUintN(LIMB, value >> BigInt(LIMB * i)))
    },
    read,
    /** A normal number that is zero modulo p is 0 or p: the lowest limb settles all but one case in 2^27. */
    isZero: (at) => {
      const first = words[at / 4] as number
      return (first === 0 || first === lowest) && read(at) === 0n
    },
    copy: (out, from, count) => {
      words.copyWithin(out / 4, from / 4, (from + count * size) / 4)
    },
  }
}
