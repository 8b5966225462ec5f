import { type Day, dayAfter, dayOf, weekdayOf } from './day.ts'

/** A holiday that comes on the same date each year. `moves`: on a weekend it makes the next working day free. */
interface Holiday {
  readonly name: string
  /** `MM-DD`. */
  readonly date: string
  readonly moves: boolean
  /** First and last year, inclusive. */
  readonly from?: number
  readonly until?: number
}

/**
 * Law № 267-II of 13.12.2001 on holidays, art. 3 to 5, in force 2024 to 2027; Labour Code art. 84(5) for 7 January. The Day
 * of the Constitution left 30 August with 2026 and comes back on 15 March from 2027.
 */
const holidays: readonly Holiday[] = [
  { name: 'Новый год', date: '01-01', moves: true },
  { name: 'Новый год', date: '01-02', moves: true },
  { name: 'Православное Рождество', date: '01-07', moves: false },
  { name: 'Международный женский день', date: '03-08', moves: true },
  { name: 'День Конституции', date: '03-15', moves: true, from: 2027 },
  { name: 'Наурыз мейрамы', date: '03-21', moves: true },
  { name: 'Наурыз мейрамы', date: '03-22', moves: true },
  { name: 'Наурыз мейрамы', date: '03-23', moves: true },
  { name: 'Праздник единства народа Казахстана', date: '05-01', moves: true },
  { name: 'День защитника Отечества', date: '05-07', moves: true },
  { name: 'День Победы', date: '05-09', moves: true },
  { name: 'День Столицы', date: '07-06', moves: true },
  { name: 'День Конституции', date: '08-30', moves: true, until: 2025 },
  { name: 'День Республики', date: '10-25', moves: true },
  { name: 'День Независимости', date: '12-16', moves: true },
]

/** Orders that move a day of rest (Labour Code art. 85(3)): [the weekend day that is worked, the working day that is free]. */
const transfers: readonly (readonly [worked: Day, free: Day])[] = [
  ['2024-05-04', '2024-05-08'],
  ['2025-01-05', '2025-01-03'],
]

/** How a year differs from Monday to Friday. */
export interface YearDays {
  /** Free days that are no weekend, or would be free on one too. */
  readonly free: ReadonlySet<Day>
  /** Weekend days that are worked. */
  readonly worked: ReadonlySet<Day>
}

/** The days of one year: holidays, what falls on a weekend moved on, Kurban Ait (never moved), and transfers by order. */
export function daysOfYear(year: number): YearDays {
  const own = holidays.filter(({ from = year, until = year }) => from <= year && year <= until)
  const free = new Set(own.map(({ date }): Day => `${year}-${date}`))
  const kurbanAit = kurbanAitOf(year)
  if (kurbanAit) free.add(kurbanAit)
  for (const { date } of own.filter(({ moves }) => moves)) {
    const day: Day = `${year}-${date}`
    if (isWeekend(day)) free.add(firstWorkingAfter(day, free))
  }
  for (const [, day] of transfers) if (day.startsWith(`${year}-`)) free.add(day)
  const worked = transfers.map(([day]) => day).filter((day) => day.startsWith(`${year}-`))
  return { free, worked: new Set(worked) }
}

export const isWeekend = (day: Day): boolean => weekdayOf(day) >= 6

function firstWorkingAfter(day: Day, free: ReadonlySet<Day>): Day {
  let next = dayAfter(day)
  while (isWeekend(next) || free.has(next)) next = dayAfter(next)
  return next
}

const islamic = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'numeric',
})

/** Its first day, 10 Dhu al-Hijja by the calendar of ICU; the Muslim board of Kazakhstan named the same for 2024 to 2026. */
function kurbanAitOf(year: number): Day | undefined {
  for (let day: Day = `${year}-01-01`; day.startsWith(`${year}-`); day = dayAfter(day)) {
    const parts = islamic.formatToParts(new Date(`${day}T00:00:00Z`))
    const value = (type: string) => parts.find((part) => part.type === type)?.value
    if (value('month') === '12' && value('day') === '10') return dayOf(new Date(`${day}T00:00:00Z`))
  }
  return undefined
}
