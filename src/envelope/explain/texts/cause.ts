import type { Text } from '../../../contract/texts/text.ts'

/** Why a signature is refused, in words an engineer can act on: what was done, and what to change. */
export interface Cause extends Text {
  /** Who met it. */
  readonly seen: Text
}

/** The name of a program, which is the same in every language. */
export const named = (name: string): Text => ({ ru: name, kk: name, en: name })
