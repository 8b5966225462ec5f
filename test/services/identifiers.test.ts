import assert from 'node:assert/strict'
import { checkDigit, isIdentifier } from '../../src/services/identifiers.ts'

const rows: readonly (readonly [string, boolean])[] = [
  ['991231500016', true],
  ['991231500026', true],
  ['991231600012', true],
  ['991240000013', true],
  ['991240000023', true],
  ['991231500017', false],
  ['991231050016', false],
  ['99123150001', false],
  ['9912315000160', false],
  ['99123150001a', false],
  ['', false],
]

describe('identifiers: the check digit of IIN and BIN', () => {
  for (const [text, valid] of rows) {
    it(`"${text}" is ${valid ? '' : 'not '}valid`, () => {
      assert.equal(isIdentifier(text), valid)
    })
  }

  it('takes the second row of weights when the first gives 10', () => {
    assert.deepEqual(['99123150070', '99123150071', '99123150072'].map(checkDigit), [7, 9, 0])
    assert.ok(isIdentifier('991231500707'))
  })

  it('finds no digit where both rows of weights give 10', () => {
    assert.equal(checkDigit('99123150077'), undefined)
    assert.ok([...'0123456789'].every((digit) => !isIdentifier(`99123150077${digit}`)))
  })
})
