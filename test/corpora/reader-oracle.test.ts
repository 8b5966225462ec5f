import assert from 'node:assert/strict'
import { toUtf8 } from '../../src/xml/encoding.ts'
import { readXml } from '../../src/xml/scan.ts'
import { compareReader, type Reader } from './compare-reader.ts'
import { damaged } from './damage.ts'
import { Oracle, oracleMissing } from './oracle.ts'

const read: Reader = (bytes) => readXml(toUtf8(bytes).bytes)
const repaired = (pattern: RegExp, by: string): Reader => {
  return (bytes) => readXml(Buffer.from(toUtf8(bytes).bytes.toString().replace(pattern, by)))
}

/** Ways to be wrong that a comparison of two hundred damaged documents must find. */
const broken: Readonly<Record<string, Reader>> = {
  'takes any control character': repaired(/[^\P{Cc}\t\n\r]/gu, ' '),
  'takes a bare ampersand': repaired(/&(?![\w#]+;)/g, '&amp;'),
  'takes an end tag for any other': repaired(/<\/a>/g, ''),
  'repairs broken bytes': (bytes) => readXml(toUtf8(Buffer.from(bytes.toString('utf8'))).bytes),
}

describe('damaged documents: XML 1.0 and Namespaces in XML 1.0 against libxml2', () => {
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

  it('500 documents: both read them alike, both refuse, or the class has a reason', async () => {
    const { counts, differences } = await compareReader(oracle(), 1, 500, read)
    assert.deepEqual(differences, [])
    assert.ok(Number(counts['both refuse it']) > 100)
    assert.ok(Number(counts['both read it, to the same canonical bytes']) > 100)
  })

  for (const [name, subject] of Object.entries(broken))
    it(`a reader that ${name} is found out`, async () => {
      const { differences } = await compareReader(oracle(), 1, 200, subject)
      assert.notEqual(differences.length, 0)
    })

  it('the same seed gives the same damage', () => {
    assert.deepEqual(damaged(3), damaged(3))
  })
})
