import { type LargeEntry, LOCAL, MOST_BYTES, MOST_ENTRIES, type ZipEntry } from './zip-format.ts'
import { directoryOf, localHeader } from './zip-headers.ts'
import { type Measured, measured, measuredBySteps } from './zip-measure.ts'
import { isPortable } from './zip-names.ts'

/** Takes bytes as they come, one after another. */
export type Sink = (bytes: Uint8Array) => void

/**
 * A zip of files as they are, in the order given: stored, one date, no extra fields, no comments, so that names and bytes
 * decide every byte of it. Of what was added it knows name, sums and size, and keeps no bytes.
 */
export interface ZipWriter {
  /** Throws an Error at a name that is not portable, and at what needs the 64-bit form. */
  add(file: ZipEntry | LargeEntry): WrittenFile
  /** What was added, in its order. */
  readonly files: readonly WrittenFile[]
  /** Writes the directory: nothing comes after it. */
  end(): void
}

export type WrittenFile = Measured & Pick<ZipEntry, 'name'>

export function zipWriter(write: Sink): ZipWriter {
  const files: WrittenFile[] = []
  let offset = 0
  return {
    add: (entry) => {
      const { name } = entry
      if (!isPortable(name)) throw new Error(`no name for a file of a container: ${name}`)
      if (files.length === MOST_ENTRIES) throw new Error(`a zip of more than ${MOST_ENTRIES} files`)
      const file = { name, ...measuredEntry(entry) }
      offset += LOCAL.length + name.length + file.size
      if (offset > MOST_BYTES) throw new Error('a zip above 4 GiB')
      files.push(file)
      write(localHeader(file))
      for (const step of stepsOf(entry)) write(step)
      return file
    },
    files,
    end: () => {
      for (const record of directoryOf(files)) write(record)
    },
  }
}

const measuredEntry = (entry: ZipEntry | LargeEntry): Measured =>
  'bytes' in entry ? measured(entry.bytes) : measuredBySteps(entry.steps())

const stepsOf = (entry: ZipEntry | LargeEntry): Iterable<Uint8Array> =>
  'bytes' in entry ? [entry.bytes] : entry.steps()

/** The same as bytes, for what is small. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = []
  const zip = zipWriter((bytes) => parts.push(bytes))
  for (const entry of entries) zip.add(entry)
  zip.end()
  return Buffer.concat(parts)
}
