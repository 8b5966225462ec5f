export const DAY = 24 * 3_600_000

export interface Validity {
  readonly notBefore: Date
  readonly notAfter: Date
}

/** From a day ago, for clocks of participants that are late, to so many years ahead; in whole seconds, as X.509 has them. */
export function validity(now: Date, years: number): Validity {
  const notBefore = new Date(Math.floor((now.getTime() - DAY) / 1000) * 1000)
  return { notBefore, notAfter: addYears(notBefore, years) }
}

export function addYears(moment: Date, years: number): Date {
  const moved = new Date(moment)
  moved.setUTCFullYear(moved.getUTCFullYear() + years)
  return moved
}
