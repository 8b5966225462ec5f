import {
  childrenOf,
  DerError,
  type DerNode,
  expectTag,
  type Place,
  placeAt,
  readDer,
  tags,
} from '../der.ts'
import { readEnumerated, readTime } from '../der-values.ts'
import { extensionsIn } from '../extensions.ts'
import { type RevocationReason, reasonOf } from './reasons.ts'

/** What a list says of one certificate. */
export interface RevokedEntry {
  readonly serial: bigint
  readonly revokedAt: Date
  readonly reason?: RevocationReason
}

/**
 * The entries of a list in 29 bytes each, sorted by serial number: a list of 20 MB has some 400,000.
 * Serial numbers are 20 bytes of two's complement, dates milliseconds, reasons numbers of RFC 5280 5.3.1.
 */
export interface CrlEntries {
  readonly serials: Uint8Array
  readonly revokedAt: Float64Array
  readonly reasons: Uint8Array
}

const WIDTH = 20
const NO_REASON = 255

export const entryOids = {
  reason: '2.5.29.21',
  invalidityDate: '2.5.29.24',
} as const

/** Reads `revokedCertificates` (RFC 5280 5.1.2.6); absent, nothing is revoked. Throws DerError. */
export function readEntries(list: DerNode | undefined): CrlEntries {
  const bytes = bufferOf(list?.content ?? new Uint8Array(0))
  const read = emptyEntries(countOf(bytes))
  const reasonIn = reasonReader(bytes)
  let place = 0
  for (let at = 0; at < bytes.length; place++) {
    const entry = placeOf(tags.sequence, bytes, at, bytes.length)
    readEntry(bytes, entry, read, place, reasonIn)
    at = entry.end
  }
  return sorted(read)
}

export const entryCount = ({ reasons }: CrlEntries): number => reasons.length

/** Halves the list until one is left: 19 steps for 400,000. */
export function findEntry(entries: CrlEntries, serial: bigint): RevokedEntry | undefined {
  const wanted = bytesOf(serial)
  if (wanted === undefined) return undefined
  const serials = bufferOf(entries.serials)
  let [low, high] = [0, entryCount(entries)]
  while (low < high) {
    const middle = (low + high) >>> 1
    const start = middle * WIDTH
    if (serials.compare(wanted, 0, WIDTH, start, start + WIDTH) < 0) low = middle + 1
    else high = middle
  }
  if (low === entryCount(entries)) return undefined
  const start = low * WIDTH
  return serials.compare(wanted, 0, WIDTH, start, start + WIDTH) === 0
    ? entryAt(entries, low, serial)
    : undefined
}

function entryAt({ revokedAt, reasons }: CrlEntries, at: number, serial: bigint): RevokedEntry {
  const reason = reasonOf(reasons[at] ?? NO_REASON)
  return { serial, revokedAt: new Date(revokedAt[at] ?? Number.NaN), ...(reason && { reason }) }
}

const emptyEntries = (count: number): CrlEntries => ({
  serials: new Uint8Array(count * WIDTH),
  revokedAt: new Float64Array(count),
  reasons: new Uint8Array(count),
})

function countOf(bytes: Uint8Array): number {
  let count = 0
  for (let at = 0; at < bytes.length; count++) at = placeAt(bytes, at).end
  return count
}

function placeOf(tag: number, bytes: Uint8Array, at: number, limit: number): Place {
  const place = placeAt(bytes, at, limit)
  if (place.tag !== tag) throw new DerError(`tag ${place.tag} where ${tag} was expected`)
  return place
}

type ReasonReader = (at: number, end: number) => number

function readEntry(
  bytes: Buffer,
  { start, end }: Place,
  into: CrlEntries,
  place: number,
  reasonIn: ReasonReader,
): void {
  const serial = placeOf(tags.integer, bytes, start, end)
  const length = serial.end - serial.start
  if (length === 0 || length > WIDTH) throw new DerError('a serial number of no length')
  const to = (place + 1) * WIDTH
  into.serials.fill((bytes[serial.start] ?? 0) < 0x80 ? 0x00 : 0xff, to - WIDTH, to - length)
  bytes.copy(into.serials, to - length, serial.start, serial.end)
  const date = placeAt(bytes, serial.end, end)
  const content = bytes.subarray(date.start, date.end)
  into.revokedAt[place] = readTime({ tag: date.tag, content, raw: content }).getTime()
  into.reasons[place] = date.end === end ? NO_REASON : reasonIn(date.end, end)
}

/** Ten reasons make ten kinds of bytes: each is read once, and a list with others, such as dates, reads them each time. */
const MOST_KINDS = 64

function reasonReader(bytes: Buffer): ReasonReader {
  const known = new Map<string, number>()
  return (at, end) => {
    const key = bytes.toString('latin1', at, end)
    const seen = known.get(key)
    if (seen !== undefined) return seen
    const reason = readReason(readDer(bytes.subarray(at, end)))
    if (known.size < MOST_KINDS) known.set(key, reason)
    return reason
  }
}

/** RFC 5280 5.3: a list with a critical entry extension that is not understood must not be used; lists of other issuers have one. */
function readReason(list: DerNode): number {
  let reason = NO_REASON
  for (const { id, critical, value } of extensionsIn(childrenOf(expectTag(list, tags.sequence)))) {
    if (id === entryOids.reason) {
      reason = readEnumerated(readDer(value))
      if (reasonOf(reason) === undefined) throw new DerError(`no revocation reason ${reason}`)
    } else if (critical && id !== entryOids.invalidityDate) {
      throw new DerError(`an unknown critical extension ${id} of an entry`)
    }
  }
  return reason
}

/** By the first six bytes, which are a whole number that a double holds; the rest is looked at only where those agree. */
function sorted(entries: CrlEntries): CrlEntries {
  const serials = bufferOf(entries.serials)
  const heads = new Float64Array(entryCount(entries)).map((_, at) =>
    serials.readUIntBE(at * WIDTH, 6),
  )
  const order = new Uint32Array(heads.length).map((_, at) => at)
  order.sort((one, other) => {
    const apart = (heads[one] ?? 0) - (heads[other] ?? 0)
    if (apart !== 0) return apart
    const [from, to] = [one * WIDTH, other * WIDTH]
    return serials.compare(serials, to, to + WIDTH, from, from + WIDTH)
  })
  const result = emptyEntries(order.length)
  for (let at = 0; at < order.length; at++) {
    const from = order[at] ?? 0
    serials.copy(result.serials, at * WIDTH, from * WIDTH, (from + 1) * WIDTH)
    result.revokedAt[at] = entries.revokedAt[from] ?? 0
    result.reasons[at] = entries.reasons[from] ?? NO_REASON
  }
  return result
}

const bufferOf = ({ buffer, byteOffset, length }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, length)

/** Undefined: no certificate that is read here has such a number. */
function bytesOf(serial: bigint): Buffer | undefined {
  if (BigInt.asIntN(WIDTH * 8, serial) !== serial) return undefined
  const digits = BigInt.asUintN(WIDTH * 8, serial).toString(16)
  return Buffer.from(digits.padStart(WIDTH * 2, '0'), 'hex')
}
