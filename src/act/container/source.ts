import { fstatSync, readSync } from 'node:fs'

/** Bytes that are read where they are looked at: of a container no more is held than that. */
export interface ByteSource {
  readonly size: number
  /** Throws an Error when they are not all there. */
  read(offset: number, length: number): Uint8Array
}

export const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => {
    if (offset + length > bytes.length) throw new Error('beyond the end of the bytes')
    return bytes.subarray(offset, offset + length)
  },
})

/** A file that is open for reading; its size is what it is now. */
export const fileSource = (descriptor: number): ByteSource => ({
  size: fstatSync(descriptor).size,
  read: (offset, length) => {
    const bytes = Buffer.allocUnsafe(length)
    for (let done = 0; done < length; ) {
      const read = readSync(descriptor, bytes, done, length - done, offset + done)
      if (read === 0) throw new Error('the file became shorter while it was read')
      done += read
    }
    return bytes
  },
})

/** How much of a source is read at once. */
export const STEP = 1024 * 1024

/** A part of a source, or all of it, step by step. */
export function* stepsOf(
  source: ByteSource,
  from = 0,
  length = source.size - from,
): Generator<Uint8Array> {
  for (let done = 0; done < length; done += STEP)
    yield source.read(from + done, Math.min(STEP, length - done))
}
