import assert from 'node:assert/strict'
import { bytesOfLines } from '../../../src/act/container/lines.ts'

describe('act/container/lines', () => {
  const rows: Record<string, readonly string[]> = {
    'no line is no byte': [],
    'an empty line': [''],
    'letters of two and three bytes': ['қазақ', '→', 'a'],
    'a line larger than all that is held': ['a'.repeat(1_000_000), 'b'],
    'many lines': Array.from({ length: 20_000 }, (_, index) => `line ${index} ң`),
  }
  for (const [what, lines] of Object.entries(rows))
    it(what, () => {
      const expected = lines.map((line) => `${line}\n`).join('')
      assert.equal(Buffer.from(bytesOfLines(() => lines)).toString(), expected)
    })
})
