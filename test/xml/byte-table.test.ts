import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ByteTable } from '../../src/xml/byte-table.ts'

describe('xml/byte-table', () => {
  it('two texts share a number when, and only when, they are equal', () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 6 }), { maxLength: 200 })
    const check = (texts: readonly string[]) => {
      const table = new ByteTable()
      const ids = texts.map((text) => table.ofText(text))
      assert.equal(new Set(ids).size, new Set(texts).size)
      for (const [i, text] of texts.entries()) assert.equal(table.text(ids[i] as number), text)
    }
    fc.assert(fc.property(texts, check), { numRuns: 25 })
  })

  it('orders by code point, where UTF-16 would not', () => {
    const table = new ByteTable()
    const id = (text: string) => table.ofText(text)
    assert.ok(table.compare(id('\uFFFD'), id('\u{10000}')) < 0)
    assert.ok(table.compare(id('ab'), id('a')) > 0)
    assert.equal(table.compare(id('a'), id('a')), 0)
  })

  it('asking for a text leaves no trace', () => {
    const table = new ByteTable()
    assert.equal(table.find('a'), -1)
    assert.equal(table.size, 0)
    assert.equal(table.text(0), '')
  })
})
