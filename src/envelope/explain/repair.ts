import type { CauseId } from './texts/causes.ts'

/** Prefixes in scope where the element stands. */
export interface Surroundings {
  readonly namespaceOf: (prefix: string) => string | undefined
}

/** One thing that programs do to a signed element between signing and arrival. */
export interface SourceRepair {
  readonly id: CauseId
  /** The element as it may have been when it was signed: candidates, the likeliest first; none when nothing was done. */
  readonly undo: (source: string, around: Surroundings) => Iterable<string>
  /** The candidates are many guesses: nothing else is tried on top of them. */
  readonly guesses?: true
}
