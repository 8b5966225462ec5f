import assert from 'node:assert/strict'
import { differing } from '../../src/console/explain/bytes.ts'
import { sayIn } from '../../src/console/texts.ts'
import { writePem } from '../../src/eds/pem.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { ENDPOINT, signedMessage } from '../support/messages.ts'
import { linksOf } from './markup.ts'
import { assertHeadings, assertNamed, type Pages, pagesOf } from './pages-server.ts'

const every = ['ru', 'kk', 'en'] as const
const hostile = `"><script>alert('x')</script>\u202e`

describe('console: the signature debugger', () => {
  let emulator: TestEmulator
  let pages: Pages
  before(async () => {
    emulator = await startEmulator({ settings: { maxBytes: 20_000 } })
    pages = await pagesOf(emulator)
  })
  after(() => emulator.close())

  const pretty = async () => (await signedMessage(emulator)).toString('utf8').replace(/></g, '>\n<')
  const journaled = async (bytes: Uint8Array) => {
    await emulator.answer({ bytes, contentType: 'text/xml', endpoint: ENDPOINT, headers: [] })
    const [row] = await emulator.control.journal(undefined, 1)
    return row?.id ?? ''
  }

  it('before anything: what to paste, from the navigation', async () => {
    const { text, words } = await pages.open('/explain')
    assert.match(text, /<a href="\/explain" aria-current="page">/)
    assert.match(words, /Paste|Pasting loses line ends/)
    assert.match(words, /At most 20000 bytes/)
    assertNamed(text)
  })

  it('a pasted message: the cause, both digests, what differs, and every check', async () => {
    const { status, text, words } = await pages.send('/explain', { message: await pretty() })
    assert.equal(status, 200)
    assert.match(words, /✗ not valid/)
    assert.match(words, /The signature holds once the indentation .* PRETTY_PRINTED/)
    assert.match(words, /Byte \d+ of the message: line \d+, column \d+/)
    assert.match(text, /<mark>⏎\n<\/mark>/)
    assert.match(text, /<mark>∅<\/mark>/)
    assert.match(
      words,
      /the digest differs .* Digest in the message \S{43}= Digest of what came \S{43}=/,
    )
    assert.match(words, /W-23 The digest of the signed Body/)
    assert.match(words, /W-28 .* passed/)
    assertHeadings(text)
    assertNamed(text)
    assert.deepEqual(await emulator.control.journal(undefined, 10), [])
  })

  it('a file goes before a text, and its bytes are judged as they are', async () => {
    const message = Buffer.concat([Buffer.from('\ufeff'), await signedMessage(emulator)])
    const { words } = await pages.send('/explain', { message: '<a/>', file: message })
    assert.match(words, /✓ valid/)
    assert.doesNotMatch(words, /First difference/)
  })

  it('a pasted text is Unicode, whatever it declares', async () => {
    const text = `<?xml version="1.0" encoding="windows-1251"?>${await signedMessage(emulator)}`
    assert.match((await pages.send('/explain', { message: text })).words, /✓ valid/)
  })

  it('a certificate that the message only names: pasted, and as a file', async () => {
    const { person } = emulator.pki
    const { der } = person.certificate
    const message = await signedMessage(emulator, { holder: person, keyInfo: 'ski' })
    const none = await pages.send('/explain', { file: message })
    assert.match(none.words, /CERTIFICATE_UNREGISTERED/)
    const pem = writePem('CERTIFICATE', der)
    const base64 = `${Buffer.from(der).toString('base64')} \n`
    const given: readonly Record<string, string | Uint8Array>[] = [
      { certificate: pem },
      { certificate: base64 },
      { 'certificate-file': Buffer.from(pem) },
      { 'certificate-file': der },
    ]
    for (const fields of given)
      assert.match((await pages.send('/explain', { file: message, ...fields })).words, /✓ valid/)
    const broken = await pages.send('/explain', { file: message, certificate: hostile })
    assert.equal(broken.status, 400)
    assert.match(broken.words, /CERTIFICATE_UNREADABLE/)
  })

  it('nothing, and more than the gateway takes, are refused as pages', async () => {
    const nothing = await pages.send('/explain', { message: ' \n' })
    assert.equal(nothing.status, 400)
    assert.match(nothing.words, /Paste a message or choose a file/)
    for (const size of [20_001, 400_000]) {
      const { status, words } = await pages.send('/explain', { file: Buffer.alloc(size, 32) })
      assert.equal(status, 413)
      assert.match(words, /larger than the emulator takes/)
    }
  })

  for (const [title, headers, status] of [
    ['another site (Sec-Fetch-Site)', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this host', { 'sec-fetch-site': 'same-site' }, 403],
    ['another site (Origin)', { origin: 'http://evil.example' }, 403],
    ['a page without an address', { origin: 'null' }, 403],
    ['nobody knows where', {}, 403],
    ['this console, as a browser says', { 'sec-fetch-site': 'same-origin', origin: 'null' }, 200],
  ] as const)
    it(`a form sent from ${title}: ${status}`, async () => {
      const page = await pages.send('/explain', { message: '<a/>' }, headers)
      assert.equal(page.status, status)
      if (status === 403) assert.match(page.words, /was not sent from a page of this console/)
    })

  it('what is no form is refused as a page', async () => {
    for (const type of ['text/plain', 'multipart/form-data', 'multipart/form-data; boundary=x']) {
      const headers = { origin: pages.url, 'content-type': type, cookie: 'shep-lang=en' }
      const init = { method: 'POST', body: 'x', headers }
      const response = await fetch(`${pages.url}/explain`, init)
      assert.equal(response.status, 400)
      assert.match(await response.text(), /INPUT_INVALID/)
    }
  })

  it('hostile text in every place of a message stays text', async () => {
    const escaped = hostile.replaceAll('"', '&quot;').replaceAll('<', '&lt;')
    const good = (await signedMessage(emulator)).toString('utf8')
    for (const message of [
      hostile,
      `<a x="${escaped}">${escaped}</a>`,
      good.replace(/Id="id-[^"]+"/, `Id="${escaped}"`),
      good.replace('TEST ONLY', escaped),
    ])
      await pages.send('/explain', { message })
  })

  for (const language of every) {
    const say = sayIn(language)
    it(`a refused message of the journal leads to why, and back: ${language}`, async () => {
      const id = await journaled(Buffer.from(await pretty()))
      const path = `/messages/${id}/explanation`
      assert.ok(linksOf((await pages.open(`/messages/${id}`, language)).text).includes(path))
      const { text, words } = await pages.open(path, language)
      assert.ok(words.includes(`${say('explainJournal')} ✗ ${say('refused')} SCE006`))
      assert.ok(linksOf(text).includes(`/messages/${id}`))
      for (const key of ['explainDiffers', 'explainHashed', 'checks', 'explainHints'] as const)
        assert.ok(words.includes(say(key)), key)
    })
  }

  it('a message behind the façade of the bureau bears no signature: nothing leads to its explanation', async () => {
    const endpoint = '/gbdServices/PersonalDataAccessControlImplService'
    const bytes = Buffer.from('<a/>')
    await emulator.answerBureau({ bytes, contentType: 'text/xml', endpoint, headers: [] })
    const [row] = await emulator.control.journal(undefined, 1)
    assert.equal(row?.['endpoint'], endpoint)
    const { text } = await pages.open(`/messages/${row?.id}`)
    assert.ok(!linksOf(text).some((href) => href.endsWith('/explanation')))
  })

  it('a good signature that a later check refused says so', async () => {
    const sender = { senderId: 'demo-initiator', password: 'wrong' }
    const id = await journaled(await signedMessage(emulator, { info: { sender } }))
    const { words } = await pages.open(`/messages/${id}/explanation`)
    assert.match(words, /✓ valid .* a later check refused it/)
    assert.equal((await pages.open('/messages/none/explanation')).status, 404)
  })

  it('what was erased is not explained: it says that it was erased, and by whom', async () => {
    const id = await journaled(Buffer.from(await pretty()))
    emulator.clock.forward(1000)
    const before = emulator.clock().toISOString()
    const wish = { before, what: ['journal'], by: hostile, reason: hostile }
    const erased = await askApi(`${pages.url}/api/v1/erasures`, 'POST', wish)
    assert.equal(erased.status, 200, JSON.stringify(erased.json))
    const { status, words } = await pages.open(`/messages/${id}/explanation`)
    assert.equal(status, 410)
    assert.match(words, /MESSAGE_ERASED .*alert/)
    assert.doesNotMatch(words, /not valid|no signed document/)
    const page = await pages.open(`/messages/${id}`)
    assert.ok(!linksOf(page.text).some((href) => href.endsWith('/explanation')))
  })
})

describe('what differs between two texts', () => {
  const rows: readonly (readonly [string, string, string, string, string])[] = [
    ['put in', 'abc\n  defghijkl', 'abcdefghijkl', '\n  ', ''],
    ['taken out', 'abcghijklmno', 'abcdefghijklmno', '', 'def'],
    ['changed', 'abcXghijklmno', 'abcdefghijklmno', 'X', 'def'],
    ['cut off', 'abc', 'abcdef', '', 'def'],
    ['of one letter in two', 'aа', 'aa', 'а', 'a'],
  ]
  for (const [title, received, signed, came, went] of rows)
    it(title, () => {
      const found = differing(received, signed)
      assert.deepEqual([found.received, found.signed], [came, went])
      assert.equal(found.before + found.received + found.afterReceived, received)
      assert.equal(found.before + found.signed + found.afterSigned, signed)
    })
})
