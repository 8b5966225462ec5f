import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readZip } from '../../../src/act/container/zip-read.ts'
import { writeZip } from '../../../src/act/container/zip-write.ts'
import { looseZip } from './loose-zip.ts'
import { one, tricks, two, zeros } from './tricks.ts'

const codesOf = (bytes: Uint8Array): string[] =>
  [...new Set(readZip(bytes).problems.map(({ code }) => code))].sort()

describe('act/container/zip: a container is read by one who expects the worst (anchors 6.4.5 a)', () => {
  it('what is written is read, byte for byte, and has nothing odd', () => {
    const bytes = writeZip([one, two])
    const { entries, problems } = readZip(bytes)
    assert.deepEqual(problems, [])
    assert.deepEqual(
      entries.map(({ name, bytes: content }) => [name, Buffer.from(content).toString()]),
      [
        ['one.txt', 'one'],
        ['two/two.txt', 'second'],
      ],
    )
    assert.deepEqual(Buffer.from(writeZip(entries)), bytes, 'names and contents decide every byte')
    assert.deepEqual(looseZip([one, two]), bytes, 'the trickster, without tricks, writes the same')
  })

  for (const [title, [entries, end, codes]] of Object.entries(tricks))
    it(`${title}: ${codes.join(', ')}`, () =>
      assert.deepEqual(codesOf(looseZip(entries, end)), [...codes].sort()))

  it('what is no zip, what is too large, and too many files', () => {
    assert.deepEqual(codesOf(Buffer.from('PK')), ['NOT_ZIP'])
    const { problems } = readZip(writeZip([one, two]), { bytes: 100, entries: 9 })
    assert.deepEqual(problems, [{ code: 'TOO_LARGE' }])
    const many = readZip(writeZip([one, two]), { bytes: 10_000, entries: 1 })
    assert.deepEqual(many.problems.map(({ code }) => code).sort(), ['GAP', 'TOO_LARGE'])
  })

  it('many files that share one body do not add up beyond the limit', () => {
    const sharing = Array.from({ length: 200 }, (_, index) => ({
      ...{ name: `n${index}`, bytes: index === 0 ? zeros : Buffer.alloc(0), offsetOf: 0 },
      ...(index > 0 && { size: zeros.length }),
    }))
    const { entries } = readZip(looseZip(sharing), { bytes: 2 * zeros.length, entries: 1000 })
    const total = entries.reduce((sum, { bytes }) => sum + bytes.length, 0)
    assert.ok(total <= 2 * zeros.length)
  })

  it('a name that is not portable is not written', () => {
    for (const name of ['../a', '/a', 'a\\b', 'ы', 'a/', '', 'a b', '.hidden', 'a.'])
      assert.throws(() => writeZip([{ ...one, name }]), /no name for a file/)
  })

  it('whatever the bytes, it never throws, and only its own form is without problems', () => {
    const good = writeZip([one, two])
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.uint8Array({ maxLength: 40 }), (at, patch) => {
        const bytes = Buffer.concat([good.subarray(0, at), patch, good.subarray(at)])
        assert.equal(readZip(bytes).problems.length === 0, bytes.equals(good))
      }),
      { numRuns: 500 },
    )
  })
})
