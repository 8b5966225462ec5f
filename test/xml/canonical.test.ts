import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  type CanonicalForm,
  canonicalize,
  canonicalizeDocument,
  exclusive,
  inclusive,
} from '../../src/xml/canonical.ts'
import { readXml } from '../../src/xml/scan.ts'

const read = (text: string) => readXml(Buffer.from(text, 'utf8'))
const child = (text: string, form: CanonicalForm) => {
  const document = read(text)
  return canonicalize(document, document.children(0)[0] ?? 0, form).toString()
}
const whole = (text: string, form: CanonicalForm) =>
  canonicalizeDocument(read(text), form).toString()

const rows: readonly (readonly [string, string, CanonicalForm, string])[] = [
  ['empty element tags become pairs', '<a><b/></a>', exclusive, '<b></b>'],
  [
    'attributes are sorted by namespace, then local name',
    '<a xmlns:z="u1" xmlns:y="u2"><b y:q="1" z:r="2" p="3" c="4"/></a>',
    exclusive,
    '<b xmlns:y="u2" xmlns:z="u1" c="4" p="3" z:r="2" y:q="1"></b>',
  ],
  [
    'prefixes are sorted by code point, capitals first',
    '<a xmlns:a="u1" xmlns:Z="u2"><b a:x="1" Z:y="2"/></a>',
    exclusive,
    '<b xmlns:Z="u2" xmlns:a="u1" a:x="1" Z:y="2"></b>',
  ],
  [
    'references and CDATA become text',
    '<a><b>&#65;&quot;&apos;&gt;><![CDATA[<&>]]>&#13;&lt;</b></a>',
    exclusive,
    '<b>A"\'&gt;&gt;&lt;&amp;&gt;&#xD;&lt;</b>',
  ],
  ['line ends become LF', '<a><b>x\r\ny\rz</b></a>', exclusive, '<b>x\ny\nz</b>'],
  [
    'values are normalized and escaped',
    "<a><b c='x\ty\n\"&#9;&#10;&#13;&lt;&gt;'/></a>",
    exclusive,
    '<b c="x y &quot;&#x9;&#xA;&#xD;&lt;>"></b>',
  ],
  ['comments go', '<a><b>x<!--c-->y</b></a>', exclusive, '<b>xy</b>'],
  [
    'comments stay where the form keeps them',
    '<a><b>x<!--c\r\n-->y</b></a>',
    { mode: 'exclusive', comments: true },
    '<b>x<!--c\n-->y</b>',
  ],
  ['white space in an end tag goes', '<a><b>x</b \n></a>', exclusive, '<b>x</b>'],
  [
    'a relative namespace name is taken as it stands (C14N 1.0, 1.3 would refuse it)',
    '<a xmlns:u="services/citizen"><u:b/></a>',
    exclusive,
    '<u:b xmlns:u="services/citizen"></u:b>',
  ],
  [
    'exclusive: unused namespaces of ancestors go',
    '<a xmlns:u="1" xmlns="2"><b/></a>',
    exclusive,
    '<b xmlns="2"></b>',
  ],
  [
    'exclusive: a used prefix is declared where it is first used',
    '<a xmlns:u="1"><b><u:c/><u:d/></b></a>',
    exclusive,
    '<b><u:c xmlns:u="1"></u:c><u:d xmlns:u="1"></u:d></b>',
  ],
  [
    'exclusive: xmlns="" shows only under another default',
    '<a xmlns="1"><b xmlns=""><c xmlns=""/></b></a>',
    exclusive,
    '<b><c></c></b>',
  ],
  [
    'exclusive: xmlns="" under a rendered default',
    '<a><b xmlns="1"><c xmlns=""><d/></c></b></a>',
    exclusive,
    '<b xmlns="1"><c xmlns=""><d></d></c></b>',
  ],
  [
    'exclusive: listed prefixes behave as in the inclusive form',
    '<a xmlns:u="1" xmlns:v="2"><b><c/></b></a>',
    { ...exclusive, prefixes: ['u'] },
    '<b xmlns:u="1"><c></c></b>',
  ],
  [
    'exclusive: #default lists the default namespace',
    '<p:a xmlns:p="0" xmlns="1"><p:b><c/></p:b></p:a>',
    { ...exclusive, prefixes: ['#default'] },
    '<p:b xmlns="1" xmlns:p="0"><c></c></p:b>',
  ],
  [
    'exclusive: a listed prefix that nobody declares is nothing',
    '<a><b/></a>',
    { ...exclusive, prefixes: ['q'] },
    '<b></b>',
  ],
  [
    'inclusive: namespaces of ancestors stay',
    '<a xmlns:u="1" xmlns="2"><b xmlns:w="3"/></a>',
    inclusive,
    '<b xmlns="2" xmlns:u="1" xmlns:w="3"></b>',
  ],
  [
    'inclusive: the nearest declaration wins',
    '<a xmlns:u="1"><b xmlns:u="2"><c xmlns:u="2"/></b></a>',
    inclusive,
    '<b xmlns:u="2"><c></c></b>',
  ],
  [
    'inclusive: the apex takes xml: attributes of its ancestors',
    '<a xml:lang="kk" xml:space="preserve"><b xml:lang="ru"><c/></b></a>',
    inclusive,
    '<b xml:lang="ru" xml:space="preserve"><c></c></b>',
  ],
  ['exclusive: the apex takes none', '<a xml:lang="kk"><b/></a>', exclusive, '<b></b>'],
  [
    'a namespace name is escaped',
    '<a xmlns:u="x&amp;&quot;"><u:b/></a>',
    exclusive,
    '<u:b xmlns:u="x&amp;&quot;"></u:b>',
  ],
]

