import { setImmediate } from 'node:timers/promises'

/** Bounds the work of a search, and lets others work between its steps. */
export interface Budget {
  /** False when nothing is left for a step of so many bytes; else the step is paid for. */
  spend(bytes: number): Promise<boolean>
  readonly exhausted: boolean
}

/** Bytes of work between two turns of the event loop: a few milliseconds. */
const TURN = 256 * 1024

/** `most`: bytes that may be read, canonicalized and hashed, all steps together. */
export function budgetOf(most: number): Budget {
  let left = most
  let turn = TURN
  let exhausted = false
  return {
    get exhausted() {
      return exhausted
    },
    async spend(bytes) {
      if (bytes > left) {
        exhausted = true
        return false
      }
      left -= bytes
      turn -= bytes
      if (turn <= 0) {
        await setImmediate()
        turn = TURN
      }
      return true
    },
  }
}
