import assert from 'node:assert/strict'
import { sayIn } from '../../src/console/texts.ts'
import { ask } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { accessData } from '../support/messages.ts'
import { askBy, present } from '../support/methods.ts'
import { linksOf } from './markup.ts'
import { assertHeadings, assertNamed, type Pages, pagesOf } from './pages-server.ts'

describe('console: scenarios of a session (R-030)', () => {
  let emulator: TestEmulator
  let pages: Pages
  let path: string
  before(async () => {
    emulator = await startEmulator()
    pages = await pagesOf(emulator)
    const opened = await emulator.control.openSession(emulator.demo.applicationId)
    path = `/sessions/${(opened as { id: string }).id}/scenarios`
  })
  after(() => emulator.close())

  it('a session tells each scenario, and whom it waits for in the time of Astana', async () => {
    const { text, words } = await pages.open(path.replace(/\/scenarios$/, ''))
    assert.ok(linksOf(text).includes(path))
    assert.match(
      words,
      /KDP-11 Method 2.* not started 0\/1 – not checked waiting for demo-initiator since 2026-11-23 10:00:00/,
    )
    assertHeadings(text)
  })

  it('one that broke shows the clause, the words of the refusal and the bytes; the good one after it passes', async () => {
    emulator.clock.forward(1000)
    const data = await accessData(emulator, { company_bin: '991240000023' })
    const { entry } = await ask(emulator, { data })
    const broken = await pages.open(`${path}/KDP-11`)
    assert.match(broken.words, /✗ failed under way · 0\/1/)
    assert.match(broken.words, /R-055 .*KDP-114.*Request <company_bin> bytes \d+–\d+/)
    assert.ok(linksOf(broken.text).includes(`/messages/${entry.id}`))
    assertHeadings(broken.text)
    assertNamed(broken.text)
    emulator.clock.forward(1000)
    await present(emulator, await askBy(emulator, 'own'))
    const { words } = await pages.open(`${path}/KDP-11`)
    assert.match(words, /✓ passed played · 1\/1/)
  })

  it('begun anew by a form of its own; one of another site begins nothing', async () => {
    const evil = await pages.send(`${path}/KDP-11/run`, {}, { origin: 'http://evil.example' })
    assert.equal(evil.status, 403)
    assert.match((await pages.open(`${path}/KDP-11`)).words, /played · 1\/1/)
    const { status, to } = await pages.send(`${path}/KDP-11/run`, {})
    assert.deepEqual([status, to], [303, `${path}/KDP-11`])
    assert.match((await pages.open(`${path}/KDP-11`)).words, /– not checked not started · 0\/1/)
    await pages.send(`${path}/run`, {})
    assert.match(
      (await pages.open(path)).words,
      /KDP-01 Ten successful responses.*not started 0\/10/,
    )
  })

  it('speaks every language; what is not there is told so', async () => {
    for (const language of ['ru', 'kk', 'en'] as const) {
      const { words } = await pages.open(path, language)
      assert.ok(words.includes(sayIn(language)('scenariosAbout')))
    }
    assert.equal((await pages.open(`${path}/KDP-14`)).status, 404)
    assert.equal((await pages.open('/sessions/none/scenarios')).status, 404)
  })

  it('as JUnit: a case for every check, what was not run is an error and never a pass', async () => {
    const { status, json } = await askApi(`${pages.url}/api/v1${path}?format=xml`, 'GET')
    assert.deepEqual([status, (json as { error: string }).error], [400, 'INPUT_INVALID'])
    const text = await (await fetch(`${pages.url}/api/v1${path}/KDP-11?format=junit`)).text()
    assert.match(text, /<testsuites tests="2" failures="0" errors="2" skipped="0">/)
    emulator.clock.forward(1000)
    await askBy(emulator, 'own', { ovt: '' })
    const failed = await (await fetch(`${pages.url}/api/v1${path}/KDP-11?format=junit`)).text()
    assert.match(failed, /\[R-052\]"><failure message="[^"]*KDP-111/)
    assert.match(failed, /\[R-055\]"><error message="not checked: a refusal came before it"/)
  })
})
