import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCalendar, readCalendarFile } from '../../src/calendar/calendar.ts'
import { type Day, dayAfter, weekdayOf } from '../../src/calendar/day.ts'
import { temporaryDirectory } from '../eds/support.ts'

/** Days off from Monday to Friday and weekends that were worked: for 2024 to 2026 as published, for 2027 as the law gives them. */
const official: Readonly<Record<string, { free: readonly string[]; worked: readonly string[] }>> = {
  2024: {
    free: '01-01 01-02 03-08 03-21 03-22 03-25 05-01 05-07 05-08 05-09 07-08 08-30 10-25 12-16'.split(
      ' ',
    ),
    worked: ['05-04'],
  },
  2025: {
    free: '01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16'.split(
      ' ',
    ),
    worked: ['01-05'],
  },
  2026: {
    free: '01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16'.split(
      ' ',
    ),
    worked: [],
  },
  2027: {
    free: '01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16'.split(
      ' ',
    ),
    worked: [],
  },
}

const calendar = createCalendar()

function differences(year: string): { free: string[]; worked: string[] } {
  const free: string[] = []
  const worked: string[] = []
  for (let day: Day = `${Number(year)}-01-01`; day.startsWith(year); day = dayAfter(day)) {
    const usual = weekdayOf(day) <= 5
    if (usual && !calendar.isWorking(day)) free.push(day.slice(5))
    if (!usual && calendar.isWorking(day)) worked.push(day.slice(5))
  }
  return { free, worked }
}

describe('calendar (R-148, Q-24)', () => {
  for (const [year, days] of Object.entries(official))
    it(`${year}: the days off and the transfers of the official list, and no other`, () => {
      assert.deepEqual(differences(year), days)
    })

  const terms: readonly (readonly [title: string, event: string, days: number, due: string])[] = [
    ['Friday 17:00, one day: end of Monday', '2026-11-27T17:00+05:00', 1, '2026-11-30'],
    [
      'a minute before midnight is still that day',
      '2026-11-26T23:59:59.999+05:00',
      1,
      '2026-11-27',
    ],
    ['midnight is the next', '2026-11-27T00:00+05:00', 1, '2026-11-30'],
    ['Saturday: Monday', '2026-11-28T10:00+05:00', 1, '2026-11-30'],
    ['before a holiday: the day after it', '2026-12-15T12:00+05:00', 1, '2026-12-17'],
    ['across the end of a year', '2026-12-31T18:00+05:00', 1, '2027-01-05'],
    ['fifteen days over Nauryz', '2027-03-12T09:00+05:00', 15, '2027-04-08'],
    ['a transfer makes Saturday count', '2024-05-03T12:00+05:00', 1, '2024-05-04'],
  ]
  for (const [title, event, days, due] of terms)
    it(`${title}: ${due}`, () => {
      assert.equal(
        calendar.due(new Date(event), days).toISOString(),
        new Date(`${due}T23:59:59.999+05:00`).toISOString(),
      )
    })

  describe('a file of changes', () => {
    const file = (text: string): string => {
      const path = join(temporaryDirectory(), 'calendar.json')
      writeFileSync(path, text)
      return path
    }

    it('comes before the law', () => {
      const changed = createCalendar(
        readCalendarFile(file('{"free":["2026-11-30"],"worked":["2026-11-28"]}')),
      )
      assert.equal(changed.isWorking('2026-11-30'), false)
      assert.equal(changed.isWorking('2026-11-28'), true)
      assert.equal(changed.isWorking('2026-12-16'), false)
    })

    const wrong: readonly (readonly [string, RegExp])[] = [
      ['{', /not JSON/],
      ['[]', /an object/],
      ['{"holidays":[]}', /unknown key "holidays"/],
      ['{"free":"2026-11-30"}', /"free" is not a list/],
      ['{"free":["2026-02-30"]}', /"2026-02-30" is no day/],
      ['{"worked":["30.11.2026"]}', /is no day/],
      ['{"free":["2026-11-30"],"worked":["2026-11-30"]}', /both free and worked/],
    ]
    for (const [text, reason] of wrong)
      it(`${text} is refused by name`, () => {
        assert.throws(() => readCalendarFile(file(text)), reason)
      })
  })
})
