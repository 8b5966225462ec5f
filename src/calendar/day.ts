/** A day of the civil calendar in Kazakhstan: `YYYY-MM-DD`. */
export type Day = `${number}-${string}`

const DAY_MS = 86_400_000
/** One zone in the whole country since 1 March 2024. */
const ZONE_MS = 5 * 3_600_000

/** The day it is in Kazakhstan at a moment. */
export const dayOf = (moment: Date): Day =>
  new Date(moment.getTime() + ZONE_MS).toISOString().slice(0, 10) as Day

export const dayAfter = (day: Day): Day =>
  new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10) as Day

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(day).getUTCDay() || 7

/** The last millisecond of a day in Kazakhstan. */
export const endOf = (day: Day): Date => new Date(Date.parse(day) + DAY_MS - ZONE_MS - 1)

/** Whether a text is a day that exists. */
export const isDay = (text: string): text is Day =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  Number.isFinite(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)
