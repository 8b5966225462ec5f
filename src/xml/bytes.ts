/** A growing buffer of output bytes. */
export class ByteWriter {
  private buffer: Buffer
  private used = 0

  constructor(capacity: number) {
    this.buffer = Buffer.allocUnsafe(capacity)
  }

  get length(): number {
    return this.used
  }

  /** The bytes written so far; valid as long as the writer is not used again. */
  bytes(): Buffer {
    return this.buffer.subarray(0, this.used)
  }

  byte(value: number): void {
    if (this.used >= this.buffer.length) this.grow(1)
    this.buffer[this.used++] = value
  }

  /** Copies source[start, end). Short runs byte by byte: a native call costs more (bench/verify). */
  copy(source: Uint8Array, start: number, end: number): void {
    const length = end - start
    if (length <= 0) return
    if (this.used + length > this.buffer.length) this.grow(length)
    if (length < 48) {
      const target = this.buffer
      let at = this.used
      for (let i = start; i < end; i++) target[at++] = source[i] as number
    } else {
      this.buffer.set(source.subarray(start, end), this.used)
    }
    this.used += length
  }

  /** Text of ASCII characters only. */
  ascii(text: string): void {
    if (this.used + text.length > this.buffer.length) this.grow(text.length)
    for (let i = 0; i < text.length; i++) this.buffer[this.used++] = text.charCodeAt(i)
  }

  utf8(text: string): void {
    const bytes = Buffer.from(text, 'utf8')
    this.copy(bytes, 0, bytes.length)
  }

  private grow(by: number): void {
    const bigger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.used + by + 256))
    this.buffer.copy(bigger, 0, 0, this.used)
    this.buffer = bigger
  }
}
