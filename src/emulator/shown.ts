import type { Clock } from '../clock.ts'
import { eachText, masked, maskedIn, withoutPasswords } from '../services/personal-data/mask.ts'

/** Anything ready for JSON as people are shown it: masked, unless they ask for all. */
export const shownNow = <T>(value: T, clock: Clock, show?: 'all'): T =>
  show === 'all' ? value : maskedIn(value, clock())

/** A text of a message of the journal as it is shown. */
export const shownText = (text: string, receivedAt: string): string =>
  masked(withoutPasswords(text), new Date(receivedAt))

/** What is told of a message of the journal: also without its password. */
export const shownJournaled = <T>(value: T, receivedAt: string, show?: 'all'): T =>
  show === 'all' ? value : eachText(value, (text) => shownText(text, receivedAt))
