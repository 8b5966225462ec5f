import assert from 'node:assert/strict'
import { createCalendar } from '../../../src/calendar/calendar.ts'
import { deadlinesOf } from '../../../src/services/breach/deadlines.ts'
import type { Breach, BreachEvent } from '../../../src/storage/breaches.ts'

const calendar = createCalendar()
const kz = (text: string) => new Date(`${text}+05:00`).toISOString()

const breachOf = (detectedAt: string, receivedAt: string): Breach => ({
  no: 1,
  id: 'b',
  edition: '481/2026-03',
  document: 'holderNotice',
  role: 'owner',
  bin: '991240000013',
  kind: 'unsanctioned-access',
  detectedAt,
  receivedAt,
  content: { measures: {}, subjects: 1, lists: [] },
})

const event = (name: BreachEvent['event'], at: string, detail = {}): BreachEvent => ({
  event: name,
  at: kz(at),
  bin: '',
  detail,
})

const rowsAt = (now: string, detected: string, received: string, events: BreachEvent[] = []) =>
  deadlinesOf(
    { breach: breachOf(kz(detected), kz(received)), events },
    { now: new Date(kz(now)), calendar },
  )

describe('terms of the breach chain', () => {
  const due: readonly (readonly [title: string, detected: string, end: string])[] = [
    ['Friday 17:00 ends on Monday', '2026-11-20T17:00', '2026-11-23T23:59:59.999'],
    ['a weekday ends on the next', '2026-11-24T09:00', '2026-11-25T23:59:59.999'],
    ['Saturday ends on Monday', '2026-11-21T12:00', '2026-11-23T23:59:59.999'],
    ['before the Day of the Republic', '2024-10-24T17:00', '2024-10-28T23:59:59.999'],
    ['before Nauryz: three days off', '2025-03-20T17:00', '2025-03-26T23:59:59.999'],
    ['across the year end', '2026-12-31T17:00', '2027-01-05T23:59:59.999'],
  ]
  for (const [title, detected, end] of due)
    it(`R-148: ${title}`, () => {
      const [notice] = rowsAt(detected, detected, detected)
      assert.equal(notice?.due, kz(end))
      assert.equal(notice?.state, 'on-time')
    })

  it('R-141: told on the last millisecond is in time, one later is late', () => {
    const [inTime] = rowsAt('2026-12-01T00:00', '2026-11-20T17:00', '2026-11-23T23:59:59.999')
    const [late] = rowsAt('2026-12-01T00:00', '2026-11-20T17:00', '2026-11-24T00:00')
    assert.deepEqual([inTime?.state, late?.state], ['on-time', 'late'])
  })

  it('R-145: a working day from the receipt; a decision of no risk ends it as well as an order', () => {
    const received = '2026-11-20T18:00'
    const order = (now: string, events: BreachEvent[] = []) =>
      rowsAt(now, '2026-11-20T17:00', received, events)[1]?.state
    assert.equal(order('2026-11-23T23:59'), 'waiting')
    assert.equal(order('2026-11-24T00:00'), 'overdue')
    const noRisk = event('decided', '2026-11-23T12:00', { risk: false })
    assert.equal(order('2026-11-30T00:00', [noRisk]), 'on-time')
    const risk = event('decided', '2026-11-23T12:00', { risk: true })
    assert.equal(order('2026-11-30T00:00', [risk]), 'overdue')
    assert.equal(order('2026-11-30T00:00', [risk, event('ordered', '2026-11-24T00:00')]), 'late')
  })

  it('R-146: no term for the delivery: a target that is marked, and the time that has passed', () => {
    const events = [
      event('decided', '2026-11-23T12:00', { risk: true }),
      event('ordered', '2026-11-23T13:00'),
    ]
    const rows = rowsAt('2026-11-23T15:00', '2026-11-20T17:00', '2026-11-20T18:00', events)
    assert.deepEqual(
      rows.map(({ step, inRule }) => [step, inRule]),
      [
        ['notice', true],
        ['order', true],
        ['delivery', false],
      ],
    )
    assert.equal(rows[2]?.elapsedMs, 2 * 3_600_000)
    assert.equal(rows[2]?.due, kz('2026-11-24T23:59:59.999'))
  })
})
