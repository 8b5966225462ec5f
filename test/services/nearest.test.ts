import assert from 'node:assert/strict'
import { nearestNames } from '../../src/services/nearest.ts'

const names = ['KDP_SERVICE', 'KDP_SEND_SOLUTION', 'KDP_LIST_TO_REVOKE', 'GBDFLUniversal_token']

describe('nearest names', () => {
  it('come nearest first, letter case aside, and no more than asked', () => {
    assert.deepEqual(nearestNames('kdp_servise', names, 3).slice(0, 1), ['KDP_SERVICE'])
    assert.equal(nearestNames('kdp_servise', names, 3).length, 3)
    assert.equal(nearestNames('GBDFL_Universal_token', names, 1)[0], 'GBDFLUniversal_token')
  })
  it('are given for an empty and for a very long name too', () => {
    assert.equal(nearestNames('', names, 3).length, 3)
    assert.equal(nearestNames('x'.repeat(1_000_000), names, 3).length, 3)
  })
})
