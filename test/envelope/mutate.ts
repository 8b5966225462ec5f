import { E_END, E_START } from '../../src/xml/layout.ts'
import { readXml } from '../../src/xml/scan.ts'

/** Numbers from 0 to 1, the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface Span {
  readonly start: number
  readonly end: number
}

/** Where each element of a message stands. */
export function elementsOf(message: Buffer): Span[] {
  const document = readXml(message)
  return Array.from({ length: document.elementCount }, (_, i) => ({
    start: document.element(i, E_START),
    end: document.element(i, E_END),
  }))
}

export interface Mutant {
  readonly how: string
  readonly bytes: Buffer
}

/** One random change: of a bit, of a byte, of a few bytes, or of a whole element. */
export function mutant(message: Buffer, elements: readonly Span[], random: () => number): Mutant {
  const below = (limit: number) => Math.floor(random() * limit)
  const one = () => elements[below(elements.length)] as Span
  const at = below(message.length)
  const part = ({ start, end }: Span) => message.subarray(start, end)
  const [moved, place] = [one(), one()]
  const changes: readonly (() => Mutant)[] = [
    () => ({ how: `bit of byte ${at}`, bytes: flipped(message, at, below(8)) }),
    () => spliced('byte replaced', message, { start: at, end: at + 1 }, Buffer.of(below(256))),
    () => spliced('ASCII replaced', message, { start: at, end: at + 1 }, ascii(below)),
    () => spliced('ASCII added', message, { start: at, end: at }, ascii(below)),
    () => spliced('bytes deleted', message, { start: at, end: at + 1 + below(8) }),
    () => spliced('element deleted', message, moved),
    () => spliced('element doubled', message, { start: moved.end, end: moved.end }, part(moved)),
    () => spliced('element copied', message, { start: place.end, end: place.end }, part(moved)),
    () => spliced('element replaced', message, place, part(moved)),
  ]
  return (changes[below(changes.length)] as () => Mutant)()
}

export function flipped(message: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(message)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

const MARKS = ' \n\t<>/="\'&;#-![]?:.aAzZ0'
const ascii = (below: (limit: number) => number) => Buffer.from(MARKS.charAt(below(MARKS.length)))

function spliced(
  what: string,
  message: Buffer,
  { start, end }: Span,
  instead: Uint8Array = Buffer.alloc(0),
): Mutant {
  const bytes = Buffer.concat([message.subarray(0, start), instead, message.subarray(end)])
  return { how: `${what} at ${start}-${end}`, bytes }
}
