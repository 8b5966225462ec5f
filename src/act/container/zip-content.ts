import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { digestOf } from './manifest.ts'
import { type ByteSource, STEP } from './source.ts'
import type { DirectoryEntry } from './zip-directory.ts'
import { DEFLATED, STORED, type ZipEntry } from './zip-format.ts'
import { type Measured, measured, measuredBySteps } from './zip-measure.ts'
import type { ZipProblem } from './zip-problems.ts'

/** A file of a zip that was read: `bytes` are read anew each time they are asked for, and are what they were the first time. */
export interface ZipFile extends ZipEntry, Measured {
  /** The same, step by step, none of which is held; that they are what they were is known after the last one. */
  steps(): Iterable<Uint8Array>
}

/** Deflate cannot do better than about 1030; text of messages stays below 30. */
const LARGEST_RATIO = 100

/** Where the data of a file stand. */
export interface Place {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** Reads through the data of a file once, to know its sum and its digest; or says why it cannot be read. */
export function fileAt(
  source: ByteSource,
  { from, to }: Pick<Place, 'from' | 'to'>,
  row: DirectoryEntry,
  most: number,
): ZipFile | ZipProblem['code'] {
  const { name, method, encrypted, size } = row
  const length = to - from
  if (encrypted) return 'BROKEN_ENTRY'
  if (method === STORED) {
    if (length > most) return 'TOO_LARGE'
    return new PlacedFile(name, measuredAt(source, from, length), { source, from, length })
  }
  if (method !== DEFLATED) return 'BROKEN_ENTRY'
  if (size > most || length > most || size > length * LARGEST_RATIO) return 'BOMB'
  const place = { source, from, length, inflated: size }
  try {
    return new PlacedFile(name, measured(read(place)), place)
  } catch (cause) {
    return (cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? 'BOMB' : 'BROKEN_ENTRY'
  }
}

interface Data {
  readonly source: ByteSource
  readonly from: number
  readonly length: number
  /** Of a file that is compressed: what it may be at most. */
  readonly inflated?: number
}

function read({ source, from, length, inflated }: Data): Uint8Array {
  const bytes = source.read(from, length)
  if (inflated === undefined) return bytes
  return inflateRawSync(bytes, { maxOutputLength: Math.max(inflated, 1) })
}

/** Most files are one step, and hashed at once: a hash that goes on keeps its memory until it is collected. */
function measuredAt(source: ByteSource, from: number, length: number): Measured {
  if (length > STEP) return measuredBySteps(source.steps(from, length))
  for (const bytes of source.steps(from, length)) return measured(bytes)
  return measured(new Uint8Array())
}

/** A container may hold files by the ten thousand, so that none has functions of its own. */
class PlacedFile implements ZipFile {
  readonly name: string
  readonly size: number
  readonly crc: number
  readonly digest: string
  readonly #data: Data

  constructor(name: string, { size, crc, digest }: Measured, data: Data) {
    this.name = name
    this.size = size
    this.crc = crc
    this.digest = digest
    this.#data = data
  }

  get bytes(): Uint8Array {
    const bytes = read(this.#data)
    this.#mustBe(digestOf(bytes))
    return bytes
  }

  *steps(): Generator<Uint8Array, undefined> {
    const { source, from, length, inflated } = this.#data
    if (inflated !== undefined) {
      yield this.bytes
      return
    }
    const hash = createHash('sha256')
    for (const step of source.steps(from, length)) {
      hash.update(step)
      yield step
    }
    this.#mustBe(hash.digest('base64'))
  }

  /** A file that somebody writes to while it is judged is not judged by what it was before. */
  #mustBe(digest: string): void {
    if (digest !== this.digest) throw new Error(`${this.name} changed while it was read`)
  }
}
