import assert from 'node:assert/strict'
import { readXml } from '../../src/xml/scan.ts'
import { attributeText, characters, leaf } from '../../src/xml/write.ts'

const code = (text: string) =>
  `U+${text.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`

describe('xml/write', () => {
  for (const kept of ['\t', '\n', ' ', '\u007F', '\u0080', '\u0085', '\u009F', 'ə', '\uFFFD', '𐰴'])
    it(`${code(kept)} is a character of XML 1.0, and comes back as it was written`, () => {
      const document = readXml(Buffer.from(leaf('a', `x${kept}y`)))
      assert.equal(document.text(0), `x${kept}y`)
    })

  for (const refused of [
    '\u0000',
    '\u0008',
    '\u000B',
    '\u001F',
    '\uD800',
    '\uDC00',
    '\uFFFE',
    '\uFFFF',
  ])
    it(`${code(refused)} is none, and becomes U+FFFD`, () => {
      assert.equal(characters(`x${refused}y`), 'x\uFFFDy')
      assert.equal(attributeText(`x${refused}y`), 'x\uFFFDy')
    })

  it('a carriage return is written as a reference, or a reader would take it for a line end', () => {
    assert.equal(characters('x\ry'), 'x&#xD;y')
    assert.equal(readXml(Buffer.from(leaf('a', 'x\ry'))).text(0), 'x\ry')
  })

  it('no value is no element', () => {
    assert.equal(leaf('a', undefined), '')
    assert.equal(leaf('a', ''), '<a></a>')
  })
})
