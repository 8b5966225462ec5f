import { inside, plain, tags } from './der.ts'

/** Writes one DER value: its tag and the parts it holds, one after another. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content])
  const digits = content.length.toString(16)
  const length = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content])
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array =>
  der(tags.sequence, ...parts)
export const set = (...parts: readonly Uint8Array[]): Uint8Array => der(tags.set, ...parts)
/** A SET OF: X.690 11.6 wants its members in the order of their bytes. */
export const setOf = (...parts: readonly Uint8Array[]): Uint8Array =>
  set(...parts.toSorted(Buffer.compare))
export const octets = (bytes: Uint8Array): Uint8Array => der(tags.octets, bytes)
export const nothing = (): Uint8Array => der(tags.nothing)
export const boolean = (value: boolean): Uint8Array =>
  der(tags.boolean, Buffer.from([value ? 0xff : 0]))

/** A BIT STRING; `unused` is how many of the last bits do not count. */
export const bits = (bytes: Uint8Array, unused = 0): Uint8Array =>
  der(tags.bits, Buffer.from([unused]), bytes)

/** X.690 11.2.2: a BIT STRING of named bits, up to the last one that is set, and no more. */
export function namedBits(numbers: readonly number[]): Uint8Array {
  const last = Math.max(...numbers)
  const bytes = Buffer.alloc((last >> 3) + 1)
  for (const number of numbers) {
    bytes[number >> 3] = (bytes[number >> 3] ?? 0) | (0x80 >> (number & 7))
  }
  return bits(bytes, 7 - (last & 7))
}

/** `[n]` around other values, and `[n]` over bytes. */
export const contextInside = (number: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  der(inside(number), ...parts)
export const contextPlain = (number: number, bytes: Uint8Array): Uint8Array =>
  der(plain(number), bytes)

/** A whole number from zero up, in as few bytes as X.690 8.3.2 asks. */
export function integer(value: bigint | number): Uint8Array {
  const digits = value.toString(16)
  const even = digits.length % 2 === 0 ? digits : `0${digits}`
  const lead = Number.parseInt(even.slice(0, 1), 16) >= 8 ? '00' : ''
  return der(tags.integer, Buffer.from(lead + even, 'hex'))
}

export const enumerated = (value: number): Uint8Array => der(tags.enumerated, Buffer.from([value]))

export function oid(dotted: string): Uint8Array {
  const [top = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt)
  return der(tags.oid, Buffer.from([top * 40n + second, ...rest].flatMap(arc)))
}

function arc(value: bigint): number[] {
  const bytes = [Number(value & 0x7fn)]
  for (let left = value >> 7n; left > 0n; left >>= 7n) bytes.unshift(Number(left & 0x7fn) | 0x80)
  return bytes
}

export const utf8Text = (text: string): Uint8Array => der(tags.utf8, Buffer.from(text))
export const printableText = (text: string): Uint8Array =>
  der(tags.printable, Buffer.from(text, 'latin1'))
/** UTF-16 code units, the high byte first. */
export const bmpText = (text: string): Uint8Array =>
  der(tags.bmp, Buffer.from(text, 'utf16le').swap16())
export const ia5Text = (text: string): Uint8Array => der(tags.ia5, Buffer.from(text, 'latin1'))

/** RFC 5280 4.1.2.5: UTCTime through 2049, GeneralizedTime after; whole seconds. */
export const time = (moment: Date): Uint8Array =>
  moment.getUTCFullYear() < 2050
    ? der(tags.utcTime, Buffer.from(digitsOf(moment).slice(2)))
    : generalizedTime(moment)

/** `YYYYMMDDHHMMSSZ`, whatever the year: OCSP has no other. */
export const generalizedTime = (moment: Date): Uint8Array =>
  der(tags.generalizedTime, Buffer.from(digitsOf(moment)))

const digitsOf = (moment: Date): string => moment.toISOString().replace(/[-:T]|\.\d+/g, '')
