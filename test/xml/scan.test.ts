import assert from 'node:assert/strict'
import { toUtf8 } from '../../src/xml/encoding.ts'
import { XmlError, type XmlProblem } from '../../src/xml/error.ts'
import { defaultLimits } from '../../src/xml/limits.ts'
import { readXml } from '../../src/xml/scan.ts'

const read = (text: string, limits = defaultLimits) => readXml(Buffer.from(text, 'utf8'), limits)
const problemOf = (work: () => unknown): XmlProblem | 'accepted' => {
  try {
    work()
    return 'accepted'
  } catch (error) {
    if (error instanceof XmlError) return error.problem
    throw error
  }
}

const refused: readonly (readonly [string, string, XmlProblem])[] = [
  ['DOCTYPE', '<!DOCTYPE a><a/>', 'doctype'],
  ['DOCTYPE inside', '<a><!DOCTYPE b></a>', 'doctype'],
  ['processing instruction before the root', '<?p x?><a/>', 'processing-instruction'],
  ['processing instruction inside', '<a><?p x?></a>', 'processing-instruction'],
  ['processing instruction after the root', '<a/><?p x?>', 'processing-instruction'],
  ['xml-stylesheet', '<?xml-stylesheet href="x"?><a/>', 'processing-instruction'],
  ['XML declaration not at the beginning', ' <?xml version="1.0"?><a/>', 'processing-instruction'],
  ['XML 1.1', '<?xml version="1.1"?><a/>', 'not-well-formed'],
  [
    'standalone that is neither yes nor no',
    '<?xml version="1.0" standalone="maybe"?><a/>',
    'not-well-formed',
  ],
  ['vertical tab in the XML declaration', '<?xml version="1.0"\v?><a/>', 'not-well-formed'],
  [
    'form feed in the XML declaration',
    '<?xml version="1.0"\fencoding="UTF-8"?><a/>',
    'not-well-formed',
  ],
  ['undeclared prefix of an element', '<p:a/>', 'prefix-undeclared'],
  ['undeclared prefix of an attribute', '<a p:b="1"/>', 'prefix-undeclared'],
  ['prefix used after its scope', '<a><b xmlns:p="u"/><p:c/></a>', 'prefix-undeclared'],
  ['attribute repeated by name', '<a b="1" b="2"/>', 'attribute-repeated'],
  [
    'attribute repeated by namespace',
    '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>',
    'attribute-repeated',
  ],
  ['declaration repeated', '<a xmlns:p="u" xmlns:p="v"/>', 'attribute-repeated'],
  ['xmlns bound', '<a xmlns:xmlns="u"/>', 'not-well-formed'],
  ['xml bound to another namespace', '<a xmlns:xml="u"/>', 'not-well-formed'],
  [
    'another prefix bound to the namespace of xml',
    '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>',
    'not-well-formed',
  ],
  ['prefix undeclared by an empty name', '<a xmlns:p=""/>', 'not-well-formed'],
  ['two colons in a name', '<a xmlns:p="u"><p:b:c/></a>', 'not-well-formed'],
  ['name that begins with a digit', '<1a/>', 'not-well-formed'],
  ['local name that begins with a hyphen', '<a xmlns:p="u"><p:-b/></a>', 'not-well-formed'],
  ['multiplication sign in a name', '<a×/>', 'not-well-formed'],
  ['control character in text', '<a>\u0001</a>', 'not-well-formed'],
  ['control character in a value', '<a b="\u0008"/>', 'not-well-formed'],
  ['control character in a comment', '<a><!--\u0002--></a>', 'not-well-formed'],
  ['control character in CDATA', '<a><![CDATA[\u0003]]></a>', 'not-well-formed'],
  ['U+FFFE in text', '<a>\uFFFE</a>', 'not-well-formed'],
  ['U+FFFF in a value', '<a b="\uFFFF"/>', 'not-well-formed'],
  ['reference to no character', '<a>&#0;</a>', 'not-well-formed'],
  ['reference to a surrogate', '<a>&#xD800;</a>', 'not-well-formed'],
  ['reference to a number too large', '<a>&#99999999999999999999;</a>', 'not-well-formed'],
  ['undeclared entity', '<a>&nbsp;</a>', 'not-well-formed'],
  ['entity named like a method', '<a>&constructor;</a>', 'not-well-formed'],
  ['bare ampersand', '<a>R & D</a>', 'not-well-formed'],
  ['bare ampersand at the end', '<a>&', 'not-well-formed'],
  ['"<" in a value', '<a b="<"/>', 'not-well-formed'],
  ['"]]>" in text', '<a>]]></a>', 'not-well-formed'],
  ['"--" in a comment', '<a><!-- a -- b --></a>', 'not-well-formed'],
  ['comment that ends with "--->"', '<a><!-- a ---></a>', 'not-well-formed'],
  ['comment without end', '<a><!-- ', 'not-well-formed'],
  ['CDATA outside the root', '<![CDATA[x]]><a/>', 'not-well-formed'],
  ['CDATA without end', '<a><![CDATA[x</a>', 'not-well-formed'],
  ['crossed tags', '<a><b></a></b>', 'not-well-formed'],
  ['end tag of a longer name', '<a></ab>', 'not-well-formed'],
  ['missing end tag', '<a><b></b>', 'not-well-formed'],
  ['two roots', '<a/><b/>', 'not-well-formed'],
  ['text after the root', '<a/>x', 'not-well-formed'],
  ['text before the root', 'x<a/>', 'not-well-formed'],
  ['nothing', '', 'not-well-formed'],
  ['only a comment', '<!-- a -->', 'not-well-formed'],
  ['value without quotes', '<a b=1/>', 'not-well-formed'],
  ['attribute without value', '<a b/>', 'not-well-formed'],
  ['no space between attributes', '<a b="1"c="2"/>', 'not-well-formed'],
  ['space before the name', '< a/>', 'not-well-formed'],
  ['slash inside a tag', '<a / >', 'not-well-formed'],
  ['end inside a tag', '<a b="1"', 'not-well-formed'],
  ['end inside a value', '<a b="1', 'not-well-formed'],
]