describe('xml/canonical', () => {
  for (const [name, text, form, expected] of rows)
    it(`C14N: ${name}`, () => {
      assert.equal(child(text, form), expected)
    })

  it('C14N: comments around the root have lines of their own', () => {
    const text = '<?xml version="1.0"?>\n<!--a--> <!--b-->\n<r/>\n<!--c-->'
    assert.equal(
      whole(text, { ...inclusive, comments: true }),
      '<!--a-->\n<!--b-->\n<r></r>\n<!--c-->',
    )
    assert.equal(whole(text, inclusive), '<r></r>')
  })

  it('XMLDSig 6.6.4: an enveloped signature is left out, and nothing else', () => {
    const document = read('<a><b>1</b><s><t>2</t></s> <c/></a>')
    const [, signature = -1] = document.children(0)
    assert.equal(
      canonicalize(document, 0, inclusive, signature).toString(),
      '<a><b>1</b> <c></c></a>',
    )
  })

  it('is idempotent, and reads the same, on generated documents', () => {
    const text = fc.stringMatching(/^[a-z &<>"'\r\n\tқӘ]{0,12}$/)
    const escaped = (value: string) =>
      value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
    const name = fc.constantFrom('a', 'b', 'p:c', 'q:d', 'Z:e')
    const pair = fc.tuple(fc.constantFrom('x', 'y', 'p:x', 'Z:w', 'xml:lang'), text)
    const { node } = fc.letrec<{ node: string; inner: string }>((tie) => ({
      inner: fc.oneof({ maxDepth: 3 }, text.map(escaped), tie('node')),
      node: fc
        .tuple(
          name,
          fc.array(pair, { maxLength: 3 }),
          fc.array(tie('inner'), { maxLength: 3 }),
          fc.boolean(),
        )
        .map(([tag, pairs, inner, redeclare]) => {
          const written = [...new Map(pairs)].map(
            ([key, value]) => ` ${key}="${escaped(value).replace(/"/g, '&quot;')}"`,
          )
          const declared = redeclare ? ' xmlns:p="urn:other"' : ''
          return `<${tag}${written.join('')}${declared}>${inner.join('')}</${tag}>`
        }),
    }))
    fc.assert(
      fc.property(node, (content) => {
        const document = read(`<r xmlns:p="urn:p" xmlns:q="urn:q" xmlns:Z="urn:z">${content}</r>`)
        const once = canonicalize(document, 1, exclusive)
        assert.ok(canonicalize(readXml(once), 0, exclusive).equals(once))
        assert.equal(readXml(once).text(0), document.text(1))
      }),
      { numRuns: 300 },
    )
  })
})
