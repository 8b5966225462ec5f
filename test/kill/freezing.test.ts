import assert from 'node:assert/strict'
import { killFreezing } from './freezing.ts'

describe('anchors 6.4(2): kill -9 while freezing', () => {
  it('never two acts for one session, and resuming gives the act (npm run test:kill takes every point)', async () => {
    const { points, open, closed } = await killFreezing((all) => [all - 2, all - 1])
    assert.ok(points >= 20, `${points} points`)
    assert.deepEqual([open, closed], [1, 1])
  })
})
