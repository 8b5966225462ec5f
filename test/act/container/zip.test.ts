import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readZip } from '../../../src/act/container/zip-read.ts'
import { writeZip } from '../../../src/act/container/zip-write.ts'
import { type LooseEnd, type LooseEntry, looseZip } from './loose-zip.ts'

const one = { name: 'one.txt', bytes: Buffer.from('one') }
const two = { name: 'two/two.txt', bytes: Buffer.from('second') }
const some = Buffer.from('some')
const zeros = Buffer.alloc(1024 * 1024)

const codesOf = (bytes: Uint8Array): string[] =>
  [...new Set(readZip(bytes).problems.map(({ code }) => code))].sort()

/** Each trick, and all that must be said of it. */
const tricks: Readonly<Record<string, readonly [readonly LooseEntry[], LooseEnd, string[]]>> = {
  'a name twice': [[one, two, { ...one, bytes: some }], {}, ['DUPLICATE']],
  'names that differ by case': [[one, { ...two, name: 'ONE.txt' }], {}, ['TWIN']],
  'names that differ by Unicode form': [
    [
      { ...one, name: 'caf\u00e9' },
      { ...two, name: 'cafe\u0301' },
    ],
    {},
    ['NAME', 'TWIN'],
  ],
  'a name that leads out': [[{ ...one, name: '../one.txt' }], {}, ['TRAVERSAL']],
  'a name that leads out from inside': [[{ ...one, name: 'a/../../one' }], {}, ['TRAVERSAL']],
  'a name that leads out by backslashes': [[{ ...one, name: '..\\one.txt' }], {}, ['TRAVERSAL']],
  'a backslash': [[{ ...one, name: 'a\\one.txt' }], {}, ['BACKSLASH']],
  'an absolute name': [[{ ...one, name: '/etc/passwd' }], {}, ['ABSOLUTE']],
  'an absolute name of Windows': [[{ ...one, name: 'C:one.txt' }], {}, ['ABSOLUTE']],
  'a folder entry': [[{ name: 'a/', bytes: Buffer.alloc(0) }], {}, ['NAME']],
  'a name with a zero byte': [[{ ...one, name: 'one.txt\0.pdf' }], {}, ['NAME']],
  'another name before the file': [[{ ...one, local: { name: 'two.txt' } }], {}, ['LOCAL_DIFFERS']],
  'another sum before the file': [[{ ...one, local: { crc: 1 } }], {}, ['LOCAL_DIFFERS']],
  'another size before the file': [[{ ...one, local: { size: 9 } }], {}, ['LOCAL_DIFFERS']],
  'a wrong sum': [[{ ...one, crc: 1 }], {}, ['CRC']],
  'a wrong size': [[{ ...one, size: 2 }], {}, ['CRC']],
  'sizes after the file': [[{ ...one, flags: 8, after: some }], {}, ['DESCRIPTOR', 'GAP']],
  'an encrypted file': [[{ ...one, flags: 1 }], {}, ['BROKEN_ENTRY', 'ENCRYPTED']],
  'another flag': [[{ ...one, flags: 0x800 }], {}, ['FIELD']],
  'a compressed file': [[{ ...one, method: 8 }], {}, ['METHOD']],
  'an unknown method': [[{ ...one, method: 12 }], {}, ['BROKEN_ENTRY', 'METHOD']],
  'a bomb by its ratio': [[{ ...one, bytes: zeros, method: 8 }], {}, ['BOMB', 'METHOD']],
  'a bomb that lies of its size': [
    [{ ...one, bytes: zeros, method: 8, size: 10 }],
    {},
    ['BOMB', 'METHOD'],
  ],
  'an extra field': [[{ ...one, extra: some }], {}, ['FIELD']],
  'a comment of a file': [[{ ...one, comment: 'x' }], {}, ['FIELD']],
  'attributes, such as of a symbolic link': [[{ ...one, attributes: 0xa1ff0000 }], {}, ['FIELD']],
  'a time': [[{ ...one, time: 1 }], {}, ['FIELD']],
  'one file for two names': [
    [one, { ...one, name: 'two.txt', offsetOf: 0 }],
    {},
    ['GAP', 'LOCAL_DIFFERS', 'OVERLAP'],
  ],
  'bytes before the first file': [[one], { prefix: some }, ['GAP']],
  'bytes between files': [[one, { ...two, before: some }], {}, ['GAP']],
  'bytes before the directory': [[one], { beforeDirectory: some }, ['GAP']],
  'bytes after the directory': [[one], { afterDirectory: some }, ['GAP']],
  'a comment': [[one], { comment: 'comment' }, ['COMMENT']],
  'a count too small': [[one, two], { count: 1 }, ['GAP']],
  'a count too large': [[one], { count: 2 }, ['GAP']],
  'another disk': [[one], { disk: 1 }, ['FIELD']],
  'the 64-bit form': [[one], { count: 0xffff }, ['ZIP64']],
  'a file that the directory hides': [
    [one, { ...two, offsetOf: 0 }],
    {},
    ['CRC', 'GAP', 'LOCAL_DIFFERS', 'OVERLAP'],
  ],
}

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
