import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CorpusSet, runSet } from './corpus.ts'
import { numbered } from './expected/numbered.ts'
import { Report } from './report.ts'

const content = 'x'
const sha256 = createHash('sha256').update(content).digest('hex')

const whole: CorpusSet = {
  folder: 'set',
  expected: { 'a.xml': { gives: 'yes' }, 'b.xml': { skipped: 'later' } },
  material: [[/^LICENCE/, 'licences']],
  judge: (path) => (path.endsWith('a.xml') ? 'yes' : 'later: not today'),
  more: [{ name: 'both', gives: 'yes', judge: () => 'yes' }],
}

describe('corpora (anchors.md 8 E)', () => {
  let corpora = ''
  beforeEach(() => {
    corpora = mkdtempSync(join(tmpdir(), 'shep-corpora-'))
    mkdirSync(join(corpora, 'set'))
    for (const name of ['a.xml', 'b.xml', 'LICENCE'])
      writeFileSync(join(corpora, 'set', name), content)
  })
  afterEach(() => rmSync(corpora, { recursive: true }))

  const run = async (set: CorpusSet): Promise<{ summary: string; said: string }> => {
    let said = ''
    const report = new Report((text) => {
      said += text
    })
    await runSet(set, corpora, report)
    return { summary: report.summary, said }
  }
  const manifest = (file: string, digest: string) =>
    writeFileSync(
      join(corpora, 'manifest.json'),
      JSON.stringify([{ set: 'set', file, sha256: digest }]),
    )

  it('a set as expected passes, and what is not judged is skipped with its reason', async () => {
    manifest('a.xml', sha256)
    const { summary, said } = await run(whole)
    assert.equal(summary, '2 passed, 0 failed, 1 skipped')
    assert.match(said, /SKIPPED {2}b\.xml: later: not today/)
  })

  const rows: readonly (readonly [string, () => void, Partial<CorpusSet>, RegExp])[] = [
    [
      'a file without an expectation',
      () => writeFileSync(join(corpora, 'set', 'c.xml'), content),
      {},
      /set\/c\.xml: no expectation for this file/,
    ],
    [
      'an expectation without its file',
      () => rmSync(join(corpora, 'set', 'a.xml')),
      {},
      /set\/a\.xml: expected, but the file is gone/,
    ],
    [
      'a file that is not the one of the manifest',
      () => manifest('a.xml', sha256.replace(/./, 'z')),
      {},
      /set\/a\.xml: its SHA-256 is not that of the manifest/,
    ],
    [
      'a file of the manifest that is gone',
      () => manifest('d.xml', sha256),
      {},
      /set\/d\.xml: in the manifest, but gone/,
    ],
    ['another answer', () => {}, { judge: () => 'no' }, /a\.xml: expected yes, found no/],
    [
      'an answer where none was expected yet',
      () => {},
      { judge: () => 'yes' },
      /b\.xml: expected later, found yes/,
    ],
    [
      'an error that is no refusal',
      () => {},
      {
        judge: () => {
          throw new TypeError('oops')
        },
      },
      /a\.xml: expected yes, found thrown: TypeError: oops/,
    ],
  ]
  for (const [name, spoil, change, said] of rows)
    it(`${name} fails the run`, async () => {
      spoil()
      const found = await run({ ...whole, ...change })
      assert.match(found.said, said)
      assert.doesNotMatch(found.summary, / 0 failed/)
    })

  it('a set that is absent is skipped, and that is said', async () => {
    const { summary, said } = await run({ ...whole, folder: 'gone' })
    assert.equal(summary, '0 passed, 0 failed, 1 skipped')
    assert.match(said, /SKIPPED {2}gone: gone is not in/)
  })

  it('a set that cannot be judged yet is one skip, and its files are known all the same', async () => {
    const notYet = { ...whole, notYet: 'later' }
    assert.equal((await run(notYet)).summary, '0 passed, 0 failed, 1 skipped')
    writeFileSync(join(corpora, 'set', 'c.xml'), content)
    assert.equal((await run(notYet)).summary, '0 passed, 1 failed, 1 skipped')
  })

  it('numbers stand for files', () => {
    const rows = numbered('001-003 017a', { gives: 'x' }, 'out/')
    assert.deepEqual(Object.keys(rows), [
      'out/001.xml',
      'out/002.xml',
      'out/003.xml',
      'out/017a.xml',
    ])
  })
})
