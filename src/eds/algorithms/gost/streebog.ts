import { ITERATION, MATRIX, PI } from './streebog-constants.ts'
import { assemble, type Code, load64, lookUp, set, store64, xor } from './wasm.ts'

/*
 * GOST R 34.11-2012 (RFC 6986; in Kazakhstan GOST R 34.11-2015), "Streebog", 512 bits. A block is eight numbers of 64 bits, the
 * lowest first, as it stands in the bytes. Substitution, transposition and matrix are one table look-up a byte.
 */
const BLOCK = 64
const WORDS = BLOCK / 4
const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7]

/** Addresses: tables of 256 numbers, one for each place of a byte; the iteration constants; blocks in work. */
const TABLES = 0
const CONSTANTS = TABLES + 8 * 256 * 8
const HASH = CONSTANTS + ITERATION.length * BLOCK
const [COUNT, SUM, DATA] = [HASH + BLOCK, HASH + 2 * BLOCK, HASH + 3 * BLOCK]
const [KEY, STATE] = [DATA + BLOCK, DATA + 2 * BLOCK]
const [LENGTH, ZERO] = [DATA + 3 * BLOCK, DATA + 4 * BLOCK]

/** Number i of the result takes byte i of every number of a ⊕ b. */
const transformCode: Code = [
  ...NUMBERS.flatMap((j) => [...load64(1, 8 * j), ...load64(2, 8 * j), ...xor, ...set(3 + j)]),
  ...NUMBERS.flatMap((i) =>
    store64(
      0,
      8 * i,
      NUMBERS.flatMap((j) => [...lookUp(3 + j, 8 * i, TABLES + 2048 * j), ...(j > 0 ? xor : [])]),
    ),
  ),
]

interface Exports {
  readonly memory: WebAssembly.Memory
  /** The round transformation LPS of a ⊕ b, over addresses; out may be a or b. */
  transform(out: number, a: number, b: number): void
}

const { memory, transform } = new WebAssembly.Instance(
  new WebAssembly.Module(assemble({ transform: { params: 3, locals: 8, code: transformCode } })),
).exports as unknown as Exports
const bytes = Buffer.from(memory.buffer)
const words = new Uint32Array(memory.buffer)

fillTables()
ITERATION.forEach((hex, i) => {
  Buffer.from(hex, 'hex')
    .reverse()
    .copy(bytes, CONSTANTS + i * BLOCK)
})

/** What byte b in place j of a number adds to the product with the matrix, at 8·(256·j + b). */
function fillTables(): void {
  const [pi, rows] = [Buffer.from(PI, 'hex'), Buffer.from(MATRIX, 'hex')]
  for (let at = 0; at < 2048; at++) {
    const [place, byte] = [at >> 8, pi[at & 255] as number]
    let product = 0n
    for (let bit = 0; bit < 8; bit++)
      if ((byte >> bit) & 1) product ^= rows.readBigUInt64BE(8 * (63 - (8 * place + bit)))
    bytes.writeBigUInt64LE(product, TABLES + 8 * at)
  }
}

/** The compression function: the hash becomes g(hash, block) under the count of bits before it. */
function compress(count: number, block: number): void {
  transform(KEY, HASH, count)
  transform(STATE, block, KEY)
  transform(KEY, KEY, CONSTANTS)
  for (let constant = CONSTANTS + BLOCK; constant < HASH; constant += BLOCK) {
    transform(STATE, STATE, KEY)
    transform(KEY, KEY, constant)
  }
  for (let i = 0; i < WORDS; i++)
    words[HASH / 4 + i] = wordAt(HASH, i) ^ wordAt(STATE, i) ^ wordAt(KEY, i) ^ wordAt(block, i)
}

const wordAt = (block: number, i: number): number => words[block / 4 + i] as number

/** The sum of two blocks modulo 2^512, into the first. */
function add(block: number, other: number): void {
  let carry = 0
  for (let i = 0; i < WORDS; i++) {
    const sum = wordAt(block, i) + wordAt(other, i) + carry
    words[block / 4 + i] = sum
    carry = sum > 0xffffffff ? 1 : 0
  }
}

/** Takes the block in DATA, of which so many bytes are the message's own. */
function take(length: number): void {
  compress(COUNT, DATA)
  words[LENGTH / 4] = 8 * length
  add(COUNT, LENGTH)
  add(SUM, DATA)
}

/** The hash of `data`, 64 bytes in the order of RFC 6986 (the order of XML, CMS and certificates alike). */
export function hashStreebog512(data: Uint8Array): Uint8Array {
  const message = Buffer.from(data.buffer, data.byteOffset, data.length)
  bytes.fill(0, HASH, DATA)
  const whole = message.length - (message.length % BLOCK)
  for (let at = 0; at < whole; at += BLOCK) {
    message.copy(bytes, DATA, at, at + BLOCK)
    take(BLOCK)
  }
  bytes.fill(0, DATA, DATA + BLOCK)
  bytes[DATA + message.copy(bytes, DATA, whole)] = 1
  take(message.length - whole)
  compress(ZERO, COUNT)
  compress(ZERO, SUM)
  return Buffer.from(bytes.subarray(HASH, HASH + BLOCK))
}
