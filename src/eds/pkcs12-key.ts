import { hash } from 'node:crypto'

/** Hash functions of PKCS#12, and their block in bytes. */
const blocks = { sha1: 64, sha224: 64, sha256: 64, sha384: 128, sha512: 128 } as const
export type Pkcs12Hash = keyof typeof blocks

/** RFC 7292 B.3: what the bytes are for. */
export const purposes = { key: 1, iv: 2, mac: 3 } as const

export interface KeyOrder {
  readonly hash: Pkcs12Hash
  readonly password: string
  readonly salt: Uint8Array
  readonly rounds: number
  readonly purpose: (typeof purposes)[keyof typeof purposes]
  /** Bytes wanted. */
  readonly length: number
}

/** How many times the hash is asked for an order; RFC 7292 B.2 makes a block at a time. */
export const workOf = ({ hash: name, rounds, length }: KeyOrder): number =>
  rounds * Math.ceil(length / hash(name, '', 'buffer').length)

/** Bytes out of a password (RFC 7292 B.2); the password is a BMPString with its two zero bytes (B.1). */
export function derivePkcs12(order: KeyOrder): Buffer {
  const { hash: name, password, salt, rounds, purpose, length } = order
  const block = blocks[name]
  const diversifier = Buffer.alloc(block, purpose)
  const text = Buffer.from(`${password}\0`, 'utf16le').swap16()
  const input = Buffer.concat([filled(salt, block), filled(text, block)])
  const made: Buffer[] = []
  for (let bytes = 0; bytes < length; ) {
    let digest = hash(name, Buffer.concat([diversifier, input]), 'buffer')
    for (let round = 1; round < rounds; round++) digest = hash(name, digest, 'buffer')
    made.push(digest)
    bytes += digest.length
    const step = Buffer.alloc(block, digest)
    for (let at = 0; at < input.length; at += block) addOne(input.subarray(at, at + block), step)
  }
  return Buffer.concat(made).subarray(0, length)
}

/** As many copies as fill whole blocks; nothing stays nothing. */
const filled = (bytes: Uint8Array, block: number): Buffer =>
  Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes)

/** target = target + step + 1, as big-endian numbers of a block's width. */
function addOne(target: Buffer, step: Buffer): void {
  let carry = 1
  for (let at = target.length - 1; at >= 0; at--) {
    const sum = (target[at] as number) + (step[at] as number) + carry
    target[at] = sum & 0xff
    carry = sum >> 8
  }
}
