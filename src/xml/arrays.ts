import * as doc from './layout.ts'

/** Arrays of documents that were let go of, to be written over: making new ones costs more than reading (bench/verify). */
const spare: Arrays[] = []
const KEPT = 4
const LARGEST = 1 << 18

export interface Arrays {
  readonly elements: Int32Array
  readonly attributes: Int32Array
  readonly events: Int32Array
}

/** Takes back the arrays of a document that nobody reads any more. */
export function letGo({ elements, attributes, events }: Arrays): void {
  if (spare.length < KEPT && events.length <= LARGEST) spare.push({ elements, attributes, events })
}

/** Whatever is at hand serves: arrays grow as they fill. */
export function arraysFor(bytes: Buffer): Arrays {
  const found = spare.pop()
  if (found) return found
  const guess = 16 + (bytes.length >> 5)
  return {
    elements: new Int32Array(guess * doc.ELEMENT),
    attributes: new Int32Array(guess * doc.ATTRIBUTE),
    events: new Int32Array(guess * 2 * doc.EVENT),
  }
}

/** The same numbers with as much room again. */
export function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(array.length * 2)
  bigger.set(array)
  return bigger
}
