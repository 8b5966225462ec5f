import { ShepFault } from '../contract/faults.ts'
import { DerError, type DerNode, expectTag, tags } from './der.ts'
import { readInteger } from './der-values.ts'

/** A password at work on one file, and how much more work the file may ask of it. */
export interface Password {
  readonly text: string
  /** Takes so many hash rounds from what is left. Throws ShepFault KEY_FILE_LIMIT. */
  spend(rounds: number): void
}

/**
 * Java's older default of 100,000 rounds for the MAC and 50,000 for each bag takes 400,000; PBKDF2 with 600,000 thrice
 * fits too. Rounds of our own cost up to 3 µs, so a hostile file costs seconds and not days.
 */
const MOST_ROUNDS = 2_000_000

export function passwordFor(text: string): Password {
  let left = MOST_ROUNDS
  return {
    text,
    spend: (rounds) => {
      left -= rounds
      if (left < 0) throw new ShepFault('KEY_FILE_LIMIT', { expected: `${MOST_ROUNDS} rounds` })
    },
  }
}

/** An iteration count. Throws DerError below one, and ShepFault KEY_FILE_LIMIT far above what any file needs. */
export function readRounds(node: DerNode): number {
  if (expectTag(node, tags.integer).content.length > 4)
    throw new ShepFault('KEY_FILE_LIMIT', { expected: `${MOST_ROUNDS} rounds` })
  const rounds = Number(readInteger(node))
  if (rounds < 1) throw new DerError('an iteration count below one')
  return rounds
}
