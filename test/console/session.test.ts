import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readSession, sessionPage } from '../../src/console/session.ts'
import type { SessionRow } from '../../src/console/source.ts'
import { sayIn } from '../../src/console/texts.ts'
import { faults } from '../../src/contract/faults.ts'
import { type ConsoleServer, type Opener, openPage, startConsole } from './console-server.ts'
import { linksOf, wordsOf } from './markup.ts'

const every = ['ru', 'kk', 'en'] as const

const idOf = (value: unknown) => (value as { id: string }).id

describe('console: /sessions/ID', () => {
  let server: ConsoleServer
  before(async () => {
    server = await startConsole()
  })
  after(() => server?.close())
  const open: Opener = (path, headers) => openPage(server, path, headers)
  const english: Opener = (path) => open(path, { cookie: 'shep-lang=en' })

  it('an open session: progress, what is missing, counted and not counted', async () => {
    const { control } = server.emulator
    const id = idOf(await control.openSession(server.applicationId))
    await server.play.exchange()
    const [person, access] = await control.journal(undefined, 2)
    await server.play.token()
    const alone = await server.last()
    await server.play.token({ company_bin: '991240000023' })
    const refused = await server.last()
    const { words, text } = await english(`/sessions/${id}`)
    assert.match(words, /2 of 10/)
    assert.match(words, /R-028 2 of 10 successful responses with a security token are counted/)
    assert.match(words, /1 accepted, 0 refused, 1 not presented/)
    const counted = words.slice(
      words.indexOf('Counted responses'),
      words.indexOf('Messages not counted'),
    )
    assert.ok(counted.includes(`${access?.['messageId']} ✓ Accepted ${person?.['messageId']}`))
    assert.ok(counted.includes(`${alone['messageId']} Not presented`))
    assert.ok(!counted.includes(String(refused['messageId'])))
    const apart = words.slice(words.indexOf('Messages not counted'))
    assert.match(apart, new RegExp(`${refused['messageId']} R-028 Refused with`))
    assert.ok(apart.includes(faults.BIN_MISMATCH.en))
    assert.ok(!linksOf(text).some((href) => href.includes('act.')))
    assert.match((await english('/')).words, new RegExp(`demo-initiator ${id} 2 of 10 open`))
    await control.abandon(id)
  })

  it('counted messages that the journal is too long to find are said to be missing', async () => {
    const { control } = server.emulator
    const [session] = (await control.sessions()) as SessionRow[]
    assert.ok(session)
    const source = { ...control, journal: () => control.journal(undefined, 2) }
    const facts = await readSession(source, session)
    const page = await sessionPage(facts, source, { language: 'en', say: sayIn('en') })
    assert.match(wordsOf(page.toString()), /not among the latest 1000 of the journal: 2\./)
    assert.doesNotMatch((await english(`/sessions/${session.id}`)).words, /not among the latest/)
  })

  it('a session closed without an act offers none', async () => {
    const [session] = (await server.emulator.control.sessions()) as { id: string }[]
    const { words, text } = await english(`/sessions/${session?.id}`)
    assert.match(words, /closed without an act/)
    assert.ok(!linksOf(text).some((href) => href.includes('act.')))
  })

  it('an act of before containers offers what there is', async () => {
    const { control } = server.emulator
    const [session] = (await control.sessions()) as SessionRow[]
    assert.ok(session)
    const text = JSON.stringify({
      format: 'shep-emulator/act/1',
      origin: { gatewayCertificate: 'x', timeStamp: { kind: 'none' } },
    })
    const source = { ...control, actJson: async () => text }
    const facts = await readSession(source, { ...session, state: 'frozen' })
    const page = await sessionPage(facts, source, { language: 'en', say: sayIn('en') })
    const links = linksOf(page.toString()).filter((href) => href.includes('/act.'))
    const forms = links.map((href) => href.slice(href.lastIndexOf('/') + 1))
    assert.deepEqual(forms, ['act.pdf', 'act.html', 'act.json'])
  })

  it('ten responses: the act can be made, and once made all its forms are there', async () => {
    const { control } = server.emulator
    const id = idOf(await control.openSession(server.applicationId))
    for (let at = 0; at < 10; at++) await server.play.token()
    const ready = await english(`/sessions/${id}`)
    assert.match(ready.words, new RegExp(`the act can be made. POST /api/v1/sessions/${id}/act`))
    await control.freeze(id)
    const { words, text } = await english(`/sessions/${id}`)
    assert.match(words, /10 of 10 · the act is made/)
    const links = linksOf(text).filter((href) => /\/(act|junit)\./.test(href))
    assert.equal(links.length, 5)
    for (const href of links) assert.equal((await server.page(href)).status, 200)
    const json = await server.page(`/api/v1/sessions/${id}/act.json`)
    assert.ok(words.includes(createHash('sha256').update(json.text).digest('hex')))
    assert.match((await english('/')).words, new RegExp(`${id} 10 of 10 the act is made`))
  })

  for (const language of every) {
    it(`speaks one language: ${language}`, async () => {
      const all = (await server.emulator.control.sessions()) as { id: string }[]
      for (const { id } of all) {
        const { words } = await open(`/sessions/${id}?lang=${language}`)
        assert.ok(words.includes(sayIn(language)('notCounted')))
        if (language === 'en')
          assert.doesNotMatch(words.replace(/ШЭП|КДП|Русский|Қазақша/g, ''), /\p{Script=Cyrillic}/u)
      }
    })
  }
})
