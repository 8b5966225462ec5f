import type { ByteSource } from './source.ts'
import { CENTRAL, DOS_DATE, END, STORED, VERSION } from './zip-format.ts'
import type { ZipProblem } from './zip-problems.ts'

/** One row of the directory of a zip. */
export interface DirectoryEntry {
  readonly name: string
  /** All rows, and where this one stands: a view for each of ten thousand would take more than they do. */
  readonly rows: Buffer
  readonly at: number
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  readonly compressed: number
  readonly size: number
  readonly offset: number
}

export interface Directory {
  readonly entries: readonly DirectoryEntry[]
  readonly problems: readonly ZipProblem[]
  /** Where it begins. */
  readonly start: number
}

interface EndRecord {
  readonly at: number
  readonly count: number
  readonly start: number
  readonly problems: readonly ZipProblem[]
}

/** What the header before the file repeats. */
export const fieldsOf = ({ rows, at }: DirectoryEntry): Buffer => rows.subarray(at + 6, at + 32)

/** Its name as bytes. */
export function rawNameOf({ rows, at }: DirectoryEntry): Buffer {
  const from = at + CENTRAL.length
  return rows.subarray(from, from + rows.readUInt16LE(at + 28))
}

const LONGEST_COMMENT = 0xffff
/** Of the 64-bit form, which stands before the end record. */
const LOCATOR = { signature: 0x07064b50, length: 20 } as const
const ENCRYPTED = 1
const DESCRIPTOR = 8

/** Reads the directory at the end of the file: the only place that says what a zip holds. */
export function readDirectory(source: ByteSource, most: number): Directory {
  const end = readEnd(source)
  if ('code' in end) return { entries: [], problems: [end], start: 0 }
  const problems = [...end.problems]
  const entries: DirectoryEntry[] = []
  const rows = bufferOf(source.read(end.start, end.at - end.start))
  let at = 0
  for (let index = 0; index < end.count && index < most; index += 1) {
    if (at + CENTRAL.length > rows.length || rows.readUInt32LE(at) !== CENTRAL.signature) break
    const read = readRow(rows, at)
    entries.push(read.entry)
    problems.push(...read.problems)
    at += read.length
  }
  if (end.count > most) problems.push({ code: 'TOO_LARGE', detail: `${end.count}` })
  else if (entries.length !== end.count || at !== rows.length)
    problems.push({ code: 'GAP', detail: `${rows.length - at}` })
  return { entries, problems, start: end.start }
}

/** The end record is the end of the file; one with a comment is found, and told. */
function readEnd(source: ByteSource): EndRecord | ZipProblem {
  const length = Math.min(source.size, LOCATOR.length + END.length + LONGEST_COMMENT)
  const from = source.size - length
  const tail = bufferOf(source.read(from, length))
  const found = endIn(tail)
  if (found === undefined) return { code: 'NOT_ZIP' }
  const at = from + found
  const end = tail.subarray(found)
  const [disk, first, here, count] = [4, 6, 8, 10].map((field) => end.readUInt16LE(field))
  const [size, start] = [end.readUInt32LE(12), end.readUInt32LE(16)]
  const large = count === 0xffff || size === 0xffffffff || start === 0xffffffff
  const before = found - LOCATOR.length
  const locator = before >= 0 && tail.readUInt32LE(before) === LOCATOR.signature
  if (large || locator) return { code: 'ZIP64' }
  if (start > at) return { code: 'NOT_ZIP' }
  const problems: ZipProblem[] = []
  if (at + END.length !== source.size) problems.push({ code: 'COMMENT' })
  if (disk !== 0 || first !== 0 || here !== count) problems.push({ code: 'FIELD', detail: 'disk' })
  if (start + size !== at) problems.push({ code: 'GAP', detail: `${at - start - size}` })
  return { at, count: count ?? 0, start, problems }
}

function endIn(tail: Buffer): number | undefined {
  const last = tail.length - END.length
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at -= 1) {
    const found = tail.readUInt32LE(at) === END.signature
    if (found && tail.readUInt16LE(at + 20) === last - at) return at
  }
  return undefined
}

const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function readRow(
  rows: Buffer,
  at: number,
): {
  readonly entry: DirectoryEntry
  readonly problems: readonly ZipProblem[]
  readonly length: number
} {
  const short = (offset: number) => rows.readUInt16LE(at + offset)
  const long = (offset: number) => rows.readUInt32LE(at + offset)
  const [flags, method, nameLength] = [short(8), short(10), short(28)]
  const from = at + CENTRAL.length
  const entry = {
    ...{ name: rows.toString('utf8', from, from + nameLength), rows, at },
    ...{ method, encrypted: (flags & ENCRYPTED) !== 0, crc: long(16) },
    ...{ compressed: long(20), size: long(24), offset: long(42) },
  }
  const usual = [VERSION, VERSION, 0, 0, DOS_DATE, 0, 0, 0, 0, 0]
  const actual = [
    ...[short(4), short(6), flags & ~(ENCRYPTED | DESCRIPTOR), short(12), short(14)],
    ...[short(30), short(32), short(34), short(36), long(38)],
  ]
  const codes: ZipProblem['code'][] = [
    ...(entry.encrypted ? (['ENCRYPTED'] as const) : []),
    ...((flags & DESCRIPTOR) === 0 ? [] : (['DESCRIPTOR'] as const)),
    ...(method === STORED ? [] : (['METHOD'] as const)),
    ...(actual.every((value, index) => value === usual[index]) ? [] : (['FIELD'] as const)),
  ]
  const length = CENTRAL.length + nameLength + short(30) + short(32)
  return { entry, problems: codes.map((code) => ({ code, entry: entry.name })), length }
}
