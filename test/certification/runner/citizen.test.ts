import assert from 'node:assert/strict'
import { doneBy } from '../../../src/certification/runner/citizen.ts'
import { recordsSince } from '../../../src/certification/runner/records.ts'
import type { AccessEvent } from '../../../src/storage/access-requests.ts'

const at = (minute: number) => `2026-11-23T05:0${minute}:00.000Z`
const event = (
  kind: AccessEvent['event'],
  minute: number,
  more: Partial<AccessEvent> = {},
): AccessEvent => ({
  ...{ requestId: 'r-1', at: at(minute), event: kind, by: '991231500016' },
  ...more,
})
const asked = event('asked', 0, { codeAttempts: 2 })
const wrong = [event('wrong-code', 1), event('wrong-code', 2)]

const failedAt = (...events: readonly AccessEvent[]) => {
  const happenings = { requests: new Map([['r-1', events]]), withdrawals: [] }
  const records = recordsSince({ at: at(0), afterSeq: 0 }, [], happenings)
  return doneBy('failed', { sessionId: '{R-1}' }, records)
}

describe('R-088: when the citizen has given as many wrong codes as end the request', () => {
  const rows: readonly (readonly [string, readonly AccessEvent[], string | undefined])[] = [
    ['asked, and nothing said', [asked], undefined],
    ['one of two', [asked, ...wrong.slice(0, 1)], undefined],
    ['two of two', [asked, ...wrong], at(2)],
    ['the right one after one', [asked, ...wrong.slice(0, 1), event('agreed', 2)], 'another-story'],
    [
      'the window over after one',
      [asked, ...wrong.slice(0, 1), event('expired', 9)],
      'another-story',
    ],
    ['a request of before, whose number is not on record', [event('asked', 0), ...wrong], at(2)],
  ]
  for (const [title, events, expected] of rows)
    it(title, () => assert.equal(failedAt(...events), expected))
})
