import { type Asked, needText } from '../../contract/api.ts'
import { ShepFault } from '../../contract/faults.ts'
import { scanText } from '../../services/personal-data/scan.ts'

/** A text for the event log, which keeps it for ever. Throws INPUT_INVALID, PERSONAL_DATA_IN_TEXT. */
export const needWords = (body: Asked['body'], field: string, now: Date): string =>
  plainWords(field, needText(body, field), now)

/** Throws PERSONAL_DATA_IN_TEXT where a text holds what looks like somebody's IIN or number. */
export function plainWords(field: string, text: string, now: Date): string {
  const [found] = scanText(text, now)
  if (found) throw new ShepFault('PERSONAL_DATA_IN_TEXT', { field, found: found.shown })
  return text
}
