import assert from 'node:assert/strict'
import fc from 'fast-check'
import { canonicalJson, sha256 } from '../../src/act/json.ts'

describe('RFC 8785: canonical JSON', () => {
  const rows: readonly [string, unknown, string][] = [
    [
      '3.2.3: members are sorted, at every depth',
      { b: [{ d: 1, c: 2 }], a: 'x' },
      '{"a":"x","b":[{"c":2,"d":1}]}',
    ],
    [
      '3.2.3: the order is that of UTF-16 code units (the example of the RFC)',
      {
        '\u20ac': 'Euro Sign',
        '\r': 'Carriage Return',
        '\ufb33': 'Hebrew Letter Dalet With Dagesh',
        '1': 'One',
        '\ud83d\ude00': 'Emoji: Grinning Face',
        '\u0080': 'Control',
        '\u00f6': 'Latin Small Letter O With Diaeresis',
      },
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ],
    [
      '3.2.2.2: the short escapes, \\u00xx in lower case, and nothing else is escaped',
      '\u20ac$\u000f\u000aA\'\u0042"\\\\"/\u2028\u007f\b\t\f\r',
      '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028\u007f\\b\\t\\f\\r"',
    ],
    [
      '3.2.2: integers and booleans',
      [0, -0, 10, -1, 9007199254740991, true, false],
      '[0,0,10,-1,9007199254740991,true,false]',
    ],
    ['a member without a value is left out', { a: undefined, b: 1 }, '{"b":1}'],
    ['empty things', [{}, [], ''], '[{},[],""]'],
    ['Kazakh letters stay letters', 'әғқңөұүһі', '"әғқңөұүһі"'],
  ]
  for (const [title, value, expected] of rows) {
    it(title, () => assert.equal(canonicalJson(value), expected))
  }

  const refused: readonly [string, unknown][] = [
    ['a lone surrogate (3.2.2.2)', 'a\ud800b'],
    ['a lone surrogate in a name', { '\udc00': 1 }],
    ['a fraction', 0.5],
    ['NaN', Number.NaN],
    ['an integer that is not safe', 2 ** 53],
    ['null', null],
    ['undefined in an array', [undefined]],
    ['a Date', new Date(0)],
    ['bytes', new Uint8Array(1)],
  ]
  for (const [title, value] of refused) {
    it(`refuses ${title}`, () => assert.throws(() => canonicalJson(value), TypeError))
  }

  it('reads back as it was, and again gives the same text', () => {
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        fc.string({ unit: 'grapheme' }),
        fc.maxSafeInteger().map((value) => value + 0),
        fc.boolean(),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('node'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }))
    fc.assert(
      fc.property(node, (value) => {
        const text = canonicalJson(value)
        const read: unknown = JSON.parse(text)
        assert.deepEqual(read, value)
        assert.equal(canonicalJson(read), text)
      }),
      { seed: 8785, numRuns: 200 },
    )
  })

  it('the digest is of the UTF-8 bytes', () => {
    assert.equal(sha256('ә'), sha256(new Uint8Array([0xd3, 0x99])))
  })
})
