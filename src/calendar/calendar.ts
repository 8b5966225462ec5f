import { readFileSync } from 'node:fs'
import { type Day, dayAfter, dayOf, endOf, isDay } from './day.ts'
import { daysOfYear, isWeekend, type YearDays } from './holidays.ts'

/** Working days of Kazakhstan, five a week. */
export interface Calendar {
  isWorking(day: Day): boolean
  /**
   * The end of the last working day of a term that begins the day after the event (Civil Code art. 173): one working day from
   * Friday 17:00 ends on Monday, 23:59:59.999.
   */
  due(event: Date, workingDays: number): Date
}

/** Days that a file changes: `{ "free": ["2027-03-20"], "worked": ["2027-03-27"] }`. */
export interface CalendarChanges {
  readonly free: readonly Day[]
  readonly worked: readonly Day[]
}

const none: CalendarChanges = { free: [], worked: [] }

/** The calendar by law; what a file says comes first. */
export function createCalendar(changes: CalendarChanges = none): Calendar {
  const free = new Set(changes.free)
  const worked = new Set(changes.worked)
  const years = new Map<string, YearDays>()
  const yearOf = (day: Day): YearDays => {
    const year = day.slice(0, 4)
    const known = years.get(year) ?? daysOfYear(Number(year))
    years.set(year, known)
    return known
  }
  const isWorking = (day: Day): boolean => {
    if (free.has(day)) return false
    if (worked.has(day)) return true
    const year = yearOf(day)
    return year.worked.has(day) || !(isWeekend(day) || year.free.has(day))
  }
  return {
    isWorking,
    due: (event, workingDays) => {
      let day = dayOf(event)
      for (let left = workingDays; left > 0; ) {
        day = dayAfter(day)
        if (isWorking(day)) left -= 1
      }
      return endOf(day)
    },
  }
}

/** Reads a file of changes. Throws an Error that names the file and what is wrong in it. */
export function readCalendarFile(path: string): CalendarChanges {
  const wrong = (why: string) => new Error(`${path}: ${why}`)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Error(`${path}: cannot be read`, { cause })
  }
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (cause) {
    throw new Error(`${path}: not JSON`, { cause })
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw wrong('an object with "free" and "worked" is expected')
  const unknown = Object.keys(read).find((key) => key !== 'free' && key !== 'worked')
  if (unknown !== undefined) throw wrong(`unknown key "${unknown}"`)
  const { free = [], worked = [] } = read as Record<string, unknown>
  const days = (name: string, value: unknown): Day[] => {
    if (!Array.isArray(value)) throw wrong(`"${name}" is not a list`)
    return value.map((one: unknown) => {
      if (typeof one === 'string' && isDay(one)) return one
      throw wrong(`"${name}": ${JSON.stringify(one)} is no day, YYYY-MM-DD is expected`)
    })
  }
  const changes = { free: days('free', free), worked: days('worked', worked) }
  const both = changes.free.find((day) => changes.worked.includes(day))
  if (both !== undefined) throw wrong(`${both} is both free and worked`)
  return changes
}
