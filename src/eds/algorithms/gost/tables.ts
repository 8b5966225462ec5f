import type { Accumulator } from './accumulator.ts'
import type { Point } from './curve.ts'
import type { Field } from './field.ts'
import { writeNumber } from './little-endian.ts'

/**
 * A number in signed digits of `width` bits, of which a table holds multiples: digit row·steps + j is looked up in its row, and `width`
 * doublings stand between one j and the next. One step is a row for every digit, and no doublings at all.
 */
export interface Shape {
  readonly width: number
  readonly rows: number
  readonly steps: number
}

/** Rows of the points 1·B…2^(width−1)·B in affine coordinates, B = 2^(width·steps·row)·P, from the address `at`. */
export interface Table {
  readonly shape: Shape
  readonly at: number
}

/**
 * For numbers of so many bytes, with a row for every digit or with fewer rows. The carry of the highest digit needs a bit more
 * than the number has.
 */
export function shapeFor(bytes: number, width: number, mostRows?: number): Shape {
  const digits = Math.ceil((8 * bytes + 1) / width)
  const steps = mostRows === undefined ? 1 : Math.ceil(digits / mostRows)
  return { width, steps, rows: Math.ceil(digits / steps) }
}

/** Points in a row. */
export const rowLength = ({ width }: Shape): number => 2 ** (width - 1)

/** How many numbers a table takes. */
export const numbersIn = (shape: Shape): number => 2 * shape.rows * rowLength(shape)

/** Adds scalar·P to a sum. A table of more than one step goes first: it doubles what is there. */
export function addMultiple(field: Field, sum: Accumulator, table: Table, scalar: bigint): void {
  const { width, rows, steps } = table.shape
  const digits = signedDigits(scalar, width, rows * steps)
  for (let step = steps - 1; step >= 0; step--) {
    for (let i = 0; i < width && step < steps - 1; i++) sum.double()
    for (let row = 0; row < rows; row++)
      addEntry(field, sum, table, row, digits[row * steps + step] as number)
  }
}

function addEntry(
  { size }: Field,
  sum: Accumulator,
  { shape, at }: Table,
  row: number,
  digit: number,
): void {
  if (digit === 0) return
  const entry = row * rowLength(shape) + Math.abs(digit) - 1
  sum.add(at + 2 * size * entry, digit > 0 ? 1 : -1)
}

/** From 1 − 2^(width−1) to 2^(width−1), the lowest first. */
function signedDigits(scalar: bigint, width: number, count: number): Int16Array {
  const bytes = writeNumber(scalar, Math.ceil((width * count) / 8) + 2)
  const digits = new Int16Array(count)
  let carry = 0
  for (let i = 0; i < count; i++) {
    const [byte, bit] = [(width * i) >> 3, (width * i) & 7]
    const two = (bytes[byte] as number) | ((bytes[byte + 1] as number) << 8)
    const digit = ((two >> bit) & (2 ** width - 1)) + carry
    carry = digit > 2 ** (width - 1) ? 1 : 0
    digits[i] = digit - carry * 2 ** width
  }
  return digits
}

/** Fills the room at `at` with the table of a point. */
export type TableMaker = (point: Point, shape: Shape, at: number) => Table
