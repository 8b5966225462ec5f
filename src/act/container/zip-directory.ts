import { CENTRAL, DOS_DATE, END, STORED, VERSION } from './zip-format.ts'
import type { ZipProblem } from './zip-problems.ts'

/** One row of the directory of a zip. */
export interface DirectoryEntry {
  readonly name: string
  readonly rawName: Buffer
  /** What the header before the file repeats. */
  readonly fields: Buffer
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

const LONGEST_COMMENT = 0xffff
const ENCRYPTED = 1
const DESCRIPTOR = 8

/** Reads the directory at the end of the file: the only place that says what a zip holds. */
export function readDirectory(buffer: Buffer, most: number): Directory {
  const end = readEnd(buffer)
  if ('code' in end) return { entries: [], problems: [end], start: 0 }
  const problems = [...end.problems]
  const entries: DirectoryEntry[] = []
  let at = end.start
  for (let index = 0; index < end.count && index < most; index += 1) {
    if (at + CENTRAL.length > end.at || buffer.readUInt32LE(at) !== CENTRAL.signature) break
    const read = readRow(buffer.subarray(at, end.at))
    entries.push(read.entry)
    problems.push(...read.problems)
    at += read.length
  }
  if (end.count > most) problems.push({ code: 'TOO_LARGE', detail: `${end.count}` })
  else if (entries.length !== end.count || at !== end.at)
    problems.push({ code: 'GAP', detail: `${end.at - at}` })
  return { entries, problems, start: end.start }
}

/** The end record is the end of the file; one with a comment is found, and told. */
function readEnd(buffer: Buffer): EndRecord | ZipProblem {
  const at = endAt(buffer)
  if (at === undefined) return { code: 'NOT_ZIP' }
  const [disk, first, here, count] = [4, 6, 8, 10].map((field) => buffer.readUInt16LE(at + field))
  const size = buffer.readUInt32LE(at + 12)
  const start = buffer.readUInt32LE(at + 16)
  const large = count === 0xffff || size === 0xffffffff || start === 0xffffffff
  const locator = at >= 20 && buffer.readUInt32LE(at - 20) === 0x07064b50
  if (large || locator) return { code: 'ZIP64' }
  if (start > at) return { code: 'NOT_ZIP' }
  const problems: ZipProblem[] = []
  if (at + END.length !== buffer.length) problems.push({ code: 'COMMENT' })
  if (disk !== 0 || first !== 0 || here !== count) problems.push({ code: 'FIELD', detail: 'disk' })
  if (start + size !== at) problems.push({ code: 'GAP', detail: `${at - start - size}` })
  return { at, count: count ?? 0, start, problems }
}

function endAt(buffer: Buffer): number | undefined {
  const last = buffer.length - END.length
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at -= 1) {
    const found = buffer.readUInt32LE(at) === END.signature
    if (found && buffer.readUInt16LE(at + 20) === last - at) return at
  }
  return undefined
}

function readRow(row: Buffer): {
  readonly entry: DirectoryEntry
  readonly problems: readonly ZipProblem[]
  readonly length: number
} {
  const fields = row.subarray(6, 32)
  const [flags, method, time, date] = [2, 4, 6, 8].map((at) => fields.readUInt16LE(at))
  const nameLength = fields.readUInt16LE(22)
  const length = CENTRAL.length + nameLength + fields.readUInt16LE(24) + row.readUInt16LE(32)
  const rawName = row.subarray(CENTRAL.length, CENTRAL.length + nameLength)
  const name = rawName.toString('utf8')
  const entry = {
    name,
    rawName,
    fields,
    method: method ?? 0,
    encrypted: ((flags ?? 0) & ENCRYPTED) !== 0,
    crc: fields.readUInt32LE(10),
    compressed: fields.readUInt32LE(14),
    size: fields.readUInt32LE(18),
    offset: row.readUInt32LE(42),
  }
  const usual = [VERSION, VERSION, 0, 0, DOS_DATE, 0, 0, 0, 0, 0]
  const actual = [
    ...[row.readUInt16LE(4), fields.readUInt16LE(0), (flags ?? 0) & ~(ENCRYPTED | DESCRIPTOR)],
    ...[time, date, fields.readUInt16LE(24), row.readUInt16LE(32), row.readUInt16LE(34)],
    ...[row.readUInt16LE(36), row.readUInt32LE(38)],
  ]
  const codes: ZipProblem['code'][] = [
    ...(entry.encrypted ? (['ENCRYPTED'] as const) : []),
    ...(((flags ?? 0) & DESCRIPTOR) === 0 ? [] : (['DESCRIPTOR'] as const)),
    ...(method === STORED ? [] : (['METHOD'] as const)),
    ...(actual.every((value, index) => value === usual[index]) ? [] : (['FIELD'] as const)),
  ]
  return { entry, problems: codes.map((code) => ({ code, entry: name })), length }
}
