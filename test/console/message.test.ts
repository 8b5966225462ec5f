import assert from 'node:assert/strict'
import { noteTexts } from '../../src/console/note-texts.ts'
import { sayIn } from '../../src/console/texts.ts'
import { faults } from '../../src/contract/faults.ts'
import { type ConsoleServer, type Opener, openPage, startConsole } from './console-server.ts'
import { linksOf } from './markup.ts'

const every = ['ru', 'kk', 'en'] as const

describe('console: /messages/ID', () => {
  let server: ConsoleServer
  before(async () => {
    server = await startConsole()
  })
  after(() => server?.close())
  const open: Opener = (path, headers) => openPage(server, path, headers)
  const english: Opener = (path) => open(path, { cookie: 'shep-lang=en' })

  it('an accepted message: facts, every check in order, headers, both bodies', async () => {
    await server.play.token()
    const row = await server.last()
    const { words, text } = await english(`/messages/${row.id}`)
    for (const name of ['messageId', 'sessionId', 'certificate', 'tokenId', 'id'])
      assert.ok(words.includes(String(row[name])), name)
    assert.match(words, /Signature verified, holds \(engine: stream\)/)
    const checks = row['checks'] as { rule: string }[]
    const shown = [...text.matchAll(/<td role="cell" data-label="Clause"><div><b>([^<]+)</g)]
    assert.deepEqual(
      shown.map(([, rule]) => rule),
      checks.map(({ rule }) => rule),
    )
    assert.match(words, /W-25 The certificate chains to a trusted authority/)
    assert.match(words, /user-agent/)
    assert.match(words, /<soap:Envelope/)
    assert.match(words, new RegExp(`passed: ${checks.length}`))
    assert.doesNotMatch(words, /– not checked/)
  })

  it('what a service noted, and what checks recorded, is in the language of the page', async () => {
    const row = await server.last()
    const { notes } = row['reason'] as { notes: Record<string, unknown> }
    const names = Object.keys(notes).filter((name) => name !== 'warnings')
    assert.ok(names.includes('dataName') && names.includes('purpose'))
    for (const language of every) {
      const { text } = await open(`/messages/${row.id}`, { cookie: `shep-lang=${language}` })
      const shown = [...text.matchAll(/<dt>([^<]*)<\/dt>/g)].map(([, name = '']) => name)
      for (const name of names) {
        assert.ok(shown.includes(noteTexts[name]?.[language] ?? ''), `${name} ${language}`)
        assert.ok(!shown.includes(name), name)
      }
    }
    const { words } = await english(`/messages/${row.id}`)
    assert.match(words, /each certificate of the chain is signed by the next/)
    assert.match(words, /an approved application with the method own/)
    assert.doesNotMatch(words, /одобренная|подписан следующим|Правила приёма/)
  })

  it('the bytes may be taken as they came', async () => {
    const row = await server.last()
    const { text } = await english(`/messages/${row.id}`)
    const links = linksOf(text).filter((href) => href.startsWith('/api/'))
    assert.equal(links.length, 2)
    for (const [at, side] of (['request', 'response'] as const).entries()) {
      const bytes = await server.emulator.control.message(row.id, side)
      assert.equal((await server.page(links[at] ?? '')).text, Buffer.from(bytes).toString())
    }
    assert.match(text, /download="[^"]+-request\.xml"/)
  })

  for (const language of every) {
    it(`a refusal: code, text, clause, key and what was not checked: ${language}`, async () => {
      const row = await server.post('<a>')
      const { words } = await open(`/messages/${row.id}?lang=${language}`)
      const say = sayIn(language)
      const { wire } = faults.NOT_WELL_FORMED
      assert.ok(words.includes(`${say('refused')} ${wire} ${faults.NOT_WELL_FORMED[language]}`))
      assert.match(words, /NOT_WELL_FORMED/)
      assert.match(words, /the document ends inside an element/)
      assert.ok(words.includes(say('sentAsFault', { status: 500 })))
      assert.ok(words.includes(say('notVerified')))
      assert.ok(words.includes(`${say('fail')}: 1`))
      assert.ok(words.includes(`${say('untestable')}: 29`))
      assert.ok(!words.includes(say('verified', { engine: 'stream' })))
      assert.ok(!words.includes(`✓ ${say('pass')}`))
    })
  }

  it('a refusal of a service: sent as a status, with expected and actual', async () => {
    await server.play.token({ company_bin: '991240000023' })
    const row = await server.last()
    const { words } = await english(`/messages/${row.id}`)
    assert.equal(row['outcome'], 'BIN_MISMATCH')
    const { wire, en } = faults.BIN_MISMATCH
    assert.ok(words.includes(`✗ Refused ${wire} ${en}`))
    assert.match(words, /Sent as an answer with a failing status, HTTP 200/)
    assert.match(words, /The BIN of the request is not that of the sender \(991240000013\)/)
    const why = words.slice(words.indexOf('Verdict'), words.indexOf('Sent as'))
    assert.match(why, /Expected 991240000023 Actual 991240000013 Key of the reason BIN_MISMATCH/)
    assert.match(words, /✗ failed 991240000023 991240000013/)
  })

  it('a warning in words', async () => {
    await server.play.token({ expiresIn: '90000000' })
    const { id } = await server.last()
    const { words } = await english(`/messages/${id}`)
    assert.match(words, /expiresIn 90000000 ms is more than allowed; 86400000 ms is used/)
    assert.match(words, /! warning: 1/)
  })
})
