import { DerError, tags } from './der.ts'
import { der } from './der-write.ts'

/** Real containers have some ten levels; each level copies what it holds, so their number bounds the work. */
const DEEPEST = 24

const CONSTRUCTED = 0x20
const CONSTRUCTED_OCTETS = tags.octets | CONSTRUCTED

interface Value {
  readonly tag: number
  readonly content: Uint8Array
  /** Just past the value. */
  readonly end: number
}

/**
 * The same value in DER lengths: indefinite lengths (X.690 8.1.3.6) become definite, an OCTET STRING in pieces becomes one.
 * Kalkan and BouncyCastle write containers so. Throws DerError on broken bytes.
 */
export function berToDer(bytes: Uint8Array): Uint8Array {
  const { tag, content, end } = valueAt(bytes, 0, bytes.length, 0)
  if (end !== bytes.length) throw new DerError('bytes after the value')
  return der(tag, content)
}

function valueAt(bytes: Uint8Array, at: number, limit: number, depth: number): Value {
  const tag = byteAt(bytes, at, limit)
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag number above 30')
  if (depth > DEEPEST) throw new DerError('values nested too deep')
  const { length, start } = lengthAt(bytes, at + 1, limit)
  const end = length === undefined ? undefined : start + length
  if (end !== undefined && end > limit) throw new DerError('a value runs past its end')
  if ((tag & CONSTRUCTED) !== 0) return constructed(bytes, { tag, start, end, limit, depth })
  if (end === undefined) throw new DerError('an indefinite length of a primitive value')
  return { tag, content: bytes.subarray(start, end), end }
}

interface Frame {
  readonly tag: number
  readonly start: number
  /** Undefined: up to the end-of-contents octets. */
  readonly end: number | undefined
  readonly limit: number
  readonly depth: number
}

function constructed(bytes: Uint8Array, { tag, start, end, limit, depth }: Frame): Value {
  const children: Value[] = []
  let at = start
  while (at !== end) {
    if (end === undefined && isEndOfContents(bytes, at, limit)) {
      at += 2
      break
    }
    const child = valueAt(bytes, at, end ?? limit, depth + 1)
    children.push(child)
    at = child.end
  }
  if (tag !== CONSTRUCTED_OCTETS)
    return {
      tag,
      content: Buffer.concat(children.map((one) => der(one.tag, one.content))),
      end: at,
    }
  if (children.some((one) => one.tag !== tags.octets))
    throw new DerError('a piece of an OCTET STRING is none itself')
  const content = Buffer.concat(children.map((one) => one.content))
  return { tag: tags.octets, content, end: at }
}

const isEndOfContents = (bytes: Uint8Array, at: number, limit: number): boolean =>
  byteAt(bytes, at, limit) === 0 && byteAt(bytes, at + 1, limit) === 0

/** Lengths need not be minimal in BER; `length` is undefined for the indefinite form. */
function lengthAt(
  bytes: Uint8Array,
  at: number,
  limit: number,
): { length: number | undefined; start: number } {
  const first = byteAt(bytes, at, limit)
  if (first < 0x80) return { length: first, start: at + 1 }
  const size = first & 0x7f
  if (size === 0) return { length: undefined, start: at + 1 }
  if (size > 4) throw new DerError('an oversized length')
  let length = 0
  for (let i = 1; i <= size; i++) length = length * 256 + byteAt(bytes, at + i, limit)
  return { length, start: at + 1 + size }
}

function byteAt(bytes: Uint8Array, at: number, limit: number): number {
  const byte = at < limit ? bytes[at] : undefined
  if (byte === undefined) throw new DerError('bytes end inside a value')
  return byte
}
