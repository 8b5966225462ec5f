import assert from 'node:assert/strict'
import { canonicalize } from '../../src/xml/canonical.ts'
import { XmlError } from '../../src/xml/error.ts'
import { readXml } from '../../src/xml/scan.ts'

/** Its canonical form is longer than itself: each `b` declares anew, and `/>` becomes an end tag. */
const spread = (count: number) =>
  readXml(Buffer.from(`<a xmlns:p="urn:p">${'<p:b x="é"/>'.repeat(count)}</a>`))
const canonical = (count: number) => `<a>${'<p:b xmlns:p="urn:p" x="é"></p:b>'.repeat(count)}</a>`

describe('xml/scratch', () => {
  it('what was written stays when the memory it was made in is used again', () => {
    const first = canonicalize(spread(500), 0)
    const second = canonicalize(spread(700), 0)
    spread(900)
    assert.equal(first.toString(), canonical(500))
    assert.equal(second.toString(), canonical(700))
  })

  for (const [what, count] of [
    ['larger than the memory kept at first', 20_000],
    ['larger than the memory ever kept', 45_000],
  ] as const)
    it(`a document ${what} is written whole`, () => {
      assert.ok(canonicalize(spread(count), 0).equals(Buffer.from(canonical(count))))
    })

  it('a document cut short is not completed by the one before it', () => {
    const whole = Buffer.from('<a><longer-name>text<!-- c --><![CDATA[d]]></longer-name></a>')
    for (let length = 0; length < whole.length; length++) {
      readXml(whole)
      assert.throws(() => readXml(whole.subarray(0, length)), XmlError, `${length} bytes`)
    }
  })
})
