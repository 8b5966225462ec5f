import assert from 'node:assert/strict'
import { canonicalize } from '../../src/xml/canonical.ts'
import { type Canonicalizer, canonical, compareCanonical } from './compare-canonical.ts'
import { generate } from './generate.ts'
import { Oracle, oracleMissing } from './oracle.ts'

/** Ways to be wrong that a comparison of a few documents must find. */
const broken: Readonly<Record<string, Canonicalizer>> = {
  'loses the PrefixList': (document, one, { prefixes: _, ...form }) =>
    canonical(document, one, form),
  'keeps comments': (document, one, form) => canonical(document, one, { ...form, comments: true }),
  'leaves nothing out': (document, one, form) => canonical(document, { ...one, without: -1 }, form),
  'forgets what is around an apex': (document, one, form) =>
    form.whole || form.exclusive
      ? canonical(document, one, form)
      : canonicalize(
          document,
          one.apex,
          { mode: 'exclusive', comments: form.comments },
          one.without,
        ),
  'ends lines with CR': (document, one, form) =>
    Buffer.from(canonical(document, one, form).toString().replaceAll('\n', '\r')),
}

describe('generated documents: C14N 1.0 and Exc-C14N 1.0 against libxml2', () => {
  let opened: Oracle | undefined
  const oracle = () => opened as Oracle
  before(async function () {
    const missing = oracleMissing()
    if (missing !== undefined) {
      process.stdout.write(`    SKIPPED: ${missing}\n`)
      this.skip()
    }
    opened = await Oracle.open()
  })
  after(async () => {
    await opened?.close()
  })

  it('500 documents in 8 forms each: the same bytes', async () => {
    const { forms, differences } = await compareCanonical(oracle(), 1, 500)
    assert.deepEqual(differences, [])
    assert.equal(forms, 4000)
  })

  for (const [name, subject] of Object.entries(broken))
    it(`a canonicalizer that ${name} is found out`, async () => {
      const { differences } = await compareCanonical(oracle(), 1, 25, subject)
      assert.notEqual(differences.length, 0)
    })
})

describe('generate', () => {
  it('gives the same document for the same seed, and another for another', () => {
    assert.deepEqual(generate(7), generate(7))
    assert.notDeepEqual(generate(7).bytes, generate(8).bytes)
  })
})
