import assert from 'node:assert/strict'
import { type Content, html, visible } from '../../src/console/html.ts'
import { assertOnlyOurMarkup } from './markup.ts'

describe('html', () => {
  const rows: readonly (readonly [string, Content, string])[] = [
    ['a tag', '<script>alert(1)</script>', '&#60;script&#62;alert(1)&#60;/script&#62;'],
    ['quotes', `"'\``, '&#34;&#39;&#96;'],
    ['an entity', '&lt;', '&#38;lt;'],
    ['NUL and escape', '\u0000\u001b', '␀␛'],
    ['delete and a C1 control', '\u007f\u0085', '␡[U+0085]'],
    ['a direction override', 'a\u202eb', 'a[U+202E]b'],
    ['a zero-width space', 'a\u200bb', 'a[U+200B]b'],
    ['a lone surrogate', '\ud800', '[U+D800]'],
    ['a lone return', 'a\rb', 'a␍b'],
    ['lines and tabs stay', 'a\r\n\tb\n', 'a\r\n\tb\n'],
    [
      'letters of three languages stay',
      'Қазақша, русский, English 😀',
      'Қазақша, русский, English 😀',
    ],
    ['markup stays markup', html`<b>${'<'}</b>`, '<b>&#60;</b>'],
    ['a list', ['<', html`<b></b>`, ['>']], '&#60;<b></b>&#62;'],
    ['a number', 7, '7'],
    ['nothing', undefined, ''],
  ]
  for (const [title, value, written] of rows) {
    it(`writes ${title}`, () => assert.equal(html`[${value}]`.toString(), `[${written}]`))
  }

  it('refuses an attribute without quotes', () => {
    assert.throws(() => html`<a href=${'x onclick=alert(1)'}>`, /needs quotes/)
  })

  it('an object that only looks like markup is no markup', () => {
    const alike = { toString: () => '<script>' } as unknown as string
    assert.throws(() => html`${alike}`)
  })

  it('a character without a look of its own gets one, any other stays', () => {
    for (let code = 0; code < 0x3000; code++) {
      const char = String.fromCodePoint(code)
      const stays = !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(char) || char === '\n' || char === '\t'
      assert.equal(visible(char) === char, stays, code.toString(16))
    }
  })

  for (const stranger of [
    '<script>',
    '<b onclick="x">',
    '<a href="javascript:x">',
    'a < b',
    '<b>',
    '&lt;',
    '\u202e',
  ]) {
    it(`the test for foreign markup catches ${JSON.stringify(stranger)}`, () => {
      assert.doesNotThrow(() => assertOnlyOurMarkup('<p>words</p>'))
      assert.throws(() => assertOnlyOurMarkup(`<p>${stranger}</p>`))
    })
  }
})
