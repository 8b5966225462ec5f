import assert from 'node:assert/strict'
import { clientCases } from '../../src/certification/packs/client-cases.ts'
import { gatewayCases } from '../../src/certification/packs/gateway-cases.ts'
import { sayIn } from '../../src/console/texts.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { ENDPOINT, signedMessage } from '../support/messages.ts'
import { linksOf } from './markup.ts'
import { assertHeadings, assertNamed, type Pages, pagesOf } from './pages-server.ts'

const every = ['ru', 'kk', 'en'] as const
const hostile = `"><script>alert('x')</script>\u202e`

describe('console: packs of hostile cases (W-70…W-79)', () => {
  let emulator: TestEmulator
  let pages: Pages
  let id: string
  let path: string
  before(async () => {
    emulator = await startEmulator({ settings: { hostileDelay: 0 } })
    pages = await pagesOf(emulator)
  })
  after(() => emulator.close())

  const ask = async (messageId: string) => {
    const bytes = await signedMessage(emulator, { info: { messageId } })
    await emulator.answer({ bytes, contentType: 'text/xml', endpoint: ENDPOINT, headers: [] })
  }

  it('before any session: what the packs are, and where a session comes from', async () => {
    const { text, words } = await pages.open('/packs')
    assert.match(words, /There is no session yet: open one for an approved application/)
    assert.ok(linksOf(text).includes('/applications'))
    assert.match(text, /<a href="\/packs" aria-current="page">/)
    assertHeadings(text)
  })

  it('a session leads to its packs; nothing was on yet, and how to begin', async () => {
    const opened = await emulator.control.openSession(emulator.demo.applicationId)
    id = (opened as { id: string }).id
    path = `/sessions/${id}/packs`
    assert.ok(linksOf((await pages.open(`/sessions/${id}`)).text).includes(path))
    assert.ok(linksOf((await pages.open('/packs')).text).includes(path))
    const { text, words } = await pages.open(path)
    assert.match(words, /It has not been on yet. Turn it on, and let the client ask/)
    assert.match(words, /It has not been run yet/)
    assert.doesNotMatch(text, /\/packs\/stop|\/packs\/report/)
    assertNamed(text)
  })

  it('a form of another site turns nothing on', async () => {
    const { status } = await pages.send(`${path}/start`, {}, { origin: 'http://evil.example' })
    assert.equal(status, 403)
    assert.match((await pages.open(path)).words, /It has not been on yet/)
  })

  it('turned on: every case, for whom it waits and since when; twice is refused', async () => {
    const { status, to } = await pages.send(`${path}/start`, {})
    assert.deepEqual([status, to], [303, path])
    const { text, words } = await pages.open(path)
    const since = '2026-11-23 10:00:00'
    assert.ok(words.includes(`On since ${since}.`))
    const left = clientCases.length
    assert.ok(
      words.includes(
        `! waiting waiting for a KDP_SERVICE request of demo-initiator since ${since}; cases left: ${left}`,
      ),
    )
    for (const { name } of clientCases) assert.ok(words.includes(name.en), name.en)
    assert.equal(text.match(/badge inconclusive/g)?.length, left)
    assertHeadings(text)
    const again = await pages.send(`${path}/start`, {})
    assert.equal(again.status, 409)
    assert.match(again.words, /is on in this session already .* PACK_OPEN_ALREADY/)
  })

  it('an answer is reported by form; hostile text in its messageId stays text', async () => {
    await ask(hostile)
    const silent = await pages.open(path)
    assertNamed(silent.text)
    assert.match(silent.words, /What the client did .* 1\. .*alert/)
    const wrong = await pages.send(`${path}/report`, { messageId: hostile, outcome: 'maybe' })
    assert.deepEqual([wrong.status, /one of accepted, refused/.test(wrong.words)], [400, true])
    const unsaid = await pages.send(`${path}/report`, { messageId: hostile, outcome: '' })
    assert.equal(unsaid.status, 400)
    const unknown = await pages.send(`${path}/report`, { messageId: 'none', outcome: 'refused' })
    assert.match(unknown.words, /PACK_MESSAGE_UNKNOWN/)
    const first = clientCases[0]
    const outcome = first?.expected === 'accept' ? 'accepted' : 'refused'
    const { to } = await pages.send(`${path}/report`, { messageId: hostile, outcome })
    assert.equal(to, path)
    const { words } = await pages.open(path)
    assert.match(words, new RegExp(`${clientCases.length} cases: 1 passed, 0 failed`))
    assert.match(words, /✓ passed the client (took|refused|reported)/)
  })

  it('turned off, and on again: the earlier run is folded', async () => {
    await pages.send(`${path}/stop`, {})
    const off = await pages.open(path)
    assert.match(off.words, /✗ not passed/)
    assert.doesNotMatch(off.words, /waiting for a KDP_SERVICE/)
    const again = await pages.send(`${path}/stop`, {})
    assert.match(again.words, /Not done .* PACK_UNKNOWN/)
    assert.ok(linksOf(again.text).includes(path))
    await pages.send(`${path}/start`, {})
    assert.equal((await pages.open(path)).text.match(/<details>/g)?.length, 1)
    assert.match((await pages.open('/packs')).words, /! running/)
  })

  it('the self-test is run by form and kept with the session', async () => {
    const { to } = await pages.send(`${path}/self-test`, {})
    assert.equal(to, path)
    const { text, words } = await pages.open(path)
    const count = gatewayCases.length
    assert.ok(words.includes(`✓ passed ${count} cases: ${count} passed, 0 failed, 0 inconclusive`))
    for (const href of linksOf(text)
      .filter((one) => one.startsWith('/messages/'))
      .slice(0, 3))
      await pages.open(href)
  })

  for (const language of every)
    it(`speaks one language: ${language}`, async () => {
      for (const one of ['/packs', path]) {
        const { words } = await pages.open(one, language)
        assert.ok(words.includes(sayIn(language)('packsSelfTest')), one)
        if (language === 'en')
          assert.doesNotMatch(words.replace(/ШЭП|КДП|Русский|Қазақша/g, ''), /Случай|Жағдай|ждём/)
      }
    })

  it('a closed session tells what was, and offers nothing', async () => {
    await emulator.control.abandon(id)
    const { text, words } = await pages.open(path)
    assert.match(words, /The session is closed/)
    assert.doesNotMatch(text, /<button/)
    assert.equal((await pages.send(`${path}/self-test`, {})).status, 409)
    assert.equal((await pages.open('/sessions/none/packs')).status, 404)
    assert.equal((await pages.send('/sessions/none/packs/start', {})).status, 404)
    assert.equal((await pages.open('/packs/gateway/none')).status, 404)
  })
})
