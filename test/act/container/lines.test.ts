import assert from 'node:assert/strict'
import { stepsOfLines } from '../../../src/act/container/lines.ts'

describe('act/container/lines', () => {
  const rows: Record<string, readonly string[]> = {
    'no line is no byte': [],
    'an empty line': [''],
    'letters of two and three bytes': ['қазақ', '→', 'a'],
    'a line larger than a step, after some and before some': ['c', '→'.repeat(100_000), 'b'],
    'a line that fits no more': ['a'.repeat(21_000), 'b'.repeat(21_000), 'c'.repeat(21_000)],
    'many lines': Array.from({ length: 20_000 }, (_, index) => `line ${index} ң`),
  }
  for (const [what, lines] of Object.entries(rows))
    it(what, () => {
      const expected = lines.map((line) => `${line}\n`).join('')
      assert.equal(Buffer.concat([...stepsOfLines(lines)]).toString(), expected)
    })

  it('many lines are in steps, none of which holds more than its size', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index}`)
    const sizes = Array.from(stepsOfLines(lines), ({ length }) => length)
    assert.ok(sizes.length > 3, String(sizes.length))
    assert.ok(Math.max(...sizes) <= 64 * 1024)
  })
})
