import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { recordedText } from '../../src/contract/recorded-text.ts'
import { rules } from '../../src/contract/rules.ts'

/** Files whose checks record what they expected and found, in Russian. */
const folders = [
  'src/eds',
  'src/eds/revocation',
  'src/eds/algorithms',
  'src/services/kdp',
  'src/services/kdp/asking',
]

const CYRILLIC = /[а-яё]/i
/** Names that stay as they are in every language, and what stands in quotes. */
const NAMES = /КДП|БМГ|АППК|ШЭП|НҚ|МЦРИАП|«[^»]*»/g
const isLeft = (text: string) => CYRILLIC.test(recordedText(text, 'en').replace(NAMES, ''))

const literals = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(\/?\*|\/\/)|\b(ru|kk|en|text|title|source)\b\s*:/.test(line))
    .flatMap((line) => [...line.matchAll(/'([^']*)'|`([^`]*)`/g)])
    .map(([, plain, template]) => plain ?? template?.replace(/\$\{[^}]*\}/g, '7') ?? '')
    .filter((text) => CYRILLIC.test(text))

describe('what checks record is shown in the language of the page', () => {
  it('every piece that a check of certificates or of КДП records has its English', () => {
    const files = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter(
          (name) => name.endsWith('.ts') && !['national-roles.ts', 'answers.ts'].includes(name),
        )
        .map((name) => `${folder}/${name}`),
    )
    const texts = new Set(files.flatMap(literals))
    assert.ok(texts.size > 60)
    assert.deepEqual([...texts].filter(isLeft), [])
  })

  it('every rule that is no norm says where it comes from in English', () => {
    const others = Object.values(rules).filter(({ basis }) => basis !== 'norm')
    assert.deepEqual(others.map(({ source }) => source).filter(isLeft), [])
  })

  const said: readonly (readonly [string, string, string])[] = [
    ['ни один не отозван', 'none is revoked', 'біреуі де кері қайтарылмаған'],
    [
      'сертификат: не отозван; его УЦ: отозван',
      'certificate: not revoked; its CA: revoked',
      'сертификат: кері қайтарылмаған; оның КО: кері қайтарылған',
    ],
    [
      'издателя «CN=нет и есть» нет среди доверенных',
      'the issuer «CN=нет и есть» is not among the trusted',
      'шығарушы «CN=нет и есть» сенімділер арасында жоқ',
    ],
    [
      'одобренная заявка со способом own',
      'an approved application with the method own',
      'мына тәсілмен мақұлданған өтінім: own',
    ],
    ['нет', 'none', 'жоқ'],
  ]
  for (const [russian, ...others] of said)
    it(`${russian}: in three languages`, () => {
      assert.equal(recordedText(russian, 'ru'), russian)
      assert.deepEqual([recordedText(russian, 'en'), recordedText(russian, 'kk')], others)
    })

  it('what strangers wrote stays as they wrote it', () => {
    for (const strange of ['GBDFLUniversal_token', 'Нетто', 'естьли', '\u0000x', ''])
      assert.equal(recordedText(strange, 'en'), strange)
  })
})
