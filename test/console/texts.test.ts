import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Text } from '../../src/certification/text.ts'
import { palette, stylesheet } from '../../src/console/style.ts'
import { languages, sayIn, texts } from '../../src/console/texts.ts'
import { warningTexts } from '../../src/console/warning-texts.ts'
import { untranslated } from '../../src/contract/rule-text.ts'

const sourceOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('-texts.ts') && name !== 'texts.ts')
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')

const placesOf = (text: string) => new Set(text.match(/\{\w+\}/g) ?? [])

/** The same in two languages, by right. */
const same = new Set(['appBank', 'basisNorm', 'session', 'act', 'bytes', 'certificate'])

describe('texts of the console (product.md: Russian, Kazakh and English)', () => {
  for (const [key, row] of Object.entries<Text>({ ...texts, ...warningTexts })) {
    it(`${key} is said in every language, with the same places`, () => {
      assert.deepEqual(new Set(Object.keys(row)), new Set(Object.keys(languages)))
      const { ru, kk, en } = row
      for (const text of [ru, kk, en]) assert.equal(text.trim() === text && text !== '', true)
      assert.deepEqual(placesOf(kk), placesOf(ru))
      assert.deepEqual(placesOf(en), placesOf(ru))
      assert.doesNotMatch(en.replace(/ШЭП|КДП|НҚ/g, ''), /\p{Script=Cyrillic}/u)
      if (!same.has(key)) assert.notEqual(kk, ru)
    })
  }

  it('every text is used', () => {
    const source = sourceOf('src/console')
    const unused = Object.keys(texts).filter((key) => !source.includes(`'${key}'`))
    assert.deepEqual(unused, [])
  })

  it('puts values into places', () => {
    assert.equal(sayIn('en')('progressOf', { counted: 7, required: 10 }), '7 of 10')
    assert.equal(sayIn('ru')('progressOf', { counted: 7, required: 10 }), '7 из 10')
    assert.equal(sayIn('kk')('progressOf', { counted: 7, required: 10 }), '10 жауаптан 7')
  })

  it('every clause has its Kazakh and English', () => assert.deepEqual(untranslated(), []))

  it('every warning of the services has its words', () => {
    const codes = [...sourceOf('src/services').matchAll(/(?:\bcode: |instead\()'([A-Z_]+)'/g)].map(
      ([, code]) => code,
    )
    assert.deepEqual(new Set(Object.keys(warningTexts)), new Set(codes))
  })
})

describe('the stylesheet', () => {
  for (const [scheme, colours] of Object.entries(palette)) {
    for (const text of ['ink', 'pale', 'link', 'pass', 'warn', 'fail'] as const) {
      for (const ground of ['ground', 'sheet'] as const) {
        it(`${scheme}: ${text} on ${ground} has a contrast of 4.5 at least (WCAG 2.1, 1.4.3)`, () => {
          assert.ok(contrast(colours[text], colours[ground]) >= 4.5)
        })
      }
    }
  }

  it('loads nothing', () => assert.doesNotMatch(stylesheet, /url\(|@import|@font-face|https?:/))
})

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
