import type { ByteTable } from './byte-table.ts'
import { scratch } from './scratch.ts'

/** Runs up to this length are copied by a loop. */
const SHORT = 32

/**
 * Output that is mostly runs of its source. It grows behind a copy of the source in one piece of memory, where `copyWithin`
 * moves a run of any length in 50 ns; `set` of a subarray takes 170, and a loop over the bytes is slower from 16 bytes on.
 */
export class PatchWriter {
  private buffer: Buffer
  private view: DataView
  /** Where output begins, and where it ends. */
  private readonly begin: number
  private used: number
  /** Position of the source's first byte in the document. */
  private readonly offset: number

  /** The source is document[start, end). */
  constructor(document: Buffer, start: number, end: number) {
    const length = end - start
    this.buffer = scratch(length * 2 + (length >> 2) + 1024)
    this.view = viewOf(this.buffer)
    document.copy(this.buffer, 0, start, end)
    this.offset = start
    this.begin = length
    this.used = length
  }

  /** The bytes written, in memory of their own. */
  bytes(): Buffer {
    return Buffer.from(this.buffer.subarray(this.begin, this.used))
  }

  /** A run of the source, by its positions in the document. */
  run(start: number, end: number): void {
    const length = end - start
    if (length <= 0) return
    this.reserve(length + 4)
    if (length > SHORT) this.buffer.copyWithin(this.used, start - this.offset, end - this.offset)
    else this.shortRun(start - this.offset, length)
    this.used += length
  }

  /** Four bytes at a time; up to three too many, which what comes next writes over. */
  private shortRun(from: number, length: number): void {
    const { view, used } = this
    for (let i = 0; i < length; i += 4) view.setInt32(used + i, view.getInt32(from + i, true), true)
  }

  byte(value: number): void {
    this.reserve(1)
    this.buffer[this.used++] = value
  }

  /** Bytes from elsewhere; few, so that a loop is best. */
  copy(source: Uint8Array, start: number, end: number): void {
    this.reserve(end - start)
    const { buffer } = this
    let at = this.used
    for (let i = start; i < end; i++) buffer[at++] = source[i] as number
    this.used = at
  }

  entry({ arena, starts }: ByteTable, id: number): void {
    this.copy(arena, starts[id] as number, starts[id + 1] as number)
  }

  /** Text of ASCII characters only. */
  ascii(text: string): void {
    this.reserve(text.length)
    for (let i = 0; i < text.length; i++) this.buffer[this.used++] = text.charCodeAt(i)
  }

  utf8(text: string): void {
    const bytes = Buffer.from(text, 'utf8')
    this.copy(bytes, 0, bytes.length)
  }

  private reserve(length: number): void {
    const needed = this.used + length
    if (needed <= this.buffer.length) return
    const bigger = Buffer.allocUnsafeSlow(needed * 2)
    this.buffer.copy(bigger, 0, 0, this.used)
    this.buffer = bigger
    this.view = viewOf(bigger)
  }
}

const viewOf = ({ buffer, byteOffset, length }: Buffer): DataView =>
  new DataView(buffer, byteOffset, length)
