/** What is wrong with the bytes. Whoever knows what they were meant to be turns it into a refusal. */
export class DerError extends Error {
  override readonly name = 'DerError'
}

/** One value of X.690 DER: the identifier octet, what it holds, and all its bytes. */
export interface DerNode {
  readonly tag: number
  readonly content: Uint8Array
  readonly raw: Uint8Array
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  printable: 0x13,
  teletex: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** Context tags: `[n]` that holds other values, and `[n]` that holds bytes. */
export const inside = (number: number): number => 0xa0 | number
export const plain = (number: number): number => 0x80 | number

/** The one value that fills `bytes` to the end. */
export function readDer(bytes: Uint8Array): DerNode {
  const node = readAt(bytes, 0)
  if (node.raw.length !== bytes.length) throw new DerError('bytes after the value')
  return node
}

/** The values directly inside. One level at a time, so nesting costs no stack. */
export function childrenOf(node: DerNode): DerNode[] {
  if ((node.tag & 0x20) === 0) throw new DerError(`tag ${node.tag} holds no values`)
  const children: DerNode[] = []
  for (let at = 0; at < node.content.length; ) {
    const child = readAt(node.content, at)
    children.push(child)
    at += child.raw.length
  }
  return children
}

/** Reads the members of a SEQUENCE in order: those that must be there, those that may, and then the end. */
export interface Members {
  need(tag?: number): DerNode
  optional(tag: number): DerNode | undefined
  end(): void
}

export function membersOf(node: DerNode, tag: number = tags.sequence): Members {
  const children = childrenOf(expectTag(node, tag))
  let at = 0
  const next = (wanted?: number): DerNode | undefined => {
    const child = children[at]
    if (child === undefined || (wanted !== undefined && child.tag !== wanted)) return undefined
    at += 1
    return child
  }
  return {
    need: (wanted) => {
      const child = next(wanted)
      if (child === undefined) throw new DerError(`a member is missing, tag ${wanted ?? 'any'}`)
      return child
    },
    optional: next,
    end: () => {
      if (at < children.length) throw new DerError('an unexpected member at the end')
    },
  }
}

export function expectTag(node: DerNode, tag: number): DerNode {
  if (node.tag !== tag) throw new DerError(`tag ${node.tag} where ${tag} was expected`)
  return node
}

function readAt(bytes: Uint8Array, at: number): DerNode {
  const { tag, start, end } = placeAt(bytes, at)
  return { tag, content: bytes.subarray(start, end), raw: bytes.subarray(at, end) }
}

/** Where one value stands: its tag, and its content from `start` to `end`. */
export interface Place {
  readonly tag: number
  readonly start: number
  readonly end: number
}

/** The value that begins at `at` and ends before `limit`. For lists of a million values: a view of each costs ten times more. */
export function placeAt(bytes: Uint8Array, at: number, limit: number = bytes.length): Place {
  const tag = byteAt(bytes, at)
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag number above 30')
  const { length, start } = readLength(bytes, at + 1)
  const end = start + length
  if (end > limit) throw new DerError('a value runs past its end')
  return { tag, start, end }
}

function readLength(bytes: Uint8Array, at: number): { length: number; start: number } {
  const first = byteAt(bytes, at)
  if (first < 0x80) return { length: first, start: at + 1 }
  const size = first & 0x7f
  if (size === 0 || size > 4) throw new DerError('an indefinite or oversized length')
  let length = 0
  for (let i = 1; i <= size; i++) length = length * 256 + byteAt(bytes, at + i)
  if (length < 0x80 || length < 256 ** (size - 1)) throw new DerError('a length is not minimal')
  return { length, start: at + 1 + size }
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw new DerError('bytes end inside a value')
  return byte
}
