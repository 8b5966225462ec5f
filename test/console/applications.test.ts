import assert from 'node:assert/strict'
import { deedTexts, detailNames } from '../../src/console/applications/history-texts.ts'
import { sayIn } from '../../src/console/texts.ts'
import { faults } from '../../src/contract/faults.ts'
import { bridgeActions } from '../../src/contract/smart-bridge.ts'
import { five, other } from '../http/api-rows.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi, request } from '../support/http.ts'
import { linksOf } from './markup.ts'
import { assertHeadings, assertNamed, type Pages, pagesOf } from './pages-server.ts'

const every = ['ru', 'kk', 'en'] as const
const hostile = `"><script>alert('x')</script>`
const DAY = 24 * 3_600_000

describe('console: the life of an application (№ 236/НҚ, cl. 4 to 12)', () => {
  let emulator: TestEmulator
  let pages: Pages
  let id: string
  let path: string
  before(async () => {
    emulator = await startEmulator()
    pages = await pagesOf(emulator)
    await emulator.control.registerParticipant({ ...other, name: hostile })
  })
  after(() => emulator.close())

  const api = async (way: string, body: object = {}, method = 'POST') => {
    const reply = await askApi(`${pages.url}/api/v1/applications${way}`, method, body)
    assert.ok(reply.status < 300, JSON.stringify(reply.json))
    return reply.json as { id: string }
  }
  const english = () => pages.open(path)

  it('the list tells stage, method and review, and leads to each', async () => {
    const own = { operationalCentre: hostile, approval: hostile }
    const said = { ...five, services: hostile, storageTerm: hostile, ...own }
    id = (await api('/drafts', { senderId: other.senderId, method: 'own', ...said })).id
    path = `/applications/${id}`
    const { text, words } = await pages.open('/applications')
    assert.ok(linksOf(text).includes(path))
    assert.match(words, /other 2 own draft/)
    assert.match(words, /demo-initiator 2 own the public key is registered decided \d{4}-/)
    assert.match(text, /<a href="\/applications" aria-current="page">/)
    assertHeadings(text)
  })

  it('a draft: what can be done, by whom and by which address; hostile text stays text', async () => {
    const name = encodeURIComponent(`${hostile}.pdf`.replaceAll('/', '_'))
    await request(
      `${pages.url}/api/v1${path}/attachments?name=${name}&by=${encodeURIComponent(hostile)}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/pdf' },
        body: '%PDF-1.7 TEST ONLY',
      },
    )
    const { text, words } = await english()
    assert.ok(
      words.includes(`file it — the applicant POST /api/v1${path}/submit → filed, under review`),
    )
    assert.match(words, /change what is filled in — the applicant PUT/)
    assert.match(words, /alert\('x'\).*\.pdf test protocol 18 bytes [0-9a-f]{64}/)
    assert.match(words, /It is given after the positive review/)
    assert.match(words, /not ready/)
    assert.match(words, /PRE-01 .* ✗ failed draft/)
    assertHeadings(text)
    assertNamed(text)
    const [file] = linksOf(text).filter((href) => href.includes('/attachments/'))
    assert.equal((await request(`${pages.url}${file}`)).status, 200)
  })

  it('R-024: filed: until when it is decided, and overdue once that is over', async () => {
    await api(`/${id}/submit`)
    assert.match(
      (await english()).words,
      /Review due 2026-12-0\d \d\d:\d\d:\d\d a term of 10 working days/,
    )
    emulator.clock.forward(30 * DAY)
    assert.match((await english()).words, /✗ overdue, was due 2026-12-0/)
    assert.match(
      (await pages.open('/applications')).words,
      /other 2 own filed, under review ✗ overdue/,
    )
  })

  it('R-023: returned: why, and what to revise', async () => {
    await api(`/${id}/return`, { reason: hostile, fields: ['storageTerm'], by: hostile })
    const { words } = await english()
    assert.ok(words.includes(`Why it was returned ${hostile} What to revise storageTerm`))
    assert.match(words, /Review decided .* ! after the term/)
  })

  it('R-026, R-027: reviewed: documentation, the key that is wanted, who takes it', async () => {
    await api(`/${id}/submit`)
    await api(`/${id}/approve`)
    const { text, words } = await english()
    assert.match(words, /hand over a public key — the applicant POST .*\/keys/)
    assert.match(words, /The method wants a key/)
    assert.match(words, /Who takes keys .*TEST ONLY/)
    const files = linksOf(text).filter((href) => href.includes('/documentation/'))
    assert.deepEqual(
      files.map((href) => href.replace(/^.*\//, '')),
      ['documentation.html?lang=en', 'documentation.md?lang=en', 'documentation.json'],
    )
    for (const href of files) assert.equal((await request(`${pages.url}${href}`)).status, 200)
  })

  it('history: what, when and who, oldest first', async () => {
    const { text } = await english()
    const history = text.slice(text.indexOf('id="history"'))
    const deeds = [...history.matchAll(/data-label="What"><div>([^<]+)/g)].map(([, deed]) => deed)
    assert.deepEqual(deeds, [
      ...['a draft was begun', 'a file was attached', 'the application was filed'],
      ...['returned for revision', 'the application was filed', 'reviewed positively'],
    ])
  })

  it('testing: the session that counts, from the application and back', async () => {
    const { applicationId } = emulator.demo
    const opened = (await emulator.control.openSession(applicationId)) as { id: string }
    const { text, words } = await pages.open(`/applications/${applicationId}`)
    assert.match(words, /testing: 0 of 10/)
    assert.ok(linksOf(text).includes(`/sessions/${opened.id}`))
    const { en } = faults.APPLICATION_CENTRE_MISSING
    assert.ok(words.slice(words.indexOf('the short form did not ask for')).includes(en))
    const session = await pages.open(`/sessions/${opened.id}`)
    assert.ok(linksOf(session.text).includes(`/applications/${applicationId}`))
  })

  for (const language of every)
    it(`speaks one language, and never an unknown application: ${language}`, async () => {
      const say = sayIn(language)
      const { words } = await pages.open(path, language)
      for (const key of ['appPossible', 'appPreflight', 'appHistory', 'appKeyWanted'] as const)
        assert.ok(words.includes(say(key)), key)
      assert.equal((await pages.open('/applications/none', language)).status, 404)
    })

  it('every deed and every name of a detail is told in three languages', () => {
    for (const action of bridgeActions) assert.ok(deedTexts[action], action)
    for (const { ru, kk, en } of [...Object.values(deedTexts), ...Object.values(detailNames)]) {
      for (const text of [ru, kk, en]) assert.match(text, /^\S.*\S$/)
      assert.doesNotMatch(en, /\p{Script=Cyrillic}/u)
    }
  })
})
