import type { Field } from './field.ts'

/** A sum of points in Jacobian coordinates (X/Z², Y/Z³), for curves with a = −3. */
export interface Accumulator {
  /** Where X, Y and Z lie, one after another; they mean nothing while the sum is the point at infinity. */
  readonly at: number
  readonly isInfinite: () => boolean
  /** Back to the point at infinity. */
  clear(): void
  double(): void
  /** Adds the affine point at an address (x, then y), or with sign −1 takes it away. */
  add(point: number, sign: 1 | -1): void
}

export function createAccumulator(field: Field): Accumulator {
  const registers = reserve(field)
  let infinite = true
  return {
    at: registers.x,
    isInfinite: () => infinite,
    clear: () => {
      infinite = true
    },
    double: () => {
      if (!infinite) double(field, registers)
    },
    add: (point, sign) => {
      const sum = infinite
        ? start(field, registers, point, sign)
        : add(field, registers, point, sign)
      infinite = sum === 'infinity'
    },
  }
}

/** Addresses: the coordinates, 1, and numbers in between. */
interface Registers {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly one: number
  readonly t0: number
  readonly t1: number
  readonly t2: number
  readonly t3: number
  readonly t4: number
}

function reserve(field: Field): Registers {
  const [x, y, z] = [field.reserve(1), field.reserve(1), field.reserve(1)]
  const [t0, t1, t2] = [field.reserve(1), field.reserve(1), field.reserve(1)]
  const [t3, t4, one] = [field.reserve(1), field.reserve(1), field.reserve(1)]
  field.write(one, 1n)
  return { x, y, z, one, t0, t1, t2, t3, t4 }
}

function start(field: Field, { x, y, z, one }: Registers, point: number, sign: 1 | -1): 'point' {
  field.copy(x, point, 1)
  field.combine(y, point + field.size, sign, point, 0)
  field.copy(z, one, 1)
  return 'point'
}

/** dbl-2001-b of the Explicit-Formulas Database. The order is an odd prime, so that no point has y = 0. */
function double(
  { multiply, square, combine }: Field,
  { x, y, z, t0, t1, t2, t3, t4 }: Registers,
): void {
  square(t0, z)
  square(t1, y)
  multiply(t2, x, t1)
  combine(t3, x, 1, t0, -1)
  combine(t4, x, 3, t0, 3)
  multiply(t3, t3, t4)
  combine(t4, y, 1, z, 1)
  square(t4, t4)
  combine(t4, t4, 1, t1, -1)
  combine(z, t4, 1, t0, -1)
  square(t4, t3)
  combine(x, t4, 1, t2, -8)
  combine(t2, t2, 4, x, -1)
  multiply(t2, t3, t2)
  square(t1, t1)
  combine(y, t2, 1, t1, -8)
}

/** madd-2004-hmv of the Explicit-Formulas Database, and the two cases it leaves out: of equal points, and of opposite ones. */
function add(
  field: Field,
  registers: Registers,
  point: number,
  sign: 1 | -1,
): 'point' | 'infinity' {
  const { multiply, square, combine } = field
  const { x, y, z, t0, t1, t2, t3, t4 } = registers
  square(t0, z)
  multiply(t1, point, t0)
  multiply(t2, t0, z)
  multiply(t2, point + field.size, t2)
  combine(t1, t1, 1, x, -1)
  combine(t2, t2, sign, y, -1)
  if (field.isZero(t1)) {
    if (!field.isZero(t2)) return 'infinity'
    double(field, registers)
    return 'point'
  }
  multiply(z, z, t1)
  square(t3, t1)
  multiply(t1, t3, t1)
  multiply(t3, x, t3)
  square(t4, t2)
  combine(t4, t4, 1, t1, -1)
  combine(x, t4, 1, t3, -2)
  combine(t3, t3, 1, x, -1)
  multiply(t3, t2, t3)
  multiply(t4, y, t1)
  combine(y, t3, 1, t4, -1)
  return 'point'
}
