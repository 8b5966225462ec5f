import { closeSync, ftruncateSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const HELD = 256 * 1024

/** A file without a name: however this process ends, the system takes the file away with it. */
export interface Scratch {
  readonly descriptor: number
  close(): void
}

/** `folder` is on a disk, as the database is: the folder of the system for such files may be memory. */
export function openScratch(folder: string): Scratch {
  const path = join(folder, 'act.tmp')
  const descriptor = openSync(path, 'w+', 0o600)
  unlinkSync(path)
  return { descriptor, close: () => closeSync(descriptor) }
}

export interface BufferedWriter {
  /** How many bytes there were. */
  write(bytes: Uint8Array): number
  /** Writes what is held: nothing is in the file for sure before. */
  flush(): void
}

/** Writes to an open file, from its beginning, what comes in small pieces, some of it at once. What was in it is gone. */
export function bufferedWriter(descriptor: number): BufferedWriter {
  ftruncateSync(descriptor)
  const held = Buffer.allocUnsafeSlow(HELD)
  let length = 0
  let position = 0
  const writeAll = (bytes: Uint8Array) => {
    for (let done = 0; done < bytes.length; )
      done += writeSync(descriptor, bytes, done, bytes.length - done, position + done)
    position += bytes.length
  }
  const flush = () => {
    writeAll(held.subarray(0, length))
    length = 0
  }
  return {
    write: (bytes) => {
      if (length + bytes.length > held.length) flush()
      if (bytes.length > held.length) {
        writeAll(bytes)
      } else {
        held.set(bytes, length)
        length += bytes.length
      }
      return bytes.length
    },
    flush,
  }
}
