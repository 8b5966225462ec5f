import { type ByteSource, sourceOf } from './source.ts'
import { fileAt, type Place, type ZipFile } from './zip-content.ts'
import { type DirectoryEntry, fieldsOf, rawNameOf, readDirectory } from './zip-directory.ts'
import { LOCAL } from './zip-format.ts'
import { directoryOf, localHeader } from './zip-headers.ts'
import { judgeNames } from './zip-names.ts'
import type { ZipProblem } from './zip-problems.ts'

/** What a container holds, as far as it can be read, and everything that is wrong with it as a zip. */
export interface ZipContents {
  /** In the order of the directory; of a repeated name all. */
  readonly entries: readonly ZipFile[]
  readonly problems: readonly ZipProblem[]
}

export interface ZipLimits {
  /** Of the container, and of all that it holds. */
  readonly bytes: number
  readonly entries: number
}

const MEGABYTE = 1024 * 1024
export const zipLimits: ZipLimits = { bytes: 1024 * MEGABYTE, entries: 60_000 }
/** Of one file, which may be held whole where it is looked at. */
const LARGEST_FILE = 256 * MEGABYTE

/**
 * Reads a zip that may have been made to deceive. It never throws: what can be read is read, so that everything else can
 * be judged too, and each oddity is a problem. Without problems the bytes are those that `writeZip` makes of the entries:
 * no byte is without meaning, and no other reader can see other files. Every file is read through once; nothing of it is kept.
 */
export function readZip(
  container: Uint8Array | ByteSource,
  limits: ZipLimits = zipLimits,
): ZipContents {
  const source = container instanceof Uint8Array ? sourceOf(container) : container
  if (source.size > limits.bytes) return { entries: [], problems: [{ code: 'TOO_LARGE' }] }
  const directory = readDirectory(source, limits.entries)
  const problems = [...directory.problems, ...judgeNames(directory.entries.map(({ name }) => name))]
  const entries: ZipFile[] = []
  let left = limits.bytes
  const places: Place[] = []
  for (const row of directory.entries) {
    const found = readEntry(source, row, Math.min(left, LARGEST_FILE))
    problems.push(...found.problems)
    if (found.place) places.push(found.place)
    if (found.file === undefined) continue
    left -= found.file.size
    entries.push(found.file)
  }
  problems.push(...judgePlaces(places, directory.start))
  if (problems.length === 0 && !isCanonical(source, entries))
    problems.push({ code: 'NOT_CANONICAL' })
  return { entries, problems }
}

interface ReadEntry {
  readonly problems: readonly ZipProblem[]
  readonly place?: Place
  readonly file?: ZipFile
}

function readEntry(source: ByteSource, row: DirectoryEntry, most: number): ReadEntry {
  const { name, offset } = row
  const problem = (code: ZipProblem['code']): ZipProblem => ({ code, entry: name })
  if (offset + LOCAL.length > source.size) return { problems: [problem('BROKEN_ENTRY')] }
  const length = Math.min(LOCAL.length + rawNameOf(row).length, source.size - offset)
  const header = Buffer.from(source.read(offset, length))
  if (header.readUInt32LE(0) !== LOCAL.signature) return { problems: [problem('BROKEN_ENTRY')] }
  const from = offset + LOCAL.length + header.readUInt16LE(26) + header.readUInt16LE(28)
  const to = from + row.compressed
  if (to > source.size) return { problems: [problem('BROKEN_ENTRY')] }
  const problems = localDiffers(header, row) ? [problem('LOCAL_DIFFERS')] : []
  const place = { name, from: offset, to }
  const file = fileAt(source, { from, to }, row, most)
  if (typeof file === 'string') return { problems: [...problems, problem(file)], place }
  if (file.crc !== row.crc || file.size !== row.size) problems.push(problem('CRC'))
  return { problems, place, file }
}

/** Name, flags, method, time, sum and sizes stand twice, and must say the same; the extra field is none. */
const localDiffers = (header: Buffer, row: DirectoryEntry): boolean =>
  !header.subarray(4, LOCAL.length).equals(fieldsOf(row)) ||
  !header.subarray(LOCAL.length).equals(rawNameOf(row))

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

/** Headers and directory are those that are written of these files, each at its place; the data between them are as they are. */
function isCanonical(source: ByteSource, files: readonly ZipFile[]): boolean {
  const isAt = (offset: number, expected: Buffer): boolean =>
    offset + expected.length <= source.size && expected.equals(source.read(offset, expected.length))
  let offset = 0
  for (const file of files) {
    const header = localHeader(file)
    if (!isAt(offset, header)) return false
    offset += header.length + file.size
  }
  for (const record of directoryOf(files)) {
    if (!isAt(offset, record)) return false
    offset += record.length
  }
  return offset === source.size
}
