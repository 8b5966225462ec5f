import assert from 'node:assert/strict'
import fc from 'fast-check'
import { formatOf, qrOf } from '../../../src/act/qr/qr.ts'
import { correction } from '../../../src/act/qr/reed-solomon.ts'
import { formatsOfM, readQr } from './read.ts'

describe('act/qr: ISO/IEC 18004, version 6, level M', () => {
  it('the formats are those of the standard', () =>
    assert.deepEqual(
      formatsOfM.map((_, mask) => formatOf(mask)),
      formatsOfM,
    ))

  it('the correction of the example of the standard: 01234567 in version 1-M', () => {
    const data = Buffer.from('10200c566180ec11ec11ec11ec11ec11', 'hex')
    assert.equal(Buffer.from(correction(data, 10)).toString('hex'), 'a524d4c1ed36c7872c55')
  })

  it('what is written is read, of any length and in any letters', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        fc.pre(Buffer.byteLength(text) <= 106)
        assert.equal(readQr(qrOf(text)), text)
      }),
      { numRuns: 30 },
    ))

  it('106 bytes fit, one more is refused', () => {
    assert.equal(readQr(qrOf('x'.repeat(106))).length, 106)
    assert.throws(() => qrOf('x'.repeat(107)), /107 bytes/)
  })

  it('a finder in three corners, and none in the fourth', () => {
    const code = qrOf('a')
    const finder = (row: number, column: number) =>
      Array.from({ length: 7 }, (_, at) => code[row + 3]?.[column + at])
        .map((dark) => (dark ? '#' : '.'))
        .join('')
    assert.deepEqual([finder(0, 0), finder(0, 34), finder(34, 0)], Array(3).fill('#.###.#'))
    assert.notEqual(finder(34, 34), '#.###.#')
  })
})
