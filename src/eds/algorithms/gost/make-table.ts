import { createAccumulator } from './accumulator.ts'
import type { Curve } from './curve.ts'
import type { Field } from './field.ts'
import { invert } from './invert.ts'
import { rowLength, type Shape, type TableMaker } from './tables.ts'

/**
 * Every row grows by one point at a time and all rows together, so that an affine addition costs six multiplications and the one
 * inversion is shared (Montgomery's trick). No sum meets infinity: the multiples stay far below the prime order.
 */
export function createTableMaker(field: Field, { p }: Curve, mostRows: number): TableMaker {
  const bench: Workbench = {
    ...field,
    p,
    chain: createAccumulator(field),
    denominators: field.reserve(mostRows),
    products: field.reserve(mostRows + 1),
    jacobian: field.reserve(3 * mostRows),
    slope: field.reserve(1),
    sum: field.reserve(2),
    one: field.reserve(1),
  }
  field.write(bench.one, 1n)
  return (point, shape, at) => {
    const rows = { count: shape.rows, at, step: 2 * field.size * rowLength(shape) }
    field.write(at, point.x)
    field.write(at + field.size, point.y)
    putFirstPoints(bench, rows, shape)
    for (let length = 1; length < rowLength(shape); length++) grow(bench, rows, length)
    return { shape, at }
  }
}

/** The field, and addresses of what is needed on the way: a denominator and a point for each row. */
interface Workbench extends Field {
  readonly p: bigint
  readonly chain: ReturnType<typeof createAccumulator>
  readonly denominators: number
  readonly products: number
  readonly jacobian: number
  readonly slope: number
  readonly sum: number
  readonly one: number
}

interface Rows {
  readonly count: number
  readonly at: number
  /** Bytes from one row to the next. */
  readonly step: number
}

/** The first point of the first row is there; those of the others come of doublings in a chain, and become affine at once. */
function putFirstPoints(bench: Workbench, { count, at, step }: Rows, shape: Shape): void {
  const { size, multiply, square, copy, chain, denominators, jacobian, slope } = bench
  chain.clear()
  chain.add(at, 1)
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < shape.width * shape.steps && row > 0; i++) chain.double()
    copy(jacobian + 3 * row * size, chain.at, 3)
    copy(denominators + row * size, chain.at + 2 * size, 1)
  }
  invertAll(bench, count)
  for (let row = 0; row < count; row++) {
    const [from, to] = [jacobian + 3 * row * size, at + row * step]
    const inverse = denominators + row * size
    square(slope, inverse)
    multiply(to, from, slope)
    multiply(slope, slope, inverse)
    multiply(to + size, from + size, slope)
  }
}

/** Appends to each row the sum of its first and its last point; where those are one, the double. */
function grow(bench: Workbench, { count, at, step }: Rows, length: number): void {
  const { size, denominators, combine } = bench
  const last = 2 * (length - 1) * size
  for (let row = 0; row < count; row++) {
    const [first, denominator] = [at + row * step, denominators + row * size]
    if (length === 1) combine(denominator, first + size, 2, first, 0)
    else combine(denominator, first + last, 1, first, -1)
  }
  invertAll(bench, count)
  for (let row = 0; row < count; row++) {
    const first = at + row * step
    putSum(bench, first, first + last, denominators + row * size)
  }
}

/** The sum of two points after the last of them; `inverse` is 1/(x₂ − x₁), of one point 1/2y. */
function putSum(bench: Workbench, first: number, last: number, inverse: number): void {
  const { size, multiply, square, combine, copy, slope, sum, one } = bench
  if (first === last) {
    square(slope, first)
    combine(slope, slope, 3, one, -3)
  } else combine(slope, last + size, 1, first + size, -1)
  multiply(slope, slope, inverse)
  square(sum, slope)
  combine(sum, sum, 1, first, -1)
  combine(sum, sum, 1, last, -1)
  combine(sum + size, last, 1, sum, -1)
  multiply(sum + size, sum + size, slope)
  combine(sum + size, sum + size, 1, last + size, -1)
  copy(last + 2 * size, sum, 2)
}

/** Each of the first `count` denominators becomes its inverse, by one inversion of their product. */
function invertAll(bench: Workbench, count: number): void {
  const { size, multiply, copy, read, write, p, denominators, products, slope, sum, one } = bench
  copy(products, one, 1)
  for (let i = 0; i < count; i++)
    multiply(products + (i + 1) * size, products + i * size, denominators + i * size)
  const inverse = sum
  write(inverse, invert(read(products + count * size), p))
  for (let i = count - 1; i >= 0; i--) {
    multiply(slope, inverse, products + i * size)
    multiply(inverse, inverse, denominators + i * size)
    copy(denominators + i * size, slope, 1)
  }
}
