import assert from 'node:assert/strict'
import { standingOfData } from '../../../src/services/rights/data-standing.ts'
import { standingAt } from '../../../src/services/rights/state.ts'
import type { MatterEvent } from '../../../src/storage/rights.ts'

const matter = { receivedAt: '2026-11-23T05:00:00.000Z', due: '2026-11-26T18:59:59.999Z' }
const event = (name: MatterEvent['event'], at: string): MatterEvent => ({
  ...{ matterId: 'm', at, event: name, by: '991240000013' },
})
const inTime = [event('answered', '2026-11-26T18:59:59.999Z')]
const tooLate = [event('refused', '2026-11-26T19:00:00.000Z')]
const review = [
  event('explanation-asked', '2026-11-24T05:00:00.000Z'),
  event('explained', '2026-11-25T05:00:00.000Z'),
]

describe('R-150…R-156: a matter is the fold of its history at any moment', () => {
  const rows: readonly (readonly [
    string,
    readonly MatterEvent[],
    string,
    [string, overdue: boolean, late: boolean],
  ])[] = [
    ['before it was received', [], '2026-11-23T04:59:59.999Z', ['not-yet', false, false]],
    ['received', [], '2026-11-23T05:00:00.000Z', ['received', false, false]],
    ['the last moment of the term', [], '2026-11-26T18:59:59.999Z', ['received', false, false]],
    ['the moment after', [], '2026-11-26T19:00:00.000Z', ['received', true, false]],
    ['before its answer', inTime, '2026-11-24T05:00:00.000Z', ['received', false, false]],
    ['answered in time', inTime, '2027-01-01T00:00:00.000Z', ['answered', false, false]],
    ['decided late', tooLate, '2027-01-01T00:00:00.000Z', ['refused', false, true]],
    ['a step of a review', review, '2026-11-24T06:00:00.000Z', ['explanation-asked', false, false]],
    ['the next step', review, '2026-11-25T05:00:00.000Z', ['explained', false, false]],
    ['a review that lasts', review, '2026-12-25T05:00:00.000Z', ['explained', true, false]],
  ]
  for (const [title, events, moment, [state, overdue, late]] of rows)
    it(title, () => assert.deepEqual(standingAt(matter, events, moment), { state, overdue, late }))
})

describe('R-154: how data is held', () => {
  const rows: readonly (readonly [('block' | 'unblock' | 'destroy')[], string])[] = [
    [[], 'open'],
    [['block'], 'blocked'],
    [['block', 'unblock'], 'open'],
    [['block', 'unblock', 'block'], 'blocked'],
    [['destroy'], 'destroyed'],
    [['destroy', 'unblock'], 'destroyed'],
  ]
  for (const [kinds, standing] of rows)
    it(`${kinds.join(', ') || 'nothing'}: ${standing}`, () =>
      assert.equal(standingOfData(kinds.map((kind) => ({ kind }))), standing))
})
