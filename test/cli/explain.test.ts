import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explain as explainCommand } from '../../src/cli/explain.ts'
import { languages } from '../../src/cli/explain-words.ts'
import type { Explanation } from '../../src/envelope/explain/explanation.ts'
import { sharedPki } from '../eds/support.ts'
import { signerOf } from '../envelope/explain/support.ts'
import { dataFolder, startEmulator, type TestEmulator } from '../support/emulator.ts'
import { shepHere } from '../support/here.ts'
import { ENDPOINT, signedMessage } from '../support/messages.ts'
import { troubles } from './troubles.ts'

describe('shep explain', () => {
  let folder: string
  let at: string
  before(async () => {
    folder = await dataFolder()
    const emulator = await startEmulator({ data: folder })
    at = emulator.clock().toISOString()
    const good = await signedMessage(emulator)
    writeFileSync(join(folder, 'good.xml'), good)
    const pretty = good.toString('utf8').replace(/></g, '>\n  <')
    writeFileSync(join(folder, 'pretty.xml'), pretty)
    await emulator.close()
  })

  /** Stands in the data folder, where the usual trust is. */
  const explain = (...args: string[]) =>
    shepHere(explainCommand, [...args, '--at', at], { cwd: folder, env: { SHEP_DATA: folder } })

  it('a good message: exit status 0', async () => {
    const { status, out, err } = await explain('good.xml', '--lang', 'en')
    assert.deepEqual([status, err], [0, ''])
    assert.match(out, /^good\.xml: VALID\n {2}signed: Body, bytes \d+–\d+, line 1:\d+ – 1:\d+$/m)
  })

  for (const [lang, cause] of [
    ['ru', /причина PRETTY_PRINTED: Подпись сходится, если убрать отступы/],
    ['kk', /себебі PRETTY_PRINTED: Элементтер арасындағы шегіністер/],
    ['en', /cause PRETTY_PRINTED: The signature holds once the indentation/],
  ] as const)
    it(`a broken one in ${lang}: exit status 1, the cause and the first byte that differs`, async () => {
      const { status, out } = await explain('pretty.xml', '--lang', lang)
      assert.equal(status, 1)
      assert.match(out, cause)
      assert.match(out, /W-23[\s\S]*SCE006 DIGEST_MISMATCH/)
      assert.match(out, /: "[^"]*(?:\\"[^"]*)*\\n {2}</)
    })

  for (const [name, [variant, cause]] of Object.entries(troubles))
    it(`shep.md 10, ${name}: ${cause}`, async () => {
      const { initiator } = await sharedPki()
      writeFileSync(join(folder, 'trouble.xml'), variant(signerOf(initiator)))
      const { status, out } = await explain('trouble.xml', '--json')
      const told = JSON.parse(out) as Explanation
      assert.deepEqual([status, told.cause?.ids, told.cause?.complete], [1, [cause], true])
      const [text] = told.cause?.texts ?? []
      for (const language of languages) assert.ok(text?.[language], language)
    })

  it('--json and --out: the same as an object, and the canonical forms whole', async () => {
    const { status, out } = await explain('pretty.xml', '--json', '--out', 'forms')
    const told = JSON.parse(out) as { file: string; cause: { ids: string[] } }
    assert.deepEqual([status, told.file, told.cause.ids], [1, 'pretty.xml', ['PRETTY_PRINTED']])
    const text = (name: string) => readFileSync(join(folder, 'forms', name), 'utf8')
    assert.match(text('signed-1.xml'), /^<soap:Body [\s\S]*>\n {2}<[\s\S]*<\/soap:Body>$/)
    assert.equal(text('as-it-was-signed.xml'), text('signed-1.xml').replace(/>\n {2}</g, '><'))
    assert.ok(existsSync(join(folder, 'forms', 'signed-info.xml')))
  })

  it('wrong usage: exit status 2', async () => {
    for (const args of [[], ['good.xml', 'pretty.xml'], ['good.xml', '--lang', 'de'], ['none.xml']])
      assert.equal((await explain(...args)).status, 2)
  })

  describe('--journal', () => {
    let emulator: TestEmulator
    let target: string
    let id: string
    before(async () => {
      emulator = await startEmulator()
      target = (await emulator.start()).url
      const bytes = readFileSync(join(folder, 'pretty.xml'))
      await emulator.answer({ bytes, contentType: 'text/xml', endpoint: ENDPOINT, headers: [] })
      const [row] = await emulator.control.journal(undefined, 1)
      id = row?.id ?? ''
    })
    after(() => emulator.close())
    const ask = (...args: string[]) => shepHere(explainCommand, ['--journal', ...args])

    it('a message of a running emulator, with what its journal says', async () => {
      const { status, out } = await ask(id, '--target', target, '--lang', 'en')
      assert.equal(status, 1)
      assert.match(
        out,
        new RegExp(`^${id}: NOT VALID\n  the journal says: SCE006 DIGEST_MISMATCH: `),
      )
      assert.match(out, /cause PRETTY_PRINTED/)
      const json = JSON.parse((await ask(id, '--target', target, '--json')).out)
      assert.deepEqual([json.recorded.id, json.cause.ids], [id, ['PRETTY_PRINTED']])
    })

    for (const [title, args, words] of [
      ['no such message', () => ['none', '--target', target], /ENTRY_UNKNOWN/],
      ['no emulator', () => [id, '--target', 'http://127.0.0.1:9'], /no emulator answers/],
      ['a file besides', () => [id, 'good.xml'], /--journal takes neither a file nor/],
      ['a trust of its own', () => [id, '--trust', 'x'], /--journal takes neither a file nor/],
    ] as const)
      it(`${title}: exit status 2, and why`, async () => {
        const { status, err } = await ask(...args())
        assert.equal(status, 2)
        assert.match(err, words)
      })
  })
})
