import { DerError, type DerNode, membersOf, readDer, tags, valuesIn } from '../der.ts'
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
  const count = list === undefined ? 0 : countOf(list)
  const read = emptyEntries(count)
  if (list !== undefined) {
    let at = 0
    for (const entry of valuesIn(list)) readEntry(entry, read, at++)
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

function countOf(list: DerNode): number {
  let count = 0
  for (const _ of valuesIn(list)) count += 1
  return count
}

function readEntry(entry: DerNode, into: CrlEntries, at: number): void {
  const members = membersOf(entry)
  const serial = members.need(tags.integer).content
  if (serial.length === 0 || serial.length > WIDTH)
    throw new DerError('a serial number of no length')
  const start = at * WIDTH
  into.serials.fill((serial[0] ?? 0) < 0x80 ? 0x00 : 0xff, start, start + WIDTH)
  into.serials.set(serial, start + WIDTH - serial.length)
  into.revokedAt[at] = readTime(members.need()).getTime()
  const extensions = members.optional(tags.sequence)
  into.reasons[at] = extensions === undefined ? NO_REASON : readReason(extensions)
  members.end()
}

/** RFC 5280 5.3: a list with a critical entry extension that is not understood must not be used; lists of other issuers have one. */
function readReason(list: DerNode): number {
  let reason = NO_REASON
  for (const { id, critical, value } of extensionsIn([...valuesIn(list)])) {
    if (id === entryOids.reason) {
      reason = readEnumerated(readDer(value))
      if (reasonOf(reason) === undefined) throw new DerError(`no revocation reason ${reason}`)
    } else if (critical && id !== entryOids.invalidityDate) {
      throw new DerError(`an unknown critical extension ${id} of an entry`)
    }
  }
  return reason
}

function sorted(entries: CrlEntries): CrlEntries {
  const serials = bufferOf(entries.serials)
  const order = new Uint32Array(entryCount(entries)).map((_, at) => at)
  order.sort((one, other) => {
    const [from, to] = [one * WIDTH, other * WIDTH]
    return serials.compare(serials, to, to + WIDTH, from, from + WIDTH)
  })
  const result = emptyEntries(order.length)
  order.forEach((from, at) => {
    result.serials.set(serials.subarray(from * WIDTH, (from + 1) * WIDTH), at * WIDTH)
    result.revokedAt[at] = entries.revokedAt[from] ?? 0
    result.reasons[at] = entries.reasons[from] ?? NO_REASON
  })
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
