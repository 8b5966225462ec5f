import { randomInt } from 'node:crypto'

/** A secret odd multiplier: byte strings cannot be chosen to collide, and a table stays fast whoever fills it. */
const multiplier = randomInt(1 << 24, 1 << 30) | 1

/** Byte strings as small numbers, so that the reader compares numbers and makes a string once per distinct name. */
export class ByteTable {
  /** All entries, one after another: entry `id` is [starts[id], starts[id + 1]). */
  arena: Buffer
  /** The arena once more, with room behind the last entry to read four bytes at a time. */
  view: DataView
  readonly starts: number[] = [0]
  private readonly texts: (string | undefined)[] = []
  private readonly hashes: number[] = []
  private slots: Int32Array

  /** `expected` entries, of about eight bytes, go in before the table has to grow. */
  constructor(expected = 8) {
    this.arena = Buffer.allocUnsafe(8 * expected)
    this.view = viewOf(this.arena)
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * expected + 1))).fill(-1)
  }

  get size(): number {
    return this.hashes.length
  }

  /** Bytes held by all entries together. */
  get weight(): number {
    return this.starts[this.size] as number
  }

  of(source: Uint8Array, start: number, end: number): number {
    const hash = hashOf(source, start, end)
    const slot = this.slotOf(source, start, end, hash)
    const id = this.slots[slot] as number
    return id < 0 ? this.add(source, start, end, hash, slot) : id
  }

  /** The id of a text met before, or -1. Asking leaves no trace: what a stranger only lists is not kept. */
  find(text: string): number {
    const bytes = Buffer.from(text, 'utf8')
    return this.slots[this.slotOf(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length))] ?? -1
  }

  ofText(text: string): number {
    const bytes = Buffer.from(text, 'utf8')
    return this.of(bytes, 0, bytes.length)
  }

  bytes(id: number): Buffer {
    return this.arena.subarray(this.starts[id], this.starts[id + 1])
  }

  /** How many bytes an entry has. */
  lengthOf(id: number): number {
    return (this.starts[id + 1] as number) - (this.starts[id] as number)
  }

  /** The entry as a string, '' of an id that is none. */
  text(id: number): string {
    if (!(id >= 0 && id < this.size)) return ''
    const known = this.texts[id]
    if (known !== undefined) return known
    const text = this.arena.toString('utf8', this.starts[id], this.starts[id + 1])
    this.texts[id] = text
    return text
  }

  /** Order by code point, which in UTF-8 is the order of bytes. Names are short: a loop beats a native call. */
  compare(left: number, right: number): number {
    if (left === right) return 0
    const { arena, starts } = this
    const [one, other] = [starts[left] as number, starts[right] as number]
    const oneLength = (starts[left + 1] as number) - one
    const otherLength = (starts[right + 1] as number) - other
    const length = Math.min(oneLength, otherLength)
    for (let i = 0; i < length; i++) {
      const difference = (arena[one + i] as number) - (arena[other + i] as number)
      if (difference !== 0) return difference
    }
    return oneLength - otherLength
  }

  /** Where a byte string stands, or would stand. */
  private slotOf(source: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const id = this.slots[slot] as number
      if (id < 0 || (this.hashes[id] === hash && this.same(id, source, start, end))) return slot
      slot = (slot + 1) & mask
    }
  }

  private same(id: number, source: Uint8Array, start: number, end: number): boolean {
    const { arena, starts } = this
    const known = starts[id] as number
    if ((starts[id + 1] as number) - known !== end - start) return false
    for (let i = start; i < end; i++) if (arena[known + i - start] !== source[i]) return false
    return true
  }

  private add(source: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const from = this.weight
    const to = from + end - start
    if (to + 4 > this.arena.length) this.grow(to + 4)
    for (let i = start; i < end; i++) this.arena[from + i - start] = source[i] as number
    this.starts.push(to)
    const id = this.hashes.push(hash) - 1
    this.slots[slot] = id
    if (this.size * 2 > this.slots.length) this.rehash()
    return id
  }

  private grow(length: number): void {
    const bigger = Buffer.allocUnsafe(length * 2)
    this.arena.copy(bigger)
    this.arena = bigger
    this.view = viewOf(bigger)
  }

  private rehash(): void {
    const bigger = new Int32Array(this.slots.length * 2).fill(-1)
    const mask = bigger.length - 1
    for (let id = 0; id < this.hashes.length; id++) {
      const hash = this.hashes[id] as number
      let slot = (hash ^ (hash >>> 15)) & mask
      while ((bigger[slot] as number) >= 0) slot = (slot + 1) & mask
      bigger[slot] = id
    }
    this.slots = bigger
  }
}

const viewOf = ({ buffer, byteOffset, length }: Buffer): DataView =>
  new DataView(buffer, byteOffset, length)

function hashOf(source: Uint8Array, start: number, end: number): number {
  let hash = end - start
  for (let i = start; i < end; i++) hash = (Math.imul(hash, multiplier) + (source[i] as number)) | 0
  return hash
}