const accepted: readonly (readonly [string, string])[] = [
  [
    'declaration, comments and white space around the root',
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<!-- a --><a/>\n<!-- b -->\n',
  ],
  ['tabs and line ends inside a tag', '<a\n\tb = "1"\r\n c=\'2\'\n/>'],
  ['Cyrillic and Kazakh names', '<Әріп қ="1"><б/></Әріп>'],
  ['the prefix xml without declaration', '<a xml:lang="kk"/>'],
  ['default namespace declared and undeclared', '<a xmlns="u"><b xmlns=""/></a>'],
  ['the same local name in two namespaces', '<a xmlns:p="u" xmlns:q="v" p:b="1" q:b="2" b="3"/>'],
  ['quotes of the other kind', '<a b=\'"\' c="\'"/>'],
  ['astral characters', '<a b="𝄞">𝄞</a>'],
  ['reference in a namespace name', '<a xmlns:p="u&amp;v" p:b="1"/>'],
  ['U+FFFD and U+F000', '<a>\uFFFD\uF000</a>'],
]

describe('xml/scan', () => {
  for (const [name, text, problem] of refused)
    it(`W-03…W-05: ${name} is refused as ${problem}`, () => {
      assert.equal(
        problemOf(() => read(text)),
        problem,
      )
    })

  for (const [name, text] of accepted)
    it(`W-03: ${name} is accepted`, () => {
      assert.equal(
        problemOf(() => read(text)),
        'accepted',
      )
    })

  it('an invalid name stays invalid the second time it is met', () => {
    for (let time = 0; time < 2; time++)
      assert.equal(
        problemOf(() => read('<a><2z/></a>')),
        'not-well-formed',
      )
  })

  it('names its place in bytes', () => {
    assert.throws(
      () => read('<а>\n<p:b/></а>'),
      (error: XmlError) => error.at === 5,
    )
  })
})

describe('xml/scan limits (W-01, W-06)', () => {
  const small = { bytes: 400, depth: 3, elements: 5, attributes: 2, name: 8 }
  const rows: readonly (readonly [string, string, XmlProblem])[] = [
    ['size', `<a>${'x'.repeat(400)}</a>`, 'too-large'],
    ['depth', '<a><a><a><a/></a></a></a>', 'too-deep'],
    ['elements', '<a><a/><a/><a/><a/><a/></a>', 'too-many-elements'],
    ['attributes', '<a b="1" c="2" d="3"/>', 'too-many-attributes'],
    [
      'attributes, declarations counted',
      '<a xmlns:b="1" xmlns:c="2" d="3"/>',
      'too-many-attributes',
    ],
    ['name', '<abcdefghi/>', 'name-too-long'],
    ['name of an attribute', '<a abcdefghi="1"/>', 'name-too-long'],
  ]
  for (const [name, text, problem] of rows)
    it(`${name} over the limit is ${problem}`, () => {
      assert.equal(
        problemOf(() => read(text, small)),
        problem,
      )
    })
  it('just inside every limit is accepted', () => {
    const text = '<abcdefgh b="1" c="2"><a><a/></a><a/><a/></abcdefgh>'
    assert.equal(
      problemOf(() => read(text, small)),
      'accepted',
    )
  })
})

