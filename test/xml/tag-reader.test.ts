import assert from 'node:assert/strict'
import { XmlError } from '../../src/xml/error.ts'
import { readXml } from '../../src/xml/scan.ts'

const letters = 'abcdefghi'
const read = (text: string) => readXml(Buffer.from(text))

/** Names are compared four bytes at a time, and their ends apart: each length has an end of its own. */
describe('xml/tag-reader', () => {
  for (let length = 1; length <= letters.length; length++) {
    const name = letters.slice(0, length)

    it(`an end tag of ${length} bytes differs in one of them, or in its length, and is refused`, () => {
      const others = [...name].map((_, i) => `${name.slice(0, i)}z${name.slice(i + 1)}`)
      for (const other of [...others, `${name}z`, name.slice(1), ''])
        assert.throws(() => read(`<${name}></${other}>`), XmlError, other)
    })

    it(`a name of ${length} bytes is not taken for the one that followed last time`, () => {
      for (const other of [`${name}z`, `${name}ә`, `z${name.slice(1)}`, name.slice(0, -1), name]) {
        read(`<x><${name}/></x>`)
        const text = `<x><y${other}/></x>`
        assert.equal(read(text).localName(1), `y${other}`)
        if (other !== '') assert.equal(read(`<x><${other}/></x>`).localName(1), other)
      }
    })
  }
})
