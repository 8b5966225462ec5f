import type { LooseEnd, LooseEntry } from './loose-zip.ts'

export const one = { name: 'one.txt', bytes: Buffer.from('one') }
export const two = { name: 'two/two.txt', bytes: Buffer.from('second') }
const some = Buffer.from('some')
export const zeros = Buffer.alloc(1024 * 1024)

/** Each trick, and all that must be said of it. */
export const tricks: Readonly<
  Record<string, readonly [readonly LooseEntry[], LooseEnd, string[]]>
> = {
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
