import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { digestOf } from './manifest.ts'

/** What is to be known of a file of a zip besides its bytes. */
export interface Measured {
  readonly size: number
  readonly crc: number
  /** SHA-256, base64, as manifests have it. */
  readonly digest: string
}

export const measured = (bytes: Uint8Array): Measured => ({
  size: bytes.length,
  crc: crc32(bytes),
  digest: digestOf(bytes),
})

/** The same of bytes that come step by step. */
export function measuredBySteps(steps: Iterable<Uint8Array>): Measured {
  const hash = createHash('sha256')
  let [size, crc] = [0, 0]
  for (const step of steps) {
    hash.update(step)
    crc = crc32(step, crc)
    size += step.length
  }
  return { size, crc, digest: hash.digest('base64') }
}
