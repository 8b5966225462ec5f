import { crc32 } from 'node:zlib'
import { LOCAL, MOST_BYTES, MOST_ENTRIES, type ZipEntry } from './zip-format.ts'
import { directoryOf, localHeader, type ZipFacts } from './zip-headers.ts'
import { isPortable } from './zip-names.ts'

/** Takes bytes as they come, one after another. */
export type Sink = (bytes: Uint8Array) => void

/**
 * A zip of files as they are, in the order given: stored, one date, no extra fields, no comments, so that names and bytes
 * decide every byte of it. Of what was added it knows name, sum and size, and keeps no bytes.
 */
export interface ZipWriter {
  /** Throws an Error at a name that is not portable, and at what needs the 64-bit form. */
  add(file: ZipEntry): void
  /** Writes the directory: nothing comes after it. */
  end(): void
}

export function zipWriter(write: Sink): ZipWriter {
  const files: ZipFacts[] = []
  let offset = 0
  return {
    add: ({ name, bytes }) => {
      if (!isPortable(name)) throw new Error(`no name for a file of a container: ${name}`)
      if (files.length === MOST_ENTRIES) throw new Error(`a zip of more than ${MOST_ENTRIES} files`)
      const file = { name, crc: crc32(bytes), size: bytes.length }
      offset += LOCAL.length + name.length + bytes.length
      if (offset > MOST_BYTES) throw new Error('a zip above 4 GiB')
      files.push(file)
      write(localHeader(file))
      write(bytes)
    },
    end: () => {
      for (const record of directoryOf(files)) write(record)
    },
  }
}

/** The same as bytes, for what is small. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = []
  const zip = zipWriter((bytes) => parts.push(bytes))
  for (const entry of entries) zip.add(entry)
  zip.end()
  return Buffer.concat(parts)
}
