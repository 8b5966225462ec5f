import { checkDigit } from '../identifiers.ts'
import type { Gender } from './names.ts'

/** The day on which everybody is born, until its numbers run out; no real person can be (kdp.md 0). */
export const LAST_DAY = '2099-12-31'

/** Digit of the century in an IIN: 5 a man, 6 a woman of the 21st. */
const century: Readonly<Record<Gender, string>> = { male: '5', female: '6' }

/** Valid IINs of December 2099, the last day first; the same order whatever the seed. */
export function* iinsOf(gender: Gender): Generator<{ iin: string; birthDate: string }, never> {
  for (let day = 31; day > 0; day--) {
    const date = String(day).padStart(2, '0')
    for (const iin of valid(`9912${date}${century[gender]}`, 4))
      yield { iin, birthDate: `2099-12-${date}` }
  }
  throw new Error('December 2099 has no more IINs')
}

/** Valid BINs of resident legal entities registered in December 2099, in order. */
export function* bins(): Generator<string, never> {
  yield* valid('991240', 5)
  throw new Error('December 2099 has no more BINs')
}

/** `start`, a serial number of so many digits from 1 on, and the check digit, where there is one. */
function* valid(start: string, digits: number): Generator<string> {
  for (let serial = 1; serial < 10 ** digits; serial++) {
    const eleven = start + String(serial).padStart(digits, '0')
    const digit = checkDigit(eleven)
    if (digit !== undefined) yield `${eleven}${digit}`
  }
}
