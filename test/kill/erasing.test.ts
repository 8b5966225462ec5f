import assert from 'node:assert/strict'
import { killErasing } from './erasing.ts'

describe('anchors 5(12): kill -9 while a session is erased', () => {
  it('it is wholly erased or not at all, and the next start ends it (npm run test:kill takes every point)', async () => {
    const { points, before, after } = await killErasing((all) => [all >> 1, all - 8, all - 4])
    assert.ok(points >= 100, `${points} points`)
    assert.deepEqual([before, after], [2, 1])
  })
})
