import { ITERATION, MATRIX, PI } from './streebog-constants.ts'

/*
 * GOST R 34.11-2012 (RFC 6986; in Kazakhstan GOST R 34.11-2015), "Streebog", 512 bits. A block is eight numbers of 64 bits, kept as
 * pairs of 32-bit words, the lower first. Substitution, transposition and matrix are one table look-up a byte (bench/gost).
 */
const WORDS = 16
const BLOCK = 64

const wordsOf = (hex: string): Int32Array => {
  const bytes = Buffer.from(hex, 'hex').reverse()
  return Int32Array.from({ length: WORDS }, (_, i) => bytes.readInt32LE(4 * i))
}

/** At 256·j + b: what byte b in place j of a number adds to the product with the matrix. */
const [LOW, HIGH] = tables()
const ROUND_KEYS = ITERATION.map(wordsOf)

function tables(): [Int32Array, Int32Array] {
  const [low, high] = [new Int32Array(2048), new Int32Array(2048)]
  const [pi, rows] = [Buffer.from(PI, 'hex'), Buffer.from(MATRIX, 'hex')]
  for (let at = 0; at < 2048; at++) {
    const [place, byte] = [at >> 8, pi[at & 255] as number]
    for (let bit = 0; bit < 8; bit++) {
      if (((byte >> bit) & 1) === 0) continue
      const row = 8 * (63 - (8 * place + bit))
      high[at] = (high[at] as number) ^ rows.readInt32BE(row)
      low[at] = (low[at] as number) ^ rows.readInt32BE(row + 4)
    }
  }
  return [low, high]
}

/** Number i of the result takes byte i of every number: of its lower word for i < 4, of the higher after that. */
function transform(from: Int32Array, into: Int32Array): void {
  const state = from.slice()
  for (let i = 0; i < 8; i++) {
    const [half, shift] = [i >> 2, 8 * (i & 3)]
    let [low, high] = [0, 0]
    for (let j = 0; j < 8; j++) {
      const at = (j << 8) | (((state[2 * j + half] as number) >>> shift) & 255)
      low ^= LOW[at] as number
      high ^= HIGH[at] as number
    }
    into[2 * i] = low
    into[2 * i + 1] = high
  }
}

const xor = (into: Int32Array, one: Int32Array, other: Int32Array): void => {
  for (let i = 0; i < WORDS; i++) into[i] = (one[i] as number) ^ (other[i] as number)
}

/** The sum modulo 2^512, into `into`. */
function add(into: Int32Array, other: Int32Array): void {
  let carry = 0
  for (let i = 0; i < WORDS; i++) {
    const sum = ((into[i] as number) >>> 0) + ((other[i] as number) >>> 0) + carry
    into[i] = sum | 0
    carry = sum > 0xffffffff ? 1 : 0
  }
}

const key = new Int32Array(WORDS)
const state = new Int32Array(WORDS)
const mixed = new Int32Array(WORDS)

/** The compression function: `hash` becomes g(hash, block) under the count of bits before it. */
function compress(hash: Int32Array, count: Int32Array, block: Int32Array): void {
  xor(key, hash, count)
  transform(key, key)
  xor(state, block, key)
  for (const constant of ROUND_KEYS) {
    transform(state, state)
    xor(mixed, key, constant)
    transform(mixed, key)
    xor(state, state, key)
  }
  for (let i = 0; i < WORDS; i++)
    hash[i] = (hash[i] as number) ^ (state[i] as number) ^ (block[i] as number)
}

const ZERO = new Int32Array(WORDS)

/** The hash of `data`, 64 bytes in the order of RFC 6986 (the order of XML, CMS and certificates alike). */
export function hashStreebog512(data: Uint8Array): Uint8Array {
  const [hash, count, sum] = [new Int32Array(WORDS), new Int32Array(WORDS), new Int32Array(WORDS)]
  const [block, bits] = [new Int32Array(WORDS), new Int32Array(WORDS)]
  const take = (bytes: Buffer, at: number, length: number): void => {
    for (let i = 0; i < WORDS; i++) block[i] = bytes.readInt32LE(at + 4 * i)
    compress(hash, count, block)
    bits[0] = 8 * length
    add(count, bits)
    add(sum, block)
  }
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const whole = bytes.length - (bytes.length % BLOCK)
  for (let at = 0; at < whole; at += BLOCK) take(bytes, at, BLOCK)
  const last = Buffer.alloc(BLOCK)
  last[bytes.copy(last, 0, whole)] = 1
  take(last, 0, bytes.length - whole)
  compress(hash, ZERO, count)
  compress(hash, ZERO, sum)
  return Buffer.from(hash.buffer)
}
