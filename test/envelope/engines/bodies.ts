import fc from 'fast-check'

/** Text of a document, written in any of the ways XML allows. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'a',
        ' ',
        'Қ',
        '𐰴',
        '\n',
        '\r\n',
        '\r',
        '\t',
        '\u0085',
        '\u2028',
        '\u00a0',
        '>',
      ),
      fc.constantFrom(
        '&amp;',
        '&lt;',
        '&gt;',
        '&quot;',
        '&apos;',
        '&#13;',
        '&#xA;',
        '&#x85;',
        '"',
        "'",
      ),
      fc.constantFrom('<!-- c\u2028 -->', '<![CDATA[]]>', '<![CDATA[<&>\u2028\r\n]]>', '<!---->'),
    ),
    { maxLength: 5 },
  )
  .map((pieces) => pieces.join('').replace(/\]\]>(?=>)/g, ']]> '))

const value = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      'Қ',
      '\n',
      '\r\n',
      '\t',
      '&#9;',
      '&#10;',
      '&#13;',
      '&lt;',
      '&amp;',
      '>',
      '&quot;',
      '\u2028',
    ),
    { maxLength: 4 },
  )
  .map((pieces) => pieces.join(''))

const name = fc.constantFrom('a', 'p:a', 'q:b', 'Z:c', 'имя', 'p:xmlns', 'constructor')
const attributeName = fc.constantFrom('x', 'X', 'p:x', 'q:x', 'Z:a', 'xml:lang', 'xmlnsx', 'type')
const declared = fc.constantFrom(
  '',
  ' xmlns="urn:1"',
  ' xmlns=""',
  ' xmlns:p="urn:1"',
  ' xmlns:p="urn:2"',
  ` xmlns:q='urn:"&amp;&lt;>'`,
  ' xmlns:Z="urn:1" xmlns:unused="urn:u"',
)
const space = fc.constantFrom(' ', '\n', '\t ', '  ')

/** `p` and `q` may be one namespace at some elements: then two attributes of one local name would be one. */
const distinct = (pairs: readonly (readonly [string, string])[]) => [
  ...new Map(pairs.map((pair) => [pair[0].replace(/^[pqZ]:/, ':'), pair])).values(),
]

const { element } = fc.letrec<{ element: string; inner: string }>((tie) => ({
  inner: fc.oneof({ maxDepth: 3 }, text, tie('element')),
  element: fc
    .record({
      tag: name,
      attributes: fc.array(fc.tuple(attributeName, value), { maxLength: 3 }),
      declared,
      inner: fc.array(tie('inner'), { maxLength: 3 }),
      gap: space,
      quote: fc.constantFrom('"', "'"),
    })
    .map(({ tag, attributes, declared, inner, gap, quote }) => {
      const written = distinct(attributes).map(([key, v]) => `${gap}${key}=${quote}${v}${quote}`)
      const start = `${tag}${declared}${written.join('')}`
      return inner.length === 0 ? `<${start}/>` : `<${start}>${inner.join('')}</${tag}${gap}>`
    }),
}))

/** The one element inside Body, with prefixes p, q and Z declared, and an empty `last` at its end. */
export const bodyContent = fc
  .array(element, { minLength: 1, maxLength: 3 })
  .map((inner) => `<r xmlns:p="urn:p" xmlns:q="urn:q" xmlns:Z="urn:z">${inner.join('')}<last/></r>`)
