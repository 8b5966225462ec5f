import { crc32, inflateRawSync } from 'node:zlib'
import { type DirectoryEntry, readDirectory } from './zip-directory.ts'
import { DEFLATED, LOCAL, STORED, type ZipEntry } from './zip-format.ts'
import { judgeNames } from './zip-names.ts'
import type { ZipProblem } from './zip-problems.ts'
import { writeZip } from './zip-write.ts'

/** What a container holds, as far as it can be read, and everything that is wrong with it as a zip. */
export interface ZipContents {
  /** In the order of the directory; of a repeated name all. */
  readonly entries: readonly ZipEntry[]
  readonly problems: readonly ZipProblem[]
}

export interface ZipLimits {
  /** Of the container, and of all that it holds. */
  readonly bytes: number
  readonly entries: number
}

const MEGABYTE = 1024 * 1024
export const zipLimits: ZipLimits = { bytes: 256 * MEGABYTE, entries: 60_000 }
/** Deflate cannot do better than about 1030; text of messages stays below 30. */
const LARGEST_RATIO = 100

/**
 * Reads a zip that may have been made to deceive. It never throws: what can be read is read, so that everything else can
 * be judged too, and each oddity is a problem. Without problems the bytes are those that `writeZip` makes of the entries:
 * no byte is without meaning, and no other reader can see other files.
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits = zipLimits): ZipContents {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length > limits.bytes) return { entries: [], problems: [{ code: 'TOO_LARGE' }] }
  const directory = readDirectory(buffer, limits.entries)
  const problems = [...directory.problems, ...judgeNames(directory.entries.map(({ name }) => name))]
  const entries: ZipEntry[] = []
  let left = limits.bytes
  const places: Place[] = []
  for (const row of directory.entries) {
    const found = readEntry(buffer, row, Math.min(left, limits.bytes))
    problems.push(...found.problems)
    if (found.place) places.push(found.place)
    if (found.bytes === undefined) continue
    left -= found.bytes.length
    entries.push({ name: row.name, bytes: found.bytes })
  }
  problems.push(...judgePlaces(places, directory.start))
  if (problems.length === 0 && !isCanonical(buffer, entries))
    problems.push({ code: 'NOT_CANONICAL' })
  return { entries, problems }
}

interface Place {
  readonly name: string
  readonly from: number
  readonly to: number
}

interface ReadEntry {
  readonly problems: readonly ZipProblem[]
  readonly place?: Place
  readonly bytes?: Uint8Array
}

function readEntry(buffer: Buffer, row: DirectoryEntry, most: number): ReadEntry {
  const { name, offset } = row
  const problem = (code: ZipProblem['code'], detail?: string): ZipProblem => ({
    code,
    entry: name,
    ...(detail !== undefined && { detail }),
  })
  const whole = offset + LOCAL.length <= buffer.length
  if (!whole || buffer.readUInt32LE(offset) !== LOCAL.signature)
    return { problems: [problem('BROKEN_ENTRY')] }
  const from =
    offset + LOCAL.length + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28)
  const to = from + row.compressed
  if (to > buffer.length) return { problems: [problem('BROKEN_ENTRY')] }
  const problems = localDiffers(buffer, row) ? [problem('LOCAL_DIFFERS')] : []
  const place = { name, from: offset, to }
  const content = contentOf(buffer.subarray(from, to), row, most)
  if (!(content instanceof Uint8Array)) return { problems: [...problems, problem(content)], place }
  if (crc32(content) !== row.crc || content.length !== row.size) problems.push(problem('CRC'))
  return { problems, place, bytes: content }
}

/** Name, flags, method, time, sum and sizes stand twice, and must say the same; the extra field is none. */
function localDiffers(buffer: Buffer, { fields, rawName, offset }: DirectoryEntry): boolean {
  const local = buffer.subarray(offset + 4, offset + LOCAL.length)
  const name = buffer.subarray(offset + LOCAL.length, offset + LOCAL.length + rawName.length)
  return !local.equals(fields) || !name.equals(rawName)
}

function contentOf(
  data: Buffer,
  { method, encrypted, size }: DirectoryEntry,
  most: number,
): Uint8Array | ZipProblem['code'] {
  if (encrypted) return 'BROKEN_ENTRY'
  if (method === STORED) return data.length <= most ? data : 'TOO_LARGE'
  if (method !== DEFLATED) return 'BROKEN_ENTRY'
  if (size > most || size > data.length * LARGEST_RATIO) return 'BOMB'
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) })
  } catch (cause) {
    return (cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? 'BOMB' : 'BROKEN_ENTRY'
  }
}

/** Files lie one after another from the first byte to the directory. */
function judgePlaces(places: readonly Place[], directory: number): ZipProblem[] {
  const problems: ZipProblem[] = []
  let at = 0
  for (const { name, from, to } of places.toSorted((one, other) => one.from - other.from)) {
    if (from < at) problems.push({ code: 'OVERLAP', entry: name })
    if (from > at) problems.push({ code: 'GAP', entry: name, detail: `${from - at}` })
    at = Math.max(at, to)
  }
  if (at < directory) problems.push({ code: 'GAP', detail: `${directory - at}` })
  if (at > directory) problems.push({ code: 'OVERLAP' })
  return problems
}

const isCanonical = (buffer: Buffer, entries: readonly ZipEntry[]): boolean =>
  buffer.equals(writeZip(entries))
