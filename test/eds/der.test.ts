import assert from 'node:assert/strict'
import fc from 'fast-check'
import { childrenOf, DerError, membersOf, readDer, tags } from '../../src/eds/der.ts'
import {
  readBits,
  readBoolean,
  readInteger,
  readOid,
  readText,
  readTime,
} from '../../src/eds/der-values.ts'
import * as write from '../../src/eds/der-write.ts'

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex')

/** What is wrong, the bytes, and the reader that must notice. */
const broken: readonly (readonly [
  what: string,
  hex: string,
  read?: (der: Uint8Array) => unknown,
])[] = [
  ['no bytes', ''],
  ['a tag alone', '30'],
  ['a value that runs past its end', '04 05 01 02'],
  ['bytes after the value', '05 00 00'],
  ['an indefinite length', '30 80 00 00'],
  ['a length in five bytes', '04 85 00 00 00 00 01 00'],
  ['a length that ends early', '04 82 01'],
  ['a long length for a short value', '04 81 01 00'],
  ['a length with a spare zero', `04 82 00 80 ${'00'.repeat(128)}`],
  ['a length of four gigabytes', '04 84 ff ff ff ff'],
  ['a tag number above 30', '1f 81 00 00'],
  ['children of a value that holds none', '04 02 05 00', (der) => childrenOf(readDer(der))],
  ['a child past its parent', '30 03 04 05 01', (der) => childrenOf(readDer(der))],
  ['a missing member', '30 00', (der) => membersOf(readDer(der)).need()],
  ['a member too many', '30 02 05 00', (der) => membersOf(readDer(der)).end()],
  ['a member of another tag', '30 02 05 00', (der) => membersOf(readDer(der)).need(2)],
  ['an empty INTEGER', '02 00', (der) => readInteger(readDer(der))],
  ['a spare zero of an INTEGER', '02 02 00 7f', (der) => readInteger(readDer(der))],
  ['a spare ff of an INTEGER', '02 02 ff 80', (der) => readInteger(readDer(der))],
  ['an INTEGER that is none', '04 01 01', (der) => readInteger(readDer(der))],
  ['a BOOLEAN of two bytes', '01 02 ff ff', (der) => readBoolean(readDer(der))],
  ['an empty OID', '06 00', (der) => readOid(readDer(der))],
  ['an OID inside an arc', '06 02 2a 86', (der) => readOid(readDer(der))],
  ['an OID arc with a spare byte', '06 03 2a 80 01', (der) => readOid(readDer(der))],
  ['an OID of 65 bytes', `06 41 ${'2a'.repeat(65)}`, (der) => readOid(readDer(der))],
  ['an empty BIT STRING', '03 00', (der) => readBits(readDer(der))],
  ['eight unused bits', '03 02 08 00', (der) => readBits(readDer(der))],
  ['unused bits of nothing', '03 01 01', (der) => readBits(readDer(der))],
  ['a UTF8String that is not UTF-8', '0c 02 d0 20', (der) => readText(readDer(der))],
  ['a BMPString of an odd length', '1e 03 04 10 04', (der) => readText(readDer(der))],
]

const time = (tag: number, text: string): Uint8Array => write.der(tag, Buffer.from(text))

const brokenTimes = [
  [tags.utcTime, '261123100000'],
  [tags.utcTime, '2611231000Z'],
  [tags.utcTime, '261123100000+0500'],
  [tags.utcTime, '20261123100000Z'],
  [tags.utcTime, '261323100000Z'],
  [tags.utcTime, '260230100000Z'],
  [tags.utcTime, '261123240000Z'],
  [tags.generalizedTime, '261123100000Z'],
  [tags.generalizedTime, '20261123100000.5Z'],
  [tags.octets, '261123100000Z'],
] as const

const goodTimes = [
  [tags.utcTime, '491231235959Z', '2049-12-31T23:59:59.000Z'],
  [tags.utcTime, '500101000000Z', '1950-01-01T00:00:00.000Z'],
  [tags.generalizedTime, '20500101000000Z', '2050-01-01T00:00:00.000Z'],
  [tags.generalizedTime, '99991231235959Z', '9999-12-31T23:59:59.000Z'],
] as const

describe('eds/der (X.690)', () => {
  for (const [what, hex, read = readDer] of broken) {
    it(`refuses ${what}`, () => {
      assert.throws(() => read(bytes(hex)), DerError)
    })
  }

  for (const [tag, text] of brokenTimes) {
    it(`RFC 5280 4.1.2.5 refuses the time ${text} under tag ${tag}`, () => {
      assert.throws(() => readTime(readDer(time(tag, text))), DerError)
    })
  }

  for (const [tag, text, iso] of goodTimes) {
    it(`RFC 5280 4.1.2.5 reads the time ${text}`, () => {
      assert.equal(readTime(readDer(time(tag, text))).toISOString(), iso)
    })
  }

  it('reads what it wrote: integers', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 200n }), (value) => {
        assert.equal(readInteger(readDer(write.integer(value))), value)
      }),
    )
  })

  it('reads what it wrote: object identifiers', () => {
    const arc = fc.bigInt({ min: 0n, max: 2n ** 64n })
    const oid = fc.tuple(fc.constantFrom('0.39', '1.2', '2.999'), fc.array(arc, { maxLength: 4 }))
    fc.assert(
      fc.property(oid, ([head, rest]) => {
        const dotted = [head, ...rest].join('.')
        assert.equal(readOid(readDer(write.oid(dotted))), dotted)
      }),
    )
  })

  it('reads what it wrote: texts, and values of every length form', () => {
    for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536]) {
      assert.equal(readText(readDer(write.utf8Text('a'.repeat(length))))?.length, length)
    }
  })

  it('reads negative integers', () => {
    assert.equal(readInteger(readDer(bytes('02 01 ff'))), -1n)
    assert.equal(readInteger(readDer(bytes('02 02 ff 7f'))), -129n)
  })

  it('reads the string kinds of names', () => {
    const rows = [
      ['1e 04 04 22 04 15', 'ТЕ'],
      ['14 01 e9', 'é'],
      ['13 02 4b 5a', 'KZ'],
    ] as const
    for (const [hex, text] of rows) assert.equal(readText(readDer(bytes(hex))), text)
    assert.equal(readText(readDer(bytes('02 01 05'))), undefined)
  })

  it('deep nesting costs no stack: only one level is read at a time', () => {
    let nested: Uint8Array = write.nothing()
    for (let depth = 0; depth < 2000; depth++) nested = write.sequence(nested)
    assert.equal(childrenOf(readDer(nested)).length, 1)
  })
})
