import type { Clock } from '../clock.ts'
import { maskedIn } from '../services/personal-data/mask.ts'

/** Anything ready for JSON as people are shown it: masked, unless they ask for all. */
export const shownNow = <T>(value: T, clock: Clock, show?: 'all'): T =>
  show === 'all' ? value : maskedIn(value, clock())
