import { DerError, type DerNode, expectTag, tags } from './der.ts'

/** Longest OID read, in bytes: arcs are big integers, and their cost must stay bounded. */
const LONGEST_OID = 64

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export function readBoolean(node: DerNode): boolean {
  const { content } = expectTag(node, tags.boolean)
  if (content.length !== 1) throw new DerError('a BOOLEAN of another length than 1')
  return content[0] !== 0
}

/** An INTEGER of any sign; X.690 8.3.2: no spare leading byte. */
export function readInteger(node: DerNode): bigint {
  const { content } = expectTag(node, tags.integer)
  const [first, second = 0] = content
  if (first === undefined) throw new DerError('an empty INTEGER')
  const spare = (first === 0x00 && second < 0x80) || (first === 0xff && second >= 0x80)
  if (content.length > 1 && spare) throw new DerError('an INTEGER is not minimal')
  return BigInt.asIntN(content.length * 8, BigInt(`0x${hex(content)}`))
}

/** An ENUMERATED of one byte: all those of CRL and OCSP are small. */
export function readEnumerated(node: DerNode): number {
  const [value, ...more] = expectTag(node, tags.enumerated).content
  if (value === undefined || value > 127 || more.length > 0)
    throw new DerError('a broken ENUMERATED')
  return value
}

/** Dotted, as `1.2.840.113549.1.1.11`. */
export function readOid(node: DerNode): string {
  const { content } = expectTag(node, tags.oid)
  if (content.length === 0 || content.length > LONGEST_OID) throw new DerError('OID length')
  const numbers: bigint[] = []
  let value = 0n
  let starts = true
  for (const byte of content) {
    if (starts && byte === 0x80) throw new DerError('an OID arc is not minimal')
    value = (value << 7n) | BigInt(byte & 0x7f)
    starts = byte < 0x80
    if (starts) {
      numbers.push(value)
      value = 0n
    }
  }
  if (!starts) throw new DerError('an OID ends inside an arc')
  const [head = 0n, ...rest] = numbers
  const top = head < 40n ? 0n : head < 80n ? 1n : 2n
  return [top, head - top * 40n, ...rest].join('.')
}

/** A BIT STRING: its bytes, and how many of the last bits do not count. */
export function readBits(node: DerNode): { bytes: Uint8Array; unused: number } {
  const { content } = expectTag(node, tags.bits)
  const unused = content[0]
  if (unused === undefined || unused > 7) throw new DerError('a broken BIT STRING')
  if (unused > 0 && content.length === 1) throw new DerError('unused bits of an empty BIT STRING')
  return { bytes: content.subarray(1), unused }
}

/** A BIT STRING of whole bytes: signatures and keys. */
export function readWholeBits(node: DerNode): Uint8Array {
  const { bytes, unused } = readBits(node)
  if (unused !== 0) throw new DerError('a BIT STRING of whole bytes was expected')
  return bytes
}

export const readOctets = (node: DerNode): Uint8Array => expectTag(node, tags.octets).content

/** RFC 5280 4.1.2.5: `YYMMDDHHMMSSZ` (a year below 50 is 20YY) or `YYYYMMDDHHMMSSZ`. */
export function readTime(node: DerNode): Date {
  const text = Buffer.from(node.content).toString('latin1')
  const digits = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text)
  const length = { [tags.utcTime]: 13, [tags.generalizedTime]: 15 }[node.tag]
  if (digits === null || text.length !== length) throw new DerError('a broken time')
  const [year = 0, month = 0, ...rest] = digits.slice(1).map(Number)
  const [day = 0, hour = 0, minute = 0, second = 0] = rest
  const century = length === 15 ? 0 : year < 50 ? 2000 : 1900
  const iso = new Date(0)
  iso.setUTCFullYear(century + year, month - 1, day)
  iso.setUTCHours(hour, minute, second)
  const same = iso.getUTCMonth() === month - 1 && iso.getUTCDate() === day
  if (!same || hour > 23 || minute > 59 || second > 59) throw new DerError('no such time')
  return iso
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const decoders: Readonly<Record<number, (bytes: Uint8Array) => string>> = {
  [tags.utf8]: (bytes) => {
    try {
      return utf8.decode(bytes)
    } catch (cause) {
      throw new DerError('a string is not UTF-8', { cause })
    }
  },
  [tags.printable]: (bytes) => Buffer.from(bytes).toString('latin1'),
  [tags.teletex]: (bytes) => Buffer.from(bytes).toString('latin1'),
  [tags.ia5]: (bytes) => Buffer.from(bytes).toString('latin1'),
  [tags.bmp]: (bytes) => {
    if (bytes.length % 2 !== 0) throw new DerError('a BMPString of an odd length')
    return Buffer.from(bytes).swap16().toString('utf16le')
  },
}

/** The text of a string of a known kind; anything else is undefined. */
export const readText = (node: DerNode): string | undefined => decoders[node.tag]?.(node.content)
