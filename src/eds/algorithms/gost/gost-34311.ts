/*
 * GOST 34.311-95 (GOST R 34.11-94, RFC 5831), 256 bits, with a zero start and the S-boxes "D-TEST", which Kazakhstan's 2004 keys use;
 * most other software means those of CryptoPro. A block is eight 32-bit words, the lowest first.
 */
const WORDS = 8
const BLOCK = 32

/** RFC 4357 11.2, id-GostR3411-94-TestParamSet: rows K1…K8, the substitutes of 0…15. */
const S_BOXES = [
  '4a92d80e6b1c7f53',
  'eb4c6dfa23810759',
  '581da342efc7609b',
  '7da1089fe46cb253',
  '6c715fd84a9e03b2',
  '4ba0721d36859cfe',
  'db413f590ae7682c',
  '1fd057a4923e6b8c',
]

/** Two S-boxes and the rotation by 11 at once: what each byte of a word adds to the round function. */
const [T0, T1, T2, T3] = [0, 1, 2, 3].map(tableOf) as [
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
]

function tableOf(place: number): Int32Array {
  const nibble = (row: number, value: number) =>
    Number.parseInt((S_BOXES[row] as string).charAt(value), 16)
  return Int32Array.from({ length: 256 }, (_, byte) => {
    const substituted = (nibble(2 * place + 1, byte >> 4) << 4) | nibble(2 * place, byte & 15)
    const word = substituted << (8 * place)
    return (word << 11) | (word >>> 21)
  })
}

const round = (word: number): number =>
  (T0[word & 255] as number) ^
  (T1[(word >>> 8) & 255] as number) ^
  (T2[(word >>> 16) & 255] as number) ^
  (T3[word >>> 24] as number)

/** Encrypts two words of `hash` at `at` with GOST 28147-89, into `out`. */
function encrypt(key: Int32Array, hash: Int32Array, at: number, out: Int32Array): void {
  let a = hash[at] as number
  let b = hash[at + 1] as number
  for (let i = 0; i < 24; i += 2) {
    b ^= round((a + (key[i & 7] as number)) | 0)
    a ^= round((b + (key[(i & 7) + 1] as number)) | 0)
  }
  for (let i = 7; i > 0; i -= 2) {
    b ^= round((a + (key[i] as number)) | 0)
    a ^= round((b + (key[i - 1] as number)) | 0)
  }
  out[at] = b
  out[at + 1] = a
}

/** A: the upper three quarters move down, the sum of the lower two comes on top. */
function shift(y: Int32Array): void {
  const [low, high] = [(y[0] as number) ^ (y[2] as number), (y[1] as number) ^ (y[3] as number)]
  y.copyWithin(0, 2)
  y[6] = low
  y[7] = high
}

/** C3, the one constant that is not zero. */
const CONSTANT = Int32Array.from(
  [0xff00ff00, 0xff00ff00, 0x00ff00ff, 0x00ff00ff, 0x00ffff00, 0xff0000ff, 0x000000ff, 0xff00ffff],
  (word) => word | 0,
)

const u = new Int32Array(WORDS)
const v = new Int32Array(WORDS)
const w = new Int32Array(WORDS)
const key = new Int32Array(WORDS)
const state = new Int32Array(WORDS)
const [wBytes, keyBytes] = [new Uint8Array(w.buffer), new Uint8Array(key.buffer)]

/** The step function: `hash` becomes that of `hash` and `block`. */
function step(hash: Int32Array, block: Int32Array): void {
  u.set(hash)
  v.set(block)
  for (let k = 0; k < 4; k++) {
    if (k > 0) {
      shift(u)
      shift(v)
      shift(v)
    }
    if (k === 2) xor(u, CONSTANT)
    w.set(u)
    xor(w, v)
    for (let i = 0; i < BLOCK; i++) keyBytes[(i >> 3) + 4 * (i & 7)] = wBytes[i] as number
    encrypt(key, hash, 2 * k, state)
  }
  mix(hash, block)
}

/** 74 turns of a shift register of 16 half-words; the window moves along the array instead of the words. */
const register = new Uint16Array(16 + 74)

function mix(hash: Int32Array, block: Int32Array): void {
  load(0, state, false)
  turn(0, 12)
  load(12, block, true)
  turn(12, 13)
  load(13, hash, true)
  turn(13, 74)
  for (let i = 0; i < WORDS; i++)
    hash[i] = (register[74 + 2 * i] as number) | ((register[75 + 2 * i] as number) << 16)
}

function load(at: number, words: Int32Array, add: boolean): void {
  for (let i = 0; i < 16; i++) {
    const half = (words[i >> 1] as number) >>> (16 * (i & 1))
    register[at + i] = add ? (register[at + i] as number) ^ half : half
  }
}

function turn(from: number, to: number): void {
  for (let at = from; at < to; at++)
    register[at + 16] =
      (register[at] as number) ^
      (register[at + 1] as number) ^
      (register[at + 2] as number) ^
      (register[at + 3] as number) ^
      (register[at + 12] as number) ^
      (register[at + 15] as number)
}

const xor = (into: Int32Array, other: Int32Array): void => {
  for (let i = 0; i < WORDS; i++) into[i] = (into[i] as number) ^ (other[i] as number)
}

/** The sum modulo 2^256, into `into`. */
function add(into: Int32Array, other: Int32Array): void {
  let carry = 0
  for (let i = 0; i < WORDS; i++) {
    const sum = ((into[i] as number) >>> 0) + ((other[i] as number) >>> 0) + carry
    into[i] = sum | 0
    carry = sum > 0xffffffff ? 1 : 0
  }
}

/** The hash of `data`, 32 bytes, the lowest first. */
export function hashGost34311(data: Uint8Array): Uint8Array {
  const [hash, sum, block] = [new Int32Array(WORDS), new Int32Array(WORDS), new Int32Array(WORDS)]
  const take = (bytes: Buffer, at: number): void => {
    for (let i = 0; i < WORDS; i++) block[i] = bytes.readInt32LE(at + 4 * i)
    step(hash, block)
    add(sum, block)
  }
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const whole = bytes.length - (bytes.length % BLOCK)
  for (let at = 0; at < whole; at += BLOCK) take(bytes, at)
  if (whole < bytes.length) {
    const last = Buffer.alloc(BLOCK)
    bytes.copy(last, 0, whole)
    take(last, 0)
  }
  const length = new Int32Array(WORDS)
  length[0] = bytes.length << 3
  length[1] = Math.floor(bytes.length / 2 ** 29)
  step(hash, length)
  step(hash, sum)
  return Buffer.from(hash.buffer)
}
