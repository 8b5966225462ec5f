import { fstatSync, readSync } from 'node:fs'

/** Bytes that are read where they are looked at: of a container no more is held than that. */
export interface ByteSource {
  readonly size: number
  /** Throws an Error when they are not all there. */
  read(offset: number, length: number): Uint8Array
  /** A part of them, step by step; each step is good until the next one is asked for, of whatever part. */
  steps(offset: number, length: number): Iterable<Uint8Array>
}

/** What is not longer is read in one step. */
export const STEP = 1024 * 1024

export function sourceOf(bytes: Uint8Array): ByteSource {
  const read = (offset: number, length: number) => {
    if (offset + length > bytes.length) throw new Error('beyond the end of the bytes')
    return bytes.subarray(offset, offset + length)
  }
  return {
    size: bytes.length,
    read,
    *steps(offset, length) {
      for (const [from, size] of partsOf(offset, length)) yield read(from, size)
    },
  }
}

/** A file that is open for reading; its size is what it is now. */
export function fileSource(descriptor: number): ByteSource {
  const shared = Buffer.allocUnsafeSlow(STEP)
  return {
    size: fstatSync(descriptor).size,
    read: (offset, length) => readInto(descriptor, Buffer.allocUnsafe(length), offset),
    *steps(offset, length) {
      for (const [from, size] of partsOf(offset, length))
        yield readInto(descriptor, shared.subarray(0, size), from)
    },
  }
}

function* partsOf(offset: number, length: number): Generator<readonly [number, number]> {
  for (let done = 0; done < length; done += STEP)
    yield [offset + done, Math.min(STEP, length - done)]
}

function readInto(descriptor: number, bytes: Buffer, offset: number): Buffer {
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(descriptor, bytes, done, bytes.length - done, offset + done)
    if (read === 0) throw new Error('the file became shorter while it was read')
    done += read
  }
  return bytes
}
