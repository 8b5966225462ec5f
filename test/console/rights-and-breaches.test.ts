import assert from 'node:assert/strict'
import * as breachWords from '../../src/console/breaches/breach-words.ts'
import {
  channelTexts,
  organisationRoleTexts,
  pointTexts,
} from '../../src/console/rights/right-texts.ts'
import { sayIn } from '../../src/console/texts.ts'
import type { Text } from '../../src/contract/texts/text.ts'
import { type BreachDesk, bins, breachDesk, holderElements, listOf } from '../support/breach.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { IIN } from '../support/messages.ts'
import { linksOf } from './markup.ts'
import { assertHeadings, assertNamed, type Pages, pagesOf } from './pages-server.ts'

const every = ['ru', 'kk', 'en'] as const
const hostile = `"><script>alert('x')</script>\u202e`
const escaped = '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;'
const DAY = 24 * 3_600_000

describe('console: rights of a subject, and breaches', () => {
  let emulator: TestEmulator
  let pages: Pages
  let desk: BreachDesk
  before(async () => {
    emulator = await startEmulator({ settings: { complaintDays: 2 } })
    pages = await pagesOf(emulator)
    desk = await breachDesk({ ...emulator, start: async () => ({ url: pages.url, port: 0 }) })
  })
  after(() => emulator.close())

  const api = async (path: string, body?: unknown) => {
    const method = body === undefined ? 'GET' : 'POST'
    const { status, json } = await askApi(`${pages.url}/api/v1${path}`, method, body)
    assert.ok(status < 300, JSON.stringify(json))
    return json as { id: string }
  }
  const asks = async (paper: string, body: object) =>
    (await api(`/cabinet/${IIN}/${paper}`, { bin: bins.operator, ...body })).id

  describe('/rights (№ 395/НҚ)', () => {
    it('before anything: how a subject asks', async () => {
      const { text, words } = await pages.open('/rights')
      assert.match(words, /There is none yet\. A subject brings them through the cabinet/)
      assert.match(text, /<a href="\/rights" aria-current="page">/)
      assertNamed(text)
    })

    it('R-150: an information request: its points, a draft of the answer, then the answer', async () => {
      const id = await asks('information-requests', {
        points: ['fact', 'terms'],
        organisation: hostile,
      })
      const asked = await pages.open(`/rights/${id}`)
      assert.match(asked.words, /waits for a decision What it is request for information/)
      assert.ok(asked.words.includes(`POST /api/v1/rights/${id}/decision`))
      assert.match(asked.words, /Draft of the answer .* Whether data are processed \S.* Terms \S/)
      assertHeadings(asked.text)
      const answers = { fact: hostile, terms: 'год' }
      await api(`/rights/${id}/decision`, { bin: bins.operator, solution: 'SATISFIED', answers })
      const { words } = await pages.open(`/rights/${id}`)
      assert.match(words, /answered What it is/)
      assert.match(
        words,
        /answered 991240000013 Whether data are processed .*alert\('x'\).* Terms год/,
      )
      assert.doesNotMatch(words, /Draft of the answer|What comes next/)
    })

    it('R-153: a demand that nobody answered is overdue; its list is of one organisation', async () => {
      const id = await asks('demands', { kind: 'block', data: hostile, violation: hostile })
      assert.doesNotMatch((await pages.open('/rights')).words, /overdue/)
      emulator.clock.forward(10 * DAY)
      const { text, words } = await pages.open(`/rights?bin=${bins.operator}`)
      assert.match(
        words,
        /block of personal data 991231500016 .* waits for a decision .* ✗ overdue/,
      )
      assert.ok(linksOf(text).includes(`/rights/${id}`))
      await api(`/rights/${id}/decision`, {
        bin: bins.operator,
        solution: 'REFUSED',
        reason: hostile,
      })
      assert.match((await pages.open(`/rights/${id}`)).words, /refused .* ! decided after the term/)
      const none = await pages.open(`/rights?bin=${encodeURIComponent(hostile)}`)
      assert.match(none.words, /This organisation was asked nothing/)
    })

    it('R-155: a complaint: each step is the next one', async () => {
      const id = await asks('complaints', { text: hostile })
      const path = `/rights/${id}`
      assert.match(
        (await pages.open(path)).words,
        /asks for an explanation POST \S+\/explanation-request/,
      )
      await api(`${path}/explanation-request`, { bin: bins.authority })
      assert.match(
        (await pages.open(path)).words,
        /the organisation explains .*\/explanation .*\/finding/,
      )
      await api(`${path}/explanation`, { bin: bins.operator, text: hostile })
      const explained = await pages.open(path)
      assert.doesNotMatch(explained.words, /\/explanation the authorised/)
      await api(`${path}/finding`, { bin: bins.authority, found: 'violation', text: hostile })
      const { words } = await pages.open(path)
      assert.match(words, /a violation is found What it is complaint/)
      assert.equal(words.match(/alert\('x'\)/g)?.length, 3)
      assert.equal((await pages.open('/rights/none')).status, 404)
    })
  })

  describe('/breaches (№ 481/НҚ)', () => {
    let path: string
    it('before anything: by what a breach is told', async () => {
      const { text, words } = await pages.open('/breaches')
      assert.match(words, /There is none yet\. One is told by a signed document/)
      assert.match(text, /<a href="\/breaches" aria-current="page">/)
    })

    it('R-141, R-148: a notice: its terms, what it told, the list that is awaited', async () => {
      const list = listOf([`${IIN},,`, '991231500026,,'])
      const said = holderElements(new Date(emulator.clock().getTime() - DAY / 24).toISOString())
      const { status, json } = await desk.notify({
        ...said,
        responsible: `<responsible><name>${escaped}</name><phone>+77010000001</phone></responsible>`,
        measures: `<measures><legal>${escaped}</legal><organisational>б</organisational><technical>в</technical></measures>`,
        subjects: `<subjects>${list.element}</subjects>`,
      })
      assert.equal(status, 201, JSON.stringify(json))
      path = `/breaches/${json['id']}`
      const { text, words } = await pages.open(path)
      assert.match(
        words,
        /waits for the authorised body What it led to unsanctioned access Who told operator, 991240000013/,
      )
      assert.match(words, /List of subjects, lines: 2 ! awaited/)
      assert.match(
        words,
        /notify the authorised body п\. 3 .* ✓ on time decide and order п\. 6 .* ! running/,
      )
      assert.match(words, /Legal measures .*alert/)
      assert.ok(words.includes(`POST /api/v1${path}/decision`))
      assert.ok(words.includes(`POST /api/v1${path}/lists`))
      assertHeadings(text)
      await desk.post(`${path}/lists`, list.text, 'text/csv')
      assert.match((await pages.open(path)).words, /lines: 2 ✓ received/)
    })

    it('R-145: a term that is over stands first', async () => {
      emulator.clock.forward(10 * DAY)
      const { text, words } = await pages.open('/breaches')
      assert.match(words, /decide and order \S+ ✗ overdue/)
      assert.ok(linksOf(text).includes(path))
    })

    it('R-146: decided, ordered, delivered: how many were reached, and all that happened', async () => {
      const id = path.replace('/breaches/', '')
      await api(`${path}/decision`, { bin: bins.authority, risk: true, reason: hostile })
      assert.match((await pages.open(path)).words, /the authorised body orders/)
      assert.equal((await desk.order(id)).status, 200)
      assert.match(
        (await pages.open(path)).words,
        /the rules name no term: a target of the emulator/,
      )
      await desk.deliver(id)
      await desk.delivered(id)
      const { words } = await pages.open(path)
      assert.match(words, /the subjects are notified/)
      assert.match(words, /Delivery 2 of 2 To the cabinet 2 By SMS 0 Undeliverable 0/)
      for (const { en } of Object.values(breachWords.eventTexts)) assert.ok(words.includes(en), en)
      assert.match(words, /order of the authorised body \d+ bytes [0-9a-f]{64}/)
      assert.equal((await pages.open('/breaches/none')).status, 404)
    })

    for (const language of every)
      it(`speaks one language: ${language}`, async () => {
        const { words } = await pages.open(path, language)
        assert.ok(words.includes(sayIn(language)('breachDelivery')))
        assert.ok(words.includes(breachWords.stateTexts.delivered[language]))
        const rights = await pages.open('/rights', language)
        assert.ok(rights.words.includes(sayIn(language)('rightsAbout')))
      })
  })

  it('every word of both is told in three languages', () => {
    const tables: readonly Readonly<Record<string, Text>>[] = [
      ...Object.values(breachWords),
      ...[pointTexts, channelTexts, organisationRoleTexts],
    ]
    for (const { ru, kk, en } of tables.flatMap((one) => Object.values(one))) {
      for (const text of [ru, kk, en]) assert.match(text, /^\S.*\S$/)
      assert.notEqual(kk, ru)
      assert.doesNotMatch(en, /\p{Script=Cyrillic}/u)
    }
  })
})