describe('xml/document', () => {
  const document = read(
    '<r xmlns="u" xmlns:p="v" Id="1"><p:a x="1&amp;2" p:x="&#10;3\n4">t&lt;<!--c-->e<![CDATA[<x>\r\n]]>\r\nt<b>no</b>!</p:a></r>',
  )
  const [a = -1] = document.children(0)

  it('knows names, namespaces and parents', () => {
    assert.equal(document.localName(a), 'a')
    assert.equal(document.namespace(a), 'v')
    assert.equal(document.namespace(document.children(a)[0] ?? -1), 'u')
    assert.equal(document.parent(a), 0)
  })
  it('reads values of attributes, normalized', () => {
    assert.equal(document.valueOf(a, 'x'), '1&2')
    assert.equal(document.valueOf(a, 'x', 'v'), '\n3 4')
    assert.equal(document.valueOf(a, 'y'), undefined)
  })
  it('reads its own text over comments, CDATA, references and line ends, without that of children', () => {
    assert.equal(document.text(a), 't<e<x>\n\nt!')
    assert.equal(document.hasOnlyText(a), false)
  })
  it('lists attributes named Id, ID or id with their owners', () => {
    assert.deepEqual(
      document.ids.map((at) => document.ownerOf(at)),
      [0],
    )
  })
  it('resolves prefixes where they are in scope', () => {
    assert.equal(document.namespaceOfPrefix(a, 'p'), 'v')
    assert.equal(document.namespaceOfPrefix(a, ''), 'u')
    assert.equal(document.namespaceOfPrefix(a, 'q'), undefined)
  })
})

describe('xml/encoding (W-02)', () => {
  const text = '<?xml version="1.0"?><а>Қазақ</а>'
  const utf16 = (name: 'le' | 'be', mark: boolean, content = text) => {
    const bytes = Buffer.from((mark ? '\uFEFF' : '') + content, 'utf16le')
    return name === 'le' ? bytes : bytes.swap16()
  }
  const cp1251 = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="windows-1251"?><a>', 'latin1'),
    Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
    Buffer.from('</a>', 'latin1'),
  ])
  const rows: readonly (readonly [string, Buffer, string, string])[] = [
    ['UTF-8', Buffer.from(text), '', text],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`), '', text],
    ['UTF-16LE with a mark', utf16('le', true), '', text],
    ['UTF-16BE with a mark', utf16('be', true), 'text/xml; charset=utf-8', text],
    ['UTF-16LE without a mark', utf16('le', false), '', text],
    ['UTF-16 by Content-Type', utf16('be', false), 'text/xml; charset=UTF-16', text],
    [
      'windows-1251 by declaration',
      cp1251,
      'text/xml',
      '<?xml version="1.0" encoding="windows-1251"?><a>Привет</a>',
    ],
    [
      'windows-1251 declared at the far end of the longest declaration',
      Buffer.concat([
        Buffer.from(`<?xml version="1.0"${' '.repeat(254)}encoding="windows-1251"?>`, 'latin1'),
        cp1251.subarray(45),
      ]),
      '',
      `<?xml version="1.0"${' '.repeat(254)}encoding="windows-1251"?><a>Привет</a>`,
    ],
    [
      'windows-1251 by Content-Type',
      cp1251.subarray(45),
      'text/xml; charset="windows-1251"',
      '<a>Привет</a>',
    ],
    [
      'Content-Type over the declaration',
      Buffer.from('<?xml version="1.0" encoding="windows-1251"?><a>Қ</a>'),
      'text/xml; charset=utf-8',
      '<?xml version="1.0" encoding="windows-1251"?><a>Қ</a>',
    ],
  ]
  for (const [name, bytes, contentType, expected] of rows)
    it(`${name} is read`, () => {
      assert.equal(toUtf8(bytes, contentType).bytes.toString(), expected)
      readXml(toUtf8(bytes, contentType).bytes)
    })

  const wrong: readonly (readonly [string, Buffer, string, XmlProblem])[] = [
    [
      'bad UTF-8',
      Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]),
      '',
      'encoding-broken',
    ],
    ['overlong UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xc0, 0xbc]), '', 'encoding-broken'],
    [
      'an encoding nobody asked for',
      Buffer.from('<a/>'),
      'text/xml; charset=koi8-r',
      'encoding-unsupported',
    ],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), '', 'encoding-unsupported'],
    [
      'mark of UTF-8, declared windows-1251',
      Buffer.from('\uFEFF<?xml version="1.0" encoding="windows-1251"?><a/>'),
      '',
      'encoding-broken',
    ],
    [
      'UTF-16 declared UTF-8',
      utf16('le', true, '<?xml version="1.0" encoding="utf-8"?><a/>'),
      '',
      'encoding-broken',
    ],
    [
      'lone surrogate in UTF-16',
      Buffer.from([0xff, 0xfe, 0x3c, 0, 0x00, 0xd8, 0x3e, 0]),
      '',
      'encoding-broken',
    ],
    [
      '8-bit bytes as US-ASCII',
      Buffer.from('<a>Қ</a>'),
      'text/xml; charset=us-ascii',
      'encoding-broken',
    ],
  ]
  for (const [name, bytes, contentType, problem] of wrong)
    it(`${name} is refused as ${problem}`, () => {
      assert.equal(
        problemOf(() => toUtf8(bytes, contentType)),
        problem,
      )
    })
})
