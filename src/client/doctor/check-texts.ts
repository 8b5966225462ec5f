import type { Text } from '../../contract/texts/text.ts'

/** A check in three languages. */
export interface CheckTexts {
  readonly title: Text
  readonly expected: Text
  /** What to do when it does not hold. */
  readonly advice: Text
}
