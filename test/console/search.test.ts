import assert from 'node:assert/strict'
import type { JournalRow } from '../../src/http/control.ts'
import { type ConsoleServer, type Opener, openPage, startConsole } from './console-server.ts'
import { linksOf } from './markup.ts'

describe('console: search', () => {
  let server: ConsoleServer
  let row: JournalRow
  before(async () => {
    server = await startConsole()
    await server.play.token()
    row = await server.last()
  })
  after(() => server?.close())
  const open: Opener = (path, headers) => openPage(server, path, headers)
  const english: Opener = (path) => open(path, { cookie: 'shep-lang=en' })

  for (const key of ['id', 'messageId', 'sessionId'] as const) {
    it(`by ${key} leads to the message`, async () => {
      const { status, headers } = await server.page(`/?q=${encodeURIComponent(`  ${row[key]} `)}`)
      assert.deepEqual([status, headers.get('location')], [303, `/messages/${row.id}`])
    })
  }

  it('by sessionId without braces too', async () => {
    const key = String(row['sessionId']).slice(1, -1)
    assert.equal((await server.page(`/?q=${key}`)).headers.get('location'), `/messages/${row.id}`)
  })

  it('lists messages that share a messageId, latest first', async () => {
    await server.play.token({}, 'twice')
    const first = await server.last()
    await server.play.token({}, 'twice')
    const second = await server.last()
    const { text, words } = await english('/?q=twice')
    assert.match(words, /2 found/)
    const found = linksOf(text).filter((href) => href.startsWith('/messages/'))
    assert.deepEqual(found, [`/messages/${second.id}`, `/messages/${first.id}`])
  })

  it('says that nothing is found, and keeps the key when the language is changed', async () => {
    const key = 'no such & "key"'
    const { text, words } = await english(`/?q=${encodeURIComponent(key)}`)
    assert.match(words, /Nothing is found/)
    const other = linksOf(text).find((href) => href.endsWith('lang=kk')) ?? ''
    assert.equal(new URLSearchParams(other.slice(1)).get('q'), key)
    assert.match((await open(`/${other}`)).words, /Ештеңе табылмады/)
  })
})
