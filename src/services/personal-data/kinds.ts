import { isIdentifier } from '../identifiers.ts'
import { plainNumber } from '../phone/number.ts'

/** How a value that may be somebody's looks, and when it cannot be anybody's. */
export interface Kind {
  readonly kind: 'iin' | 'phone'
  readonly pattern: RegExp
  /** `at`: when the message came. */
  readonly isReal: (text: string, at: Date) => boolean
}

/** Plain patterns, for every byte of a session is looked at: no look-behind, no Unicode (a message takes 0.1 ms so, 4 ms else). */
export const kinds: readonly Kind[] = [
  { kind: 'iin', pattern: /\d{12,}/g, isReal: isRealIin },
  {
    kind: 'phone',
    pattern: /(?:\+7|[78])[ -]?\(?7\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}/g,
    isReal: isRealPhone,
  },
]

/** The seventh digit says century and sex; 0 is given to foreigners and says neither. */
const centuries: Readonly<Record<string, readonly number[]>> = {
  0: [1900, 2000],
  1: [1800],
  2: [1800],
  3: [1900],
  4: [1900],
  5: [2000],
  6: [2000],
}

const OLDEST = 130

/**
 * A right check digit and a date of birth that somebody alive may have. Synthetic are those of people not born yet when the
 * message came, as all of ours are (December 2099), and whatever has no date in it: a BIN has its type where the day begins.
 */
export function isRealIin(iin: string, at: Date): boolean {
  if (!isIdentifier(iin) || isOurs(iin)) return false
  const [year, month, day] = [0, 2, 4].map((from) => Number(iin.slice(from, from + 2)))
  return (centuries[iin[6] ?? ''] ?? []).some((century) => {
    const born = dateOf(century + (year ?? 0), month ?? 0, day ?? 0)
    if (born === undefined || born > at) return false
    return at.getUTCFullYear() - born.getUTCFullYear() <= OLDEST
  })
}

/** December 2099, also when the clock of the emulator was moved beyond it. */
const isOurs = (iin: string): boolean => /^9912\d{2}[56]/.test(iin)

/** 30 February is no date. */
function dateOf(year: number, month: number, day: number): Date | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : undefined
}

/** Codes that mobile operators and satellite numbers of Kazakhstan have been given. */
const mobileCodes = /^\+7(?:70[0-8]|747|75[01]|76[0-3]|77[15678])/

/** Synthetic are those whose number within its code begins with five zeros, as all of ours do: no operator gives them out. */
export function isRealPhone(text: string): boolean {
  const number = plainNumber(text)
  return number !== undefined && mobileCodes.test(number) && !/^\+7\d{3}00000/.test(number)
}
